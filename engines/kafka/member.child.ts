import { writeSync } from 'node:fs';
import type { Subscription } from '../../ports/event-log.ts';
import { openOn } from './kafka-under-test.ts';

/** A member of group g in a process of its own. It says what it is told, and on waking from SIGSTOP what it holds. */
const [broker, prefix] = process.argv.slice(2) as [string, string];
const TICK_MS = 20;
/** A tick that comes so late was not late by itself. */
const ASLEEP_MS = 2_000;

const say = (line: string): void => void writeSync(1, `${line}\n`);
const log = await openOn(broker, prefix);
let subscription: Subscription | undefined;
const held = (): number[] =>
  [...Array(log.partitionCount('chat.commands')).keys()].filter((each) => subscription?.holds(each));

let last = performance.now();
setInterval(() => {
  const now = performance.now();
  if (now - last > ASLEEP_MS) say(`woke ${held().length}`);
  last = now;
}, TICK_MS);

subscription = await log.consume({
  group: 'g',
  topics: ['chat.commands'],
  address: 'child',
  consumer: {
    assigned: (partition) => say(`assigned ${partition}`),
    caughtUp: (partition) => say(`caughtUp ${partition}`),
    revoked: (partition) => say(`revoked ${partition}`),
    records: (_topic, partition, records) => say(`records ${partition} ${records.length}`),
  },
});
await subscription.ready();
say(`holds ${held().length}`);
process.stdin.resume();
process.stdin.once('end', () => process.exit());
