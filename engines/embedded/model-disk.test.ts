import { describe, expect, test } from 'vitest';
import { silentLogger } from '../../ports/logger.ts';
import { CHECKER, LogHistory } from './log-history.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import type { Honesty } from './model-disk.ts';
import { ModelDisk, seededRandom } from './model-disk.ts';
import type { CommittedOffset } from './offset-store.ts';
import type { SegmentLog } from './segment-log.ts';
import { openSegmentLog } from './segment-log.ts';
import { TurnClock } from './turn-clock.ts';

const LIVES = 6;
const PARTITIONS = 4;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class FollowerOffsets extends MemoryOffsets {
  override save(offset: CommittedOffset): void {
    if (offset.group !== CHECKER) super.save(offset);
  }
}

interface Outcome {
  /** The laws that were broken. */
  readonly broken: string[];
  readonly acknowledged: number;
  /** Below which records were deleted. */
  readonly floor: number;
}

/** Several lives of one log, each ended by a crash in the midst of its work. */
async function liveAndCrash(seed: number, honesty: Honesty): Promise<Outcome> {
  const random = seededRandom(seed);
  const history = new LogHistory(random);
  const retentionMs = random() < 0.5 ? 0 : Number.POSITIVE_INFINITY;
  const randomBytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  let disk = new ModelDisk({ random, honesty });
  let offsets = new FollowerOffsets([], { lazy: true });
  for (let life = 0; life < LIVES; life++) {
    const opening = openSegmentLog({
      directory: '/log',
      files: disk,
      offsets,
      clock: new TurnClock(),
      logger: silentLogger,
      partitions: PARTITIONS,
      segmentBytes: 8 * 1024,
      retentionMs,
      randomBytes,
    });
    // A crash while the log is being opened: recovery must bear being interrupted too.
    if (random() < 0.3) {
      opening.catch(() => undefined);
      for (let i = Math.floor(random() * 60); i > 0; i--) await turn();
    } else {
      const broken = await live(opening, history, offsets, random);
      if (broken.length > 0) return { broken, acknowledged: history.acknowledged, floor: history.floor };
    }
    disk = disk.crash(random() < 0.7 ? 'power' : 'kill');
    offsets = new FollowerOffsets(offsets.durable(), { lazy: true });
  }
  return { broken: [], acknowledged: history.acknowledged, floor: history.floor };
}

async function live(
  opening: Promise<SegmentLog>,
  history: LogHistory,
  offsets: MemoryOffsets,
  random: () => number,
): Promise<string[]> {
  const log = await opening.catch((error: unknown) => String(error));
  if (typeof log === 'string') return [log];
  const broken = await history.check(log);
  if (broken.length > 0) return broken;
  await history.follow(log);
  for (let i = Math.floor(random() * 120); i > 0; i--) {
    for (let burst = Math.floor(random() ** 3 * 12); burst > 0; burst--) history.append(log);
    await turn();
    if (random() < 0.1) offsets.makeDurable();
    if (random() < 0.05) void log.retain();
  }
  // What was durable at the crash is the most that can have been deleted.
  history.floor = Math.max(history.floor, offsets.floor('follower', 2 * PARTITIONS));
  return [];
}

async function allBroken(honesty: Honesty): Promise<string> {
  const broken: string[] = [];
  for (let seed = 1; seed <= 30; seed++) {
    for (const law of (await liveAndCrash(seed, honesty)).broken) broken.push(`seed ${seed}: ${law}`);
  }
  return broken.join('\n');
}

describe('the segment log on a disk that crashes', () => {
  test('loses nothing that it acknowledged or handed over, doubles nothing, invents nothing', async () => {
    let acknowledged = 0;
    let deleting = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const life = await liveAndCrash(seed, 'honest');
      expect(life.broken, `seed ${seed}`).toEqual([]);
      acknowledged += life.acknowledged;
      if (life.floor > 0) deleting++;
    }
    expect(acknowledged).toBeGreaterThan(10_000);
    expect(deleting).toBeGreaterThan(10);
  });

  test('the model disk catches a log that does not sync', async () => {
    expect(await allBroken('confirms without syncing')).toContain('lost: record');
  });

  test('the model disk catches a log that acknowledges before it has written', async () => {
    expect(await allBroken('confirms before writing')).toContain('lost: record');
  });
});
