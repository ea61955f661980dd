import { graphConformance } from '../../ports/graph.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

graphConformance('embedded', () => storesUnderTest((stores) => stores.feed.graph));
