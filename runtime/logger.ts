import { pino } from 'pino';
import type { Logger } from '../ports/logger.ts';

/** JSON lines on standard output, for whatever collects them. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
