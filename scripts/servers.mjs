// What real servers need on this machine. As root on Debian it installs what is missing, else it says what to install.
import { spawnSync } from 'node:child_process';

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** `needed`: command → Debian's package. Ends this process when one cannot be had. */
export function ensureCommands(needed) {
  const missing = Object.entries(needed).filter(([command]) => !has(command));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (has('apt-get') && process.getuid?.() === 0) {
    console.log(`Installing ${packages.join(', ')} (once) …`);
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    const policy = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { ...quiet, env: policy });
  }
  const lacking = missing.filter(([command]) => !has(command)).map(([, name]) => name);
  if (lacking.length === 0) return;
  console.error(
    `This needs ${lacking.join(', ')}: install them (Debian: apt-get install ${lacking.join(' ')}).`,
  );
  process.exit(1);
}

export const serverCommands = {
  java: 'openjdk-17-jdk-headless',
  mvn: 'maven',
  'redis-server': 'redis-server',
};
