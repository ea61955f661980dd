import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments, WrongArgument } from './arguments.ts';
import { readCorpus } from './corpus.ts';
import { Histogram } from './histogram.ts';
import { userId } from './people.ts';
import { seeded } from './random.ts';
import { wavesOf } from './replay.ts';
import { standIn } from './stand-in.ts';

const everything = { rooms: 0, lines: 0 };

describe('arguments', () => {
  it('names what is wrong', () => {
    for (const [argv, words] of [
      [['--rooms', 'many'], '--rooms is “many”'],
      [['--faults', 'cut,quake'], '“quake”'],
      [['--url', 'http://localhost:1', '--secret', 'x', '--faults', 'kill'], 'own server'],
      [['--url', 'http://localhost:1'], '--secret'],
      [['--option', 'PORT=1'], 'KITH_TRANSPORT=ws'],
      [['--unknown'], '--unknown'],
    ] as const) {
      expect(() => readArguments(argv)).toThrow(WrongArgument);
      expect(() => readArguments(argv)).toThrow(words);
    }
  });
});

describe('the file', () => {
  it('is read room by room, with the minutes since each began, and as much of it as is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-corpus-'));
    try {
      const file = join(folder, 'talk.jsonl');
      const line = (room: string, at: string, nick: string, text: string) =>
        JSON.stringify({ room, at, nick, text });
      const lines = [
        line('a', '2004-12-25T23:59', 'alice', 'hello'),
        line('b', '2004-12-25T23:59', 'carol', 'hm'),
        line('a', '2004-12-26T00:01', 'bob', 'hi'),
        line('a', '2004-12-26T00:02', 'alice', 'bye'),
      ];
      await writeFile(file, `${lines.join('\n')}\n`);
      const rooms = await readCorpus(file, everything);
      expect(rooms.map(({ name, nicks }) => [name, nicks])).toEqual([
        ['a', ['alice', 'bob']],
        ['b', ['carol']],
      ]);
      expect(rooms[0]!.lines.map(({ minute, text }) => [minute, text])).toEqual([
        [0, 'hello'],
        [2, 'hi'],
        [3, 'bye'],
      ]);
      const slice = await readCorpus(file, { rooms: 1, lines: 2 });
      expect(slice.map(({ lines }) => lines.length)).toEqual([2]);
      await writeFile(file, '{"room": "a", "text": "hello"}\n');
      await expect(readCorpus(file, everything)).rejects.toThrow('Line 1');
      await expect(readCorpus(join(folder, 'none'), everything)).rejects.toThrow('ENOENT');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has a stand-in that is the same for the same seed', () => {
    expect(standIn(seeded(7), everything)).toEqual(standIn(seeded(7), everything));
    expect(standIn(seeded(7), everything)).not.toEqual(standIn(seeded(8), everything));
    const [room] = standIn(seeded(7), { rooms: 1, lines: 50 });
    expect(room!.lines.length).toBe(50);
  });
});

describe('people', () => {
  it('have ids that the server takes, and no two nicks the same', () => {
    const nicks = [
      'alice',
      '|QuaD-',
      'Cal[] John',
      '你好',
      ':5b',
      '[',
      'x'.repeat(70),
      `${'x'.repeat(69)}y`,
      '',
      'Alice',
    ];
    const ids = nicks.map(userId);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_.:@-]{1,64}$/);
    expect(new Set(ids).size).toBe(nicks.length);
    expect(userId('alice')).toBe('alice');
  });
});

describe('waves', () => {
  const room = (name: string, ...nicks: string[]) => ({ name, nicks, lines: [] });

  it('are rooms together as long as all their people may be connected at once', () => {
    const rooms = [
      room('a', 'alice', 'bob'),
      room('b', 'bob', 'carol'),
      room('c', 'dave', 'eve', 'alice'),
      room('d', 'eve'),
    ];
    expect(wavesOf(rooms, 3).map((wave) => wave.map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(() => wavesOf(rooms, 2)).toThrow('--clients');
  });
});

describe('the histogram', () => {
  it('knows quantiles to within 3 %, and those of nothing as 0', () => {
    const histogram = new Histogram();
    expect(histogram.quantile(0.5)).toBe(0);
    for (let ms = 1; ms <= 1000; ms++) histogram.add(ms);
    expect(Math.abs(histogram.quantile(0.5) / 500 - 1)).toBeLessThan(0.03);
    expect(Math.abs(histogram.quantile(0.99) / 990 - 1)).toBeLessThan(0.03);
    histogram.add(0);
    histogram.add(Number.MAX_SAFE_INTEGER);
  });
});
