import { clickBudgetConformance } from '../../ports/click-budget.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

clickBudgetConformance('embedded', () => storesUnderTest((stores) => stores.shortener.budget));
