import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../ports/fake-clock.ts';
import { readArguments } from './arguments.ts';
import { FileFollower } from './file-follower.ts';
import { LogPrinter, readLine } from './log-lines.ts';
import { missingPrograms } from './requirements.ts';
import { table } from './table.ts';

describe('arguments', () => {
  test('have their defaults', () => {
    expect(readArguments([])).toEqual({
      ...{ action: 'up', directory: resolve('data/cluster'), gateways: 2, chatServices: 2, presence: 1 },
      ...{ feedServices: 1, shorteners: 1, port: 8081, linkPort: 8091, flush: false, logs: 'warn' },
    });
  });

  test('are taken', () => {
    expect(
      readArguments(['--gateways', '3', '--chat-services=4', '--logs', 'info', '--data', '/x']),
    ).toMatchObject({ gateways: 3, chatServices: 4, logs: 'info', directory: '/x' });
    expect(readArguments(['--down']).action).toBe('down');
    expect(readArguments(['--status']).action).toBe('status');
  });

  test.each([
    [['--gateways', '0'], /--gateways is “0”/],
    [['--port', 'x'], /--port is “x”/],
    [['--logs', 'loud'], /--logs is “loud”/],
    [['--down', '--status'], /exclude each other/],
    [['--dwon'], /--dwon/],
    [['up'], /up/],
  ])('%j is refused in words', (argv, words) => {
    expect(() => readArguments(argv)).toThrow(words);
  });
});

describe('lines', () => {
  test.each([
    [
      '{"level":40,"time":"2026-11-21T07:08:09.123Z","msg":"slow","ms":5,"err":{"type":"E","message":"no"}}',
      'warn',
      '07:08:09.123 WARN slow ms=5 err=no',
    ],
    ['{"level":30,"time":"2026-11-21T07:08:09.123Z","msg":"well"}', 'info', '07:08:09.123 INFO well'],
    ['{"level":60,"msg":"gone"}', 'error', 'ERROR gone'],
    ['{"not":"pino"}', 'info', '{"not":"pino"}'],
    ['Kith runs at http://127.0.0.1:8081', 'info', 'Kith runs at http://127.0.0.1:8081'],
    ['[main] ERROR kafka.Kafka - bad', 'error', '[main] ERROR kafka.Kafka - bad'],
    ['WARN  [main] 2026-11-21 StartupChecks - swap', 'warn', 'WARN  [main] 2026-11-21 StartupChecks - swap'],
    ['71:M 21 Nov 2026 07:00:00.000 # low memory', 'warn', '71:M 21 Nov 2026 07:00:00.000 # low memory'],
  ])('%s is %s', (line, severity, text) => {
    expect(readLine(line)).toEqual({ severity, text });
  });

  test('are shown behind their name when they are severe enough', () => {
    let shown = '';
    const printer = new LogPrinter((text) => (shown += text), false);
    printer.log('redis', 'an ERROR', 'error');
    printer.log('redis', 'a WARN', 'error');
    printer.say('chat-service-1', 'hello');
    expect(shown).toBe('redis           │ an ERROR\nchat-service-1  │ hello\n');
  });

  test('have a colour a process', () => {
    const shown: string[] = [];
    const printer = new LogPrinter((text) => shown.push(text.slice(0, 5)), true);
    for (const name of ['a', 'b', 'a']) printer.say(name, '');
    expect(shown[0]).toBe('\x1b[36m');
    expect(shown[1]).not.toBe(shown[0]);
    expect(shown[2]).toBe(shown[0]);
  });
});

test('a file is followed from where it stands, through half lines, split letters and a new beginning', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kith-follower-'));
  const file = join(directory, 'x.log');
  await writeFile(file, 'old\n');
  const lines: string[] = [];
  const follower = new FileFollower(file, (line) => lines.push(line), new FakeClock());
  await follower.start();
  const [first, second] = [Buffer.from('né').subarray(0, 2), Buffer.from('né').subarray(2)];
  await appendFile(file, Buffer.concat([Buffer.from('one\n'), first]));
  await follower.look();
  expect(lines).toEqual(['one']);
  await appendFile(file, Buffer.concat([second, Buffer.from('e\n')]));
  await follower.look();
  expect(lines).toEqual(['one', 'née']);
  await writeFile(file, 'new\n');
  await follower.look();
  expect(lines).toEqual(['one', 'née', 'new']);
  follower.stop();
  await rm(directory, { recursive: true });
});

test('a table has columns', () => {
  expect(
    table([
      ['name', 'pid'],
      ['gateway-1', '17'],
    ]),
  ).toBe('name       pid\ngateway-1  17');
});

describe('programs', () => {
  test('that are missing are named in one sentence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-path-'));
    await writeFile(join(folder, 'mvn'), '', { mode: 0o755 });
    const sentence = await missingPrograms({ PATH: folder });
    expect(sentence).toMatch(/^The cluster lacks a JDK 17 \(java\), Redis \(redis-server\)\. Install/);
    await rm(folder, { recursive: true });
  });

  test('a Java of another version is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-path-'));
    for (const name of ['mvn', 'redis-server', 'java']) {
      const script = '#!/bin/sh\necho \'openjdk version "21.0.4" 2024-07-16\' >&2\n';
      await writeFile(join(folder, name), script, { mode: 0o755 });
    }
    expect(await missingPrograms({ PATH: folder })).toMatch(/needs Java 17; java here is 21/);
    await rm(folder, { recursive: true });
  });
});
