import { writeSync } from 'node:fs';
import { systemClock } from '../../ports/clock.ts';
import { openCassandraStores } from './cassandra-stores.ts';

/** Opens the stores on an address, a keyspace and copies, tries one, says what was logged and whether it works. */
const [address, keyspace, replicas] = process.argv.slice(2);
const say = (_: object, sentence: string): void => void writeSync(1, `${sentence}\n`);
const stores = await openCassandraStores({
  contactPoints: [address!],
  localDataCenter: 'datacenter1',
  keyspace: keyspace!,
  replicas: Number(replicas),
  clock: systemClock,
  logger: { debug: say, info: say, warn: say, error: say },
});
const conversation = `c ${process.pid}`;
const row = { conversation, event: 1, message: 1, bytes: Buffer.from('x') };
await stores.messages.write([row], []).durable;
const found = await stores.messages.messages(conversation, 1, 1, 1, 'newest');
await stores.close();
say({}, found.length === 1 ? 'open: works' : 'open: does not work');
