import { accountStoreConformance } from '../../ports/account-store.conformance.ts';
import { MemoryAccountStore } from './memory-account-store.test-helper.ts';

accountStoreConformance('in memory, for tests', async () => {
  const store = new MemoryAccountStore();
  const nothing = async (): Promise<void> => undefined;
  return { store, reopen: nothing, close: nothing };
});
