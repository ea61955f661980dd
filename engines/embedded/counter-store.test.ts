import { countersConformance } from '../../ports/counters.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

countersConformance('embedded', () => storesUnderTest((stores) => stores.feed.sets));
