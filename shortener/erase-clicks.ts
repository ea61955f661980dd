import type { ClickStore } from '../ports/click-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { Link } from '../ports/link-store.ts';
import { encodeErasure } from './click.ts';
import { CLICK_TOPIC } from './click-appender.ts';
import type { ClickSender } from './click-sender.ts';
import { DAY_MS } from './visitors.ts';

export interface ErasureParts {
  readonly log: EventLog;
  readonly clicks: ClickStore;
  readonly sender: ClickSender;
  readonly clock: Clock;
}

/**
 * Forgets what was counted of a link up to now. The log says so, since what a process has in its open fold, and what it
 * reads again after a crash, would bring rows back that were merely removed. Rejects with LogUnavailable when it cannot.
 */
export async function eraseClicks(parts: ErasureParts, { name, createdAt }: Link): Promise<void> {
  const { log, clicks, sender, clock } = parts;
  const from = Math.floor(createdAt / DAY_MS);
  const to = Math.floor(clock.now() / DAY_MS);
  // Visits that this instance was just answering come before it.
  await sender.past();
  const at = await log.append(CLICK_TOPIC, name, encodeErasure({ erased: name, from, to }));
  // Done again in its turn by who folds the log; here, so that who asked sees it done.
  await clicks.erase(name, from, to, at);
}
