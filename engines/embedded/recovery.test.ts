import { describe, expect, test } from 'vitest';
import { HEADER_BYTES, readHeader, sealBatch, writeRecord } from './batch-format.ts';
import {
  appendEach,
  contents,
  DIRECTORY,
  modelDisk,
  openOn,
  segmentFiles,
  turn,
  until,
} from './log-under-test.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import type { ModelDisk } from './model-disk.ts';
import { seededRandom } from './model-disk.ts';
import { DamagedLog } from './segment.ts';

/** Of a build that noted no epoch: it counts for whatever log it is met with. */
const ofGroup = { epoch: '', group: 'g', topic: 'chat.commands', partition: 0 };

/** The file's batches: where each begins and how long it is. */
function batchesOf(disk: ModelDisk, file: string): { at: number; bytes: number }[] {
  const content = Buffer.from(disk.content(file));
  const batches: { at: number; bytes: number }[] = [];
  for (let at = 0; at + HEADER_BYTES <= content.length; ) {
    const header = readHeader(content, at);
    if (header === undefined) break;
    batches.push({ at, bytes: header.bytes });
    at += header.bytes;
  }
  return batches;
}

const endOf = ({ at, bytes }: { at: number; bytes: number }): number => at + bytes;

function saltOf(disk: ModelDisk): number {
  const text = Buffer.from(disk.content(`${DIRECTORY}/identity`)).toString();
  return (JSON.parse(text) as { salt: number }).salt;
}

function batchOf(value: string, baseOffset: number, generation: number, salt: number): Buffer {
  const batch = Buffer.alloc(HEADER_BYTES + 200);
  const end = writeRecord(batch, HEADER_BYTES, 1, 0, 'alice', Buffer.from(value));
  sealBatch(batch.subarray(0, end), { generation, baseOffset, count: 1, writtenAt: 0 }, salt);
  return batch.subarray(0, end);
}

async function closedWith(values: readonly string[]): Promise<ModelDisk> {
  const disk = modelDisk();
  const log = await openOn(disk);
  await appendEach(log, values);
  await log.close();
  return disk;
}

describe('opening the log again', () => {
  test('a torn batch at the end is cut and overwritten, and its offset given anew', async () => {
    const disk = await closedWith(['a', 'b', 'torn away']);
    const [file] = await segmentFiles(disk);
    const torn = batchesOf(disk, file!)[2]!;
    disk.damage(file!, endOf(torn) - 3, new Uint8Array(3));
    const log = await openOn(disk);
    expect(await contents(log)).toEqual(['a', 'b']);
    expect(
      disk
        .content(file!)
        .slice(torn.at)
        .every((byte) => byte === 0),
    ).toBe(true);
    expect(await appendEach(log, ['c'])).toEqual([3]);
    expect(await contents(log)).toEqual(['a', 'b', 'c']);
    await log.close();
  });

  test('what a killed process had written and not synced is durable before a consumer sees it', async () => {
    const disk = modelDisk();
    const log = await openOn(disk);
    await appendEach(log, ['a']);
    void log.append('chat.commands', 'alice', Buffer.from('in flight'));
    // The write has begun, its sync has not ended.
    await turn();
    const afterKill = disk.crash('kill');
    const second = await openOn(afterKill);
    const seen = await contents(second);
    expect(seen).toEqual(['a', 'in flight']);
    const third = await openOn(afterKill.crash('power'));
    expect(await contents(third)).toEqual(seen);
  });

  test('a name that a killed process had not made durable is so before anything is written below it', async () => {
    const next = `${DIRECTORY}/0000000000000003.segment`;
    let killed: ModelDisk | undefined;
    const disk: ModelDisk = modelDisk({
      fault: (operation, file) => {
        // The segment has its name, and the name is about to be synced.
        if (operation === 'sync' && file === DIRECTORY && disk.has(next)) {
          killed ??= disk.crash('kill', { fault: () => undefined });
        }
        return undefined;
      },
    });
    const log = await openOn(disk);
    const values = ['x'.repeat(8000), 'y'.repeat(7000)];
    await appendEach(log, values);
    void log.append('chat.commands', 'alice', Buffer.from('z'.repeat(8000)));
    await until(() => killed !== undefined);
    const second = await openOn(killed!);
    await appendEach(second, ['acknowledged']);
    for (let seed = 1; seed <= 5; seed++) {
      const third = await openOn(killed!.crash('power', { random: seededRandom(seed) }));
      expect(await contents(third)).toEqual([...values, 'acknowledged']);
    }
  });

  test('an intact batch of an older generation behind the end is not believed', async () => {
    const disk = await closedWith(['first life']);
    const [file] = await segmentFiles(disk);
    const second = await openOn(disk);
    await appendEach(second, ['second life']);
    await second.close();
    const end = endOf(batchesOf(disk, file!)[1]!);
    disk.damage(file!, end, batchOf('ghost', 3, 1, saltOf(disk)));
    const third = await openOn(disk);
    expect(await contents(third)).toEqual(['first life', 'second life']);
    await third.close();
  });

  test('an intact batch that does not follow the one before is not believed', async () => {
    const disk = await closedWith(['a']);
    const [file] = await segmentFiles(disk);
    disk.damage(file!, endOf(batchesOf(disk, file!)[0]!), batchOf('ghost', 1, 1, saltOf(disk)));
    const log = await openOn(disk);
    expect(await contents(log)).toEqual(['a']);
    await log.close();
  });

  test('a value that looks like a batch is never taken for one', async () => {
    // What somebody may know who has seen the format: everything but the salt.
    const fake = batchOf('fake', 2, 1, 0);
    const disk = modelDisk();
    const log = await openOn(disk);
    await log.append('chat.commands', 'alice', Buffer.concat([fake, Buffer.alloc(50, 1)]));
    await log.close();
    const [file] = await segmentFiles(disk);
    const { at } = batchesOf(disk, file!)[0]!;
    // The batch is torn at its beginning, the value stands.
    disk.damage(file!, at, new Uint8Array(HEADER_BYTES));
    const again = await openOn(disk);
    expect(await contents(again)).toEqual([]);
    await again.close();
  });

  test('an altered batch with whole ones behind it stops the start: nothing acknowledged is cut', async () => {
    const disk = await closedWith(['a', 'b', 'c']);
    const [file] = await segmentFiles(disk);
    const { at } = batchesOf(disk, file!)[1]!;
    disk.damage(file!, at + HEADER_BYTES + 5, Uint8Array.of(0xff));
    const before = Buffer.from(disk.content(file!));
    const opening = openOn(disk);
    await expect(opening).rejects.toBeInstanceOf(DamagedLog);
    await expect(opening).rejects.toThrow(`${file}, byte ${at}`);
    expect(Buffer.from(disk.content(file!)).equals(before)).toBe(true);
  });

  test('an altered batch in an older segment that is still to be read stops the start with file and place', async () => {
    const values = Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(1000)}`);
    const disk = await closedWith(values);
    const files = await segmentFiles(disk);
    expect(files.length).toBeGreaterThan(3);
    const { at } = batchesOf(disk, files[1]!)[2]!;
    disk.damage(files[1]!, at + HEADER_BYTES + 5, Uint8Array.of(0xff));
    const offsets = new MemoryOffsets([{ ...ofGroup, next: 5 }]);
    const opening = openOn(disk, { offsets });
    await expect(opening).rejects.toThrow(`${files[1]}, byte ${at}`);
  });

  test('a segment that is missing stops the start', async () => {
    const values = Array.from({ length: 60 }, (_, i) => `${i} ${'x'.repeat(1000)}`);
    const disk = await closedWith(values);
    const files = await segmentFiles(disk);
    await disk.remove(files.at(-2)!);
    await expect(openOn(disk)).rejects.toThrow(/the next file begins at/);
  });

  test('offsets that were committed beyond the end stop the start', async () => {
    const disk = await closedWith(['a']);
    const offsets = new MemoryOffsets([{ ...ofGroup, next: 99 }]);
    await expect(openOn(disk, { offsets })).rejects.toThrow(/do not belong together/);
  });

  test('the number of partitions is fixed, and the identity is never made a second time', async () => {
    const disk = await closedWith(['a']);
    await expect(openOn(disk, { partitions: 8 })).rejects.toThrow(/made with 2 partitions/);
    await disk.remove(`${DIRECTORY}/identity`);
    await expect(openOn(disk)).rejects.toThrow(/has segments but no file/);
  });
});
