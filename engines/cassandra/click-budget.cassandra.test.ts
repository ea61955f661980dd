import { clickBudgetConformance } from '../../ports/click-budget.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

clickBudgetConformance('Cassandra', () => storesUnderTest((stores) => stores.links.budget));
