import { linkStoreConformance } from '../../ports/link-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

linkStoreConformance('Cassandra', () => storesUnderTest((stores) => stores.links.links));
