import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../ports/clock.ts';
import { eventLogConformance } from '../../ports/event-log.conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import { MemoryOffsets } from './memory-offsets.ts';
import { openSegmentLog } from './segment-log.ts';

async function openUnderTest(segmentBytes: number) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'kith-log-'));
  let offsets = new MemoryOffsets();
  const open = () =>
    openSegmentLog({ directory, offsets, clock: systemClock, logger: silentLogger, segmentBytes });
  let log = await open();
  return {
    log,
    restart: async () => {
      await log.close();
      offsets = new MemoryOffsets(offsets.durable());
      log = await open();
      return log;
    },
    dispose: async () => {
      await log.close();
      await rm(directory, { recursive: true });
    },
  };
}

eventLogConformance('the segment log', () => openUnderTest(4 * 1024 * 1024));
// Segments that hold little more than one large record: rolling and reading across files all the time.
eventLogConformance('the segment log with small segments', () => openUnderTest(640 * 1024));
