/** npx tsx bench/read-profile.ts FILE_OR_FOLDER [COUNT]: the functions that took most CPU, a table a profile. */
import { profileFiles, profileTables } from './profile-files.ts';

const [path = '', count = '30'] = process.argv.slice(2);
if (path === '' || !(Number(count) > 0)) {
  process.stderr.write(
    'Give a .cpuprofile file, or a folder of them, and how many functions to tell (30).\n',
  );
  process.exitCode = 1;
} else {
  process.stdout.write(profileTables(profileFiles(path), Number(count)));
}
