import { clickStoreConformance } from '../../ports/click-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

clickStoreConformance('Cassandra', () => storesUnderTest((stores) => stores.links.clicks));
