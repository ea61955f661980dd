import { linkStoreConformance } from '../../ports/link-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

linkStoreConformance('embedded', () => storesUnderTest((stores) => stores.shortener.links));
