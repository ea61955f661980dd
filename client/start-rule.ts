import type { Event, Member } from './wire.ts';

/** How much of a conversation's past the application is given when the client first meets it; a number: of events. */
export type HistoryOption = 'none' | 'all' | number;

/** The last event not wanted of a conversation that is met with its head at `head`. */
export function appliedAtHead(head: number, history: HistoryOption): number {
  if (history === 'all') return 0;
  return history === 'none' ? head : Math.max(0, head - history);
}

/**
 * The last event not wanted of a conversation that is met by its events. One that begins for me here, by its creation
 * or because somebody adds me, is wanted from there on; else from the first event seen.
 */
export function appliedAtEvents(events: readonly Event[], user: string, history: HistoryOption): number {
  const begin = events.findLast((event) => beginsFor(event, user)) ?? events[0];
  return appliedAtHead((begin?.event ?? 1) - 1, history);
}

/** The conversation begins for the user with this event. */
export function beginsFor(event: Event, user: string): boolean {
  return (
    event.event === 1 || membersOf(event).some((member) => member.user === user && member.role !== 'NONE')
  );
}

/** Whose roles the event changes. */
export function membersOf(event: Event): readonly Member[] {
  return event.membership?.members ?? event.created?.members ?? [];
}
