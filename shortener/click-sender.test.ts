import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClickSpool } from '../ports/click-spool.ts';
import type { ClickStore } from '../ports/click-store.ts';
import { systemClock } from '../ports/clock.ts';
import { type EventLog, LogUnavailable, type Position } from '../ports/event-log.ts';
import { silentLogger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import { type Click, type ClickFrame, clicksIn, decodeFrame } from './click.ts';
import { ClickFrames } from './click-frames.ts';
import { ClickSender } from './click-sender.ts';
import { Sources } from './fold.ts';
import { Visitors } from './visitors.ts';

/** A log that takes, refuses, or loses its answer, as it is told. */
class ScriptedLog {
  readonly epoch = 'e';
  readonly frames: { readonly partition: number; readonly frame: ClickFrame }[] = [];
  mood: 'takes' | 'refuses' | 'loses answers' | 'is silent' = 'takes';
  /** What it was asked while it was silent, to be answered when it is told. */
  readonly #silent: (() => void)[] = [];
  #heard: () => void = () => undefined;

  partitionOf = (_: string, key: string): number => key.length % 3;
  async append(topic: string, key: string, value: Uint8Array): Promise<Position> {
    await Promise.resolve();
    if (this.mood === 'is silent') {
      this.#heard();
      await new Promise<void>((resolve) => this.#silent.push(resolve));
    }
    if (this.mood !== 'refuses') {
      this.frames.push({ partition: this.partitionOf(topic, key), frame: decodeFrame(value) });
    }
    if (this.mood !== 'takes') throw new LogUnavailable('away');
    return { epoch: 'e', partition: 0, offset: this.frames.length };
  }

  /** It is asked next time and says nothing. */
  heard(): Promise<void> {
    this.mood = 'is silent';
    return new Promise((resolve) => {
      this.#heard = resolve;
    });
  }

  speaks(mood: 'takes' | 'refuses' = 'takes'): void {
    this.mood = mood;
    for (const answer of this.#silent.splice(0)) answer();
  }

  /** What a fold of the log comes to. */
  counted(): number {
    const partitions = new Map<number, Sources>();
    let sum = 0;
    for (const { partition, frame } of this.frames) {
      const sources = partitions.get(partition) ?? new Sources();
      partitions.set(partition, sources);
      if (sources.admit(frame)) sum += clicksIn(frame);
    }
    return sum;
  }
}

/** A queue in memory with a bound in entries. */
class MemorySpool implements ClickSpool {
  entries: Uint8Array[] = [];
  limit = 1_000;
  append(entry: Uint8Array): boolean {
    if (this.entries.length >= this.limit) return false;
    this.entries.push(entry);
    return true;
  }
  synced = async () => undefined;
  oldest = async (count: number) => this.entries.slice(0, count);
  async done(count: number): Promise<void> {
    this.entries = this.entries.slice(count);
  }
  depth = () => ({ entries: this.entries.length, bytes: this.entries.length, limitBytes: this.limit });
  close = async () => undefined;
}

describe('the way of clicks to the log', () => {
  let log: ScriptedLog;
  let spool: MemorySpool;
  let counters: Map<string, { value: number }>;
  let sender: ClickSender;
  beforeEach(() => {
    log = new ScriptedLog();
    spool = new MemorySpool();
    sender = open();
  });
  afterEach(async () => {
    log.mood = 'takes';
    await sender.stop();
  });

  function open(ring = 1_000): ClickSender {
    counters = new Map();
    const metrics: Metrics = {
      counter(name) {
        const counter = { value: 0 };
        counters.set(name, counter);
        return counter;
      },
      gauge: () => undefined,
      histogram: () => ({ observe: () => undefined }),
    };
    const store = { secret: async (_: number, proposed: string) => proposed } as unknown as ClickStore;
    const visitors = new Visitors(store, 'kith.example');
    const partitionOf = (link: string): number => link.length % 3;
    const frames = new ClickFrames({
      source: `run ${Math.random()}`,
      visitors,
      partitionOf,
      countryOf: () => '',
    });
    const parts = { log: log as unknown as EventLog, spool, frames, visitors, clock: systemClock };
    return new ClickSender({ ...parts, logger: silentLogger, metrics, ring });
  }

  function click(link: string, over: Partial<Click> = {}): Click {
    const visitor = { agent: 'Mozilla/5.0 (X11; Linux) Firefox/130.0', referrer: '', language: '' };
    return {
      link,
      at: 1_700_000_000_000,
      ...visitor,
      address: '198.51.100.1',
      flags: 0,
      campaign: '',
      ...over,
    };
  }

  async function offer(count: number): Promise<void> {
    for (let i = 0; i < count; i++) sender.offer(click('x'.repeat(1 + (i % 5))));
    await sender.flushed();
  }

  it('gathers clicks: a frame a partition, and the same click of the same second once with its number', async () => {
    await offer(100);
    expect(log.frames).toHaveLength(3);
    expect(log.counted()).toBe(100);
    const rows = log.frames.reduce((sum, { frame }) => sum + frame.clicks.length / 4, 0);
    expect(rows).toBeLessThanOrEqual(100);
    for (let i = 0; i < 500; i++) sender.offer(click('hot'));
    await sender.flushed();
    expect(log.frames.at(-1)!.frame.clicks).toEqual([0, 0, 0, 500]);
  });

  it('spools while the log is away, and brings everything in its order when it is back', async () => {
    await offer(50);
    log.mood = 'refuses';
    for (let i = 0; i < 5; i++) await offer(50);
    expect(spool.entries).toHaveLength(5);
    expect(log.counted()).toBe(50);
    log.mood = 'takes';
    await offer(50);
    await sender.settled();
    expect(log.counted()).toBe(350);
    const serials = log.frames.filter(({ partition }) => partition === 0).map(({ frame }) => frame.serial);
    expect(serials).toEqual([...serials].sort((a, b) => a - b));
  });

  it('counts once what stands though the answer was lost', async () => {
    log.mood = 'loses answers';
    for (let i = 0; i < 5; i++) await offer(40);
    log.mood = 'takes';
    await offer(40);
    await sender.settled();
    expect(log.frames.reduce((sum, { frame }) => sum + clicksIn(frame), 0)).toBeGreaterThan(240);
    expect(log.counted()).toBe(240);
  });

  it('leaves the spool to the next run, which brings it first', async () => {
    log.mood = 'refuses';
    await offer(30);
    await sender.stop();
    expect(log.counted()).toBe(0);
    log.mood = 'takes';
    sender = open();
    sender.start();
    await offer(30);
    await sender.settled();
    expect(log.counted()).toBe(60);
  });

  it('keeps all that a small ring cannot hold, in the spool and in its order', async () => {
    await sender.stop();
    sender = open(10);
    for (let i = 0; i < 95; i++) {
      sender.offer(click('abc'));
      expect(sender.pending()).toBeLessThanOrEqual(10);
      if (i % 7 === 0) await Promise.resolve();
    }
    expect(spool.entries.length).toBeGreaterThan(0);
    await sender.settled();
    expect(log.counted()).toBe(95);
    const serials = log.frames.map(({ frame }) => frame.serial);
    expect(new Set(serials).size).toBeGreaterThan(5);
  });

  it('waits for no log that does not answer: what it was asked goes to the spool before what came later', async () => {
    await sender.stop();
    sender = open(10);
    const heard = log.heard();
    for (let i = 0; i < 5; i++) sender.offer(click('abc'));
    await heard;
    expect(sender.pending()).toBe(5);
    for (let i = 0; i < 20; i++) {
      sender.offer(click('abc'));
      expect(sender.pending()).toBeLessThanOrEqual(10);
    }
    expect(spool.entries.length).toBeGreaterThan(1);
    // What it was asked first it refuses at last: had that not gone to the spool first, it would come behind the rest.
    log.speaks('refuses');
    await new Promise((resolve) => setImmediate(resolve));
    log.mood = 'takes';
    await sender.settled();
    expect(log.counted()).toBe(25);
    expect(counters.get('link_clicks_dropped_ring_total')!.value).toBe(0);
  });

  it('drops what neither ring nor spool can hold, and says how much', async () => {
    await sender.stop();
    sender = open(10);
    log.mood = 'refuses';
    spool.limit = 1;
    await offer(10);
    await offer(10);
    expect(counters.get('link_clicks_dropped_spool_total')!.value).toBe(10);
    log.mood = 'takes';
    await sender.settled();
    spool.limit = 0;
    const heard = log.heard();
    for (let i = 0; i < 5; i++) sender.offer(click('abc'));
    await heard;
    for (let i = 0; i < 20; i++) sender.offer(click('abc'));
    expect(counters.get('link_clicks_dropped_ring_total')!.value).toBe(15);
    spool.limit = 100;
    log.speaks();
    await sender.settled();
    expect(log.counted()).toBe(20);
  });

  it('keeps nothing of who asks not to be followed but that somebody came', async () => {
    sender.offer(click('abc', { flags: 2, referrer: 'https://news.example/', language: 'de' }));
    sender.offer(click('abc', { referrer: 'https://www.news.example/a', language: 'de-CH' }));
    await sender.flushed();
    const contexts = log.frames.flatMap(({ frame }) => frame.contexts);
    expect(contexts[0]).toEqual(['', '', '', '', '', '', '', -1]);
    expect(contexts[1]!.slice(0, 4)).toEqual(['desktop', 'Firefox', 'de', 'news.example']);
    expect(JSON.stringify(log.frames)).not.toContain('198.51.100.1');
  });
});
