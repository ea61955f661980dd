import { writeSync } from 'node:fs';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { openEmbeddedStores } from './embedded-stores.ts';

/**
 * Writes step after step into all stores, from the step behind the last one found, and says when a step is durable,
 * until it is killed. Every step writes the same number everywhere.
 */
const directory = process.argv[2]!;
const stores = await openEmbeddedStores({ directory, clock: systemClock, logger: silentLogger });
const standing = stores.offsets.load()[0]?.next ?? 0;
say('open', standing);

/** The last step that each transaction holds. */
const lastOf = new Map<Promise<void>, number>();

for (let step = standing + 1; ; step++) {
  const command = { conversation: 'c', user: 'u', device: 'd', counter: step };
  const bytes = Buffer.alloc(200 + (step % 700), `event ${step} `);
  stores.messages.write(
    [{ conversation: 'c', event: step, message: step, bytes }],
    [{ ...command, event: step, message: step, code: 0 }],
  );
  const summary = { event: step, message: step, at: step, kind: 2, title: '', members: 1 };
  stores.conversations.saveCheckpoints([
    { conversation: 'c', revision: step, bytes: Buffer.from(`${step}`), summary },
  ]);
  const { durable } = stores.conversations.raiseMarks([
    { conversation: 'c', user: 'u', delivered: step, read: step },
  ]);
  stores.offsets.save({ epoch: 'e', group: 'g', topic: 't', partition: 0, next: step });
  if (!lastOf.has(durable)) void durable.then(() => say('durable', lastOf.get(durable)!));
  lastOf.set(durable, step);
  if (step % 500 === 0) {
    void stores.accounts
      .create({ user: `u${step}`, name: `n${step}`, passwordHash: '', createdAt: step })
      .then(() => say('account', step));
  }
  if (step % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Synchronous, so that a line once said is heard even if the process is killed in the next moment. */
function say(what: string, step: number): void {
  writeSync(1, `${what} ${step}\n`);
}
