import { onceValuesConformance } from '../../ports/once-values.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

onceValuesConformance('Cassandra', () => storesUnderTest((stores) => stores.once));
