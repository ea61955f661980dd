import { liveVisitsConformance } from '../../ports/live-visits.conformance.ts';
import { createMemoryLiveVisits } from './live-visits.ts';

liveVisitsConformance('embedded', async () => {
  const live = createMemoryLiveVisits();
  return { here: live, there: live, close: async () => undefined };
});
