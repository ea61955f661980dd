import { describe, expect, test } from 'vitest';
import { LogUnavailable } from '../../ports/event-log.ts';
import { RecordingConsumer } from '../../ports/recording-consumer.ts';
import { appendEach, contents, modelDisk, openOn, TOPIC, turn, until } from './log-under-test.ts';

const failure = (code: string): Error => Object.assign(new Error(`${code}: the disk says no`), { code });

/** A disk that fails what `fails` picks, with its error. */
function failingDisk() {
  const state: { fails: (operation: string, file: string) => Error | undefined } = { fails: () => undefined };
  return { state, disk: modelDisk({ fault: (operation, file) => state.fails(operation, file) }) };
}

const intoSegment = (file: string): boolean => file.endsWith('.segment');
const intoSpare = (file: string): boolean => file.includes('spare');

describe('appends and the disk', () => {
  test('appends of one turn share a sync, and a quiet log waits for none', async () => {
    let syncs = 0;
    const disk = modelDisk({
      fault: (operation, file) => {
        if (operation === 'sync' && intoSegment(file)) syncs++;
        return undefined;
      },
    });
    const log = await openOn(disk);
    syncs = 0;
    const values = Array.from({ length: 50 }, (_, i) => Buffer.from(`${i}`));
    const positions = await Promise.all(values.map((value) => log.append(TOPIC, 'alice', value)));
    expect(syncs).toBe(1);
    expect(positions.map(({ offset }) => offset)).toEqual(values.map((_, i) => i + 1));
    await log.close();
  });

  test('too much waiting refuses at once, and takes again when it is durable', async () => {
    const log = await openOn(modelDisk(), { maxBacklogBytes: 1000 });
    const taken = [1, 2, 3].map(() => log.append(TOPIC, 'alice', Buffer.alloc(400)));
    await expect(log.append(TOPIC, 'alice', Buffer.alloc(1))).rejects.toBeInstanceOf(LogUnavailable);
    await Promise.all(taken);
    await appendEach(log, ['again']);
    await log.close();

    const few = await openOn(modelDisk(), { maxBacklogRecords: 2 });
    const both = [1, 2].map(() => few.append(TOPIC, 'alice', Buffer.alloc(1)));
    await expect(few.append(TOPIC, 'alice', Buffer.alloc(1))).rejects.toBeInstanceOf(LogUnavailable);
    await Promise.all(both);
    await few.close();
  });

  test('a sentence from `refuse` refuses with it', async () => {
    let sentence: string | undefined = 'The stores lag behind.';
    const log = await openOn(modelDisk(), { refuse: () => sentence });
    const refused = log.append(TOPIC, 'alice', Buffer.from('a'));
    await expect(refused).rejects.toThrow('The stores lag behind.');
    await expect(refused).rejects.toBeInstanceOf(LogUnavailable);
    sentence = undefined;
    await appendEach(log, ['b']);
    expect(await contents(log)).toEqual(['b']);
    await log.close();
  });

  test('a record that fits in no segment is the caller’s mistake', async () => {
    const log = await openOn(modelDisk());
    await expect(log.append(TOPIC, 'alice', Buffer.alloc(10_000))).rejects.toBeInstanceOf(RangeError);
    await expect(log.append(TOPIC, 'k'.repeat(70_000), Buffer.alloc(1))).rejects.toBeInstanceOf(RangeError);
    await log.append(TOPIC, 'alice', Buffer.alloc(8_000));
    await log.close();
  });

  test.each(['write', 'sync'])(
    'an I/O error of a %s seals the log: the page cache is not trusted',
    async (which) => {
      const { disk, state } = failingDisk();
      const log = await openOn(disk);
      await appendEach(log, ['a']);
      state.fails = (operation, file) =>
        operation === which && intoSegment(file) ? failure('EIO') : undefined;
      await expect(log.append(TOPIC, 'alice', Buffer.from('b'))).rejects.toBeInstanceOf(LogUnavailable);
      state.fails = () => undefined;
      await expect(log.append(TOPIC, 'alice', Buffer.from('c'))).rejects.toThrow(/started anew/);
      expect(log.troubles().join()).toContain('EIO');
      await log.close();
      const again = await openOn(disk.crash('power'));
      expect(again.troubles()).toEqual([]);
      expect((await contents(again))[0]).toBe('a');
    },
  );

  test('a full disk at a write refuses, and goes on with the same bytes when there is room', async () => {
    const { disk, state } = failingDisk();
    const log = await openOn(disk);
    const consumer = new RecordingConsumer();
    const subscription = await log.consume({ group: 'g', topics: [TOPIC], consumer });
    await subscription.ready();
    await appendEach(log, ['a']);
    state.fails = (operation, file) =>
      operation === 'write' && intoSegment(file) ? failure('ENOSPC') : undefined;
    const unknown = log.append(TOPIC, 'alice', Buffer.from('b'));
    await expect(unknown).rejects.toBeInstanceOf(LogUnavailable);
    await expect(log.append(TOPIC, 'alice', Buffer.from('c'))).rejects.toThrow(/full/);
    expect(log.troubles().join()).toMatch(/full/);
    for (let i = 0; i < 20; i++) await turn();
    expect(consumer.values).toEqual(['a']);
    state.fails = () => undefined;
    await until(() => log.troubles().length === 0);
    await appendEach(log, ['d']);
    // The outcome of b was unknown; it stands, once, and before d.
    expect(consumer.values).toEqual(['a', 'b', 'd']);
    await subscription.stop();
    await log.close();
    expect(await contents(await openOn(disk.crash('power')))).toEqual(['a', 'b', 'd']);
  });

  test('a full disk at preparing the next segment refuses only when that is needed, and recovers', async () => {
    const { disk, state } = failingDisk();
    state.fails = (_, file) => (intoSpare(file) && spareFails ? failure('ENOSPC') : undefined);
    let spareFails = false;
    const log = await openOn(disk);
    await until(() => log.troubles().length === 0);
    spareFails = true;
    const value = 'x'.repeat(3000);
    const taken: string[] = [];
    for (let i = 0; log.troubles().length === 0; i++) {
      const outcome = await appendEach(log, [`${i}${value}`]).catch((error: unknown) => error);
      if (Array.isArray(outcome)) taken.push(`${i}${value}`);
      else expect(outcome).toBeInstanceOf(LogUnavailable);
    }
    expect(taken.length).toBeGreaterThan(3);
    spareFails = false;
    await until(() => log.troubles().length === 0);
    await appendEach(log, ['last']);
    expect(await contents(log)).toEqual([...taken, 'last']);
    await log.close();
  });

  test('closing answers what was taken, also on a full disk', async () => {
    const log = await openOn(modelDisk());
    const taken = ['a', 'b'].map((value) => log.append(TOPIC, 'alice', Buffer.from(value)));
    await log.close();
    expect((await Promise.all(taken)).map(({ offset }) => offset)).toEqual([1, 2]);

    const { disk, state } = failingDisk();
    const full = await openOn(disk);
    state.fails = (operation, file) =>
      operation === 'write' && intoSegment(file) ? failure('ENOSPC') : undefined;
    await expect(full.append(TOPIC, 'alice', Buffer.from('a'))).rejects.toBeInstanceOf(LogUnavailable);
    await full.close();
  });
});
