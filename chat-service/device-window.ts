import { WINDOW } from '../protocol/limits.ts';

/**
 * Which commands of one device a conversation has seen: the highest counter, and those among the WINDOW below it that
 * were not seen. Commands come in order, so `holes` is nearly always empty and a device costs a few bytes.
 */
export interface DeviceWindow {
  readonly user: string;
  readonly device: string;
  highest: number;
  /** Rising. */
  holes: number[];
  /** Record time of the last command. */
  at: number;
}

export type Seen = 'new' | 'repeat' | 'too_old';

/** What a counter is to the window; a new one is noted as seen. */
export function see(window: DeviceWindow, counter: number, at: number): Seen {
  if (counter > window.highest) {
    advance(window, counter);
  } else {
    if (counter < window.highest - WINDOW) return 'too_old';
    const hole = window.holes.indexOf(counter);
    if (hole < 0) return 'repeat';
    window.holes.splice(hole, 1);
  }
  if (at > window.at) window.at = at;
  return 'new';
}

function advance(window: DeviceWindow, counter: number): void {
  const oldest = Math.max(counter - WINDOW, 1);
  if (window.holes.length > 0) window.holes = window.holes.filter((hole) => hole >= oldest);
  for (let skipped = Math.max(window.highest + 1, oldest); skipped < counter; skipped++) {
    window.holes.push(skipped);
  }
  window.highest = counter;
}
