import { conversationStoreConformance } from '../../ports/conversation-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

conversationStoreConformance('Cassandra', () => storesUnderTest((stores) => stores.conversations));
