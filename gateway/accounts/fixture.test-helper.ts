import { randomBytes } from 'node:crypto';
import { FakeClock } from '../../ports/fake-clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { kith } from '../../protocol/generated/kith.js';
import { type AccountParts, accountDefaults, createAccounts } from './create-accounts.ts';
import { MemoryAccountStore } from './memory-account-store.test-helper.ts';

/** The accounts of a gateway on a store in memory, with cheap passwords and a clock that stands. */
export function accountsFixture(over: Partial<AccountParts> = {}) {
  const clock = new FakeClock();
  const store = new MemoryAccountStore();
  const broadcast: kith.internal.RevokedPart.$Properties[] = [];
  const services = createAccounts({
    store,
    mailbox: {
      broadcast: (bytes) => void broadcast.push(kith.internal.Envelope.decode(bytes).revoked!),
    },
    ...{ signingKey: Buffer.alloc(32, 1), worker: () => 0, clock, logger: silentLogger, random: randomBytes },
    ...over,
    settings: {
      ...accountDefaults,
      ...over.settings,
      passwords: { memoryKib: 8, passes: 1, lanes: 1, queue: 32 },
    },
  });
  return { clock, store: (over.store as MemoryAccountStore) ?? store, broadcast, ...services };
}
