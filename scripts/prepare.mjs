// What every command needs first: the packages of the lock file, and the compiled program. Does only what is missing.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder; a failure ends this process with its code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Installs the packages of the lock file when it changed since they were installed. */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(`Kith needs Node 20.20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const mark = join(root, 'node_modules/.kith-lock');
  const installed = `${process.versions.modules}\n${lock}`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === installed) return;
  console.log('Installing packages (once) …');
  run('npm', ['ci', '--no-progress', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(mark, installed);
}

/** Compiles what changed; a second or less when nothing did. */
export function build() {
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  for (const folder of ['protocol/generated', 'gateway/page']) {
    const from = join(root, folder);
    if (existsSync(from) && statSync(from).isDirectory()) {
      cpSync(from, join(root, 'dist', folder), {
        recursive: true,
        filter: (file) => !file.endsWith('.d.ts'),
      });
    }
  }
}
