import { inject } from 'vitest';
import { eventLogConformance } from '../../ports/event-log.conformance.ts';
import { eventLogSharingConformance } from '../../ports/event-log.sharing.conformance.ts';
import { freshPrefix, openOn } from './kafka-under-test.ts';

eventLogConformance('Kafka', async () => {
  const broker = inject('servers').kafka;
  const prefix = freshPrefix();
  let log = await openOn(broker, prefix);
  return {
    log,
    async restart() {
      await log.close();
      log = await openOn(broker, prefix);
      return log;
    },
    dispose: () => log.close(),
  };
});

eventLogSharingConformance('Kafka', async () => {
  const broker = inject('servers').kafka;
  const prefix = freshPrefix();
  const logs = await Promise.all([openOn(broker, prefix), openOn(broker, prefix)] as const);
  return {
    logs,
    async dispose() {
      for (const log of logs) await log.close();
    },
  };
});
