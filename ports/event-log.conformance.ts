import { afterEach, beforeEach, describe } from 'vitest';
import { appendingCases } from './event-log.appending.conformance.ts';
import { committingCases, failingCases } from './event-log.committing.conformance.ts';
import { bytes, COMMANDS, type LogContext, type LogUnderTest } from './event-log.fixture.ts';
import { holdingCases } from './event-log.holding.conformance.ts';
import { readingCases } from './event-log.reading.conformance.ts';
import type { EventLog } from './event-log.ts';

export type { LogUnderTest } from './event-log.fixture.ts';

/** What every event log must keep; see ports/event-log.ts. */
export function eventLogConformance(engine: string, open: () => Promise<LogUnderTest>): void {
  describe(`event log: ${engine}`, () => {
    let subject: LogUnderTest;
    let log: EventLog;
    beforeEach(async () => {
      subject = await open();
      log = subject.log;
    });
    afterEach(() => subject.dispose());

    const context: LogContext = {
      log: () => log,
      async restart() {
        log = await subject.restart();
      },
      appendAll: (topic, key, values) =>
        Promise.all(values.map((value) => log.append(topic, key, bytes(value)))),
      consume: (group, consumer, topics = [COMMANDS], address = '') =>
        log.consume({ group, topics, consumer, address }),
      twoKeys() {
        for (let i = 0; ; i++) {
          const other = `other-${i}`;
          if (log.partitionOf(COMMANDS, other) !== log.partitionOf(COMMANDS, 'one')) return ['one', other];
        }
      },
    };
    appendingCases(context, engine);
    readingCases(context);
    committingCases(context);
    failingCases(context);
    holdingCases(context);
  });
}
