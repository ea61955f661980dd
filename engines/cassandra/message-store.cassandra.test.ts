import { messageStoreConformance } from '../../ports/message-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

messageStoreConformance('Cassandra', () => storesUnderTest((stores) => stores.messages));
