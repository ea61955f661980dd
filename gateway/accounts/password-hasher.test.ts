import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { CodedError } from '../../protocol/errors.ts';
import { createPasswordHasher, type PasswordHasher, passwordDefaults } from './password-hasher.ts';

const open: PasswordHasher[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((hasher) => hasher.close()));
});

function hasher(over: { memoryKib?: number; passes?: number; queue?: number } = {}): PasswordHasher {
  const made = createPasswordHasher({
    memoryKib: 8,
    passes: 1,
    lanes: 1,
    queue: 4,
    clock: systemClock,
    logger: silentLogger,
    ...over,
  });
  open.push(made);
  return made;
}

test('makes argon2id PHC strings with the parameters asked for, each with its own salt, and verifies them', async () => {
  const passwords = hasher();
  const [first, second] = await Promise.all([
    passwords.hash('correct horse'),
    passwords.hash('correct horse'),
  ]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
  expect(second).not.toBe(first);
  expect(await passwords.verify(first, 'correct horse')).toBe(true);
  expect(await passwords.verify(first, 'correct horsf')).toBe(false);
});

test("hashes with OWASP's parameters by default", async () => {
  const hash = await hasher(passwordDefaults).hash('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('refuses at once beyond the bound of the queue, and takes again when it has emptied', async () => {
  const passwords = hasher({ queue: 2 });
  const taken = [passwords.hash('one'), passwords.hash('two')];
  await expect(passwords.hash('three')).rejects.toMatchObject({ reason: 'overloaded' });
  const refused = await passwords.hash('three').catch((error: CodedError) => error);
  expect(refused).toBeInstanceOf(CodedError);
  expect((refused as CodedError).retryMs).toBeGreaterThan(0);
  await Promise.all(taken);
  await expect(passwords.hash('three')).resolves.toContain('$argon2id$');
});

test('a hash that is none is an error of ours, and the next job is done', async () => {
  const passwords = hasher();
  await expect(passwords.verify('no hash', 'x')).rejects.toMatchObject({ reason: 'internal' });
  await expect(passwords.verify('', 'x')).rejects.toMatchObject({ reason: 'internal' });
  await expect(passwords.hash('x')).resolves.toContain('$argon2id$');
});

test('what waits at the end is rejected, and nothing is taken afterwards', async () => {
  const passwords = hasher();
  const waiting = expect(passwords.hash('x')).rejects.toMatchObject({ reason: 'draining' });
  await passwords.close();
  await waiting;
  await expect(passwords.hash('x')).rejects.toMatchObject({ reason: 'draining' });
});

test.skipIf(process.platform !== 'linux')('the thread has a lower priority than the process', async () => {
  const before = new Set(readdirSync('/proc/self/task'));
  await hasher().hash('x');
  const niceness = readdirSync('/proc/self/task')
    .filter((tid) => !before.has(tid))
    .map((tid) => Number(readFileSync(`/proc/self/task/${tid}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]));
  expect(Math.max(...niceness)).toBeGreaterThan(getPriority());
});
