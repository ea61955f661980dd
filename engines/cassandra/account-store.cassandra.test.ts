import { accountStoreConformance } from '../../ports/account-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

accountStoreConformance('Cassandra', () => storesUnderTest((stores) => stores.accounts));
