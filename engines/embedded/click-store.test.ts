import { clickStoreConformance } from '../../ports/click-store.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

clickStoreConformance('embedded', () => storesUnderTest((stores) => stores.shortener.clicks));
