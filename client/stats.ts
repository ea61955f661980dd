/** Plain numbers that only rise; read them whenever. */
export class Stats {
  /** Given to the application. */
  events = 0;
  messages = 0;
  /** Dropped because they had been given before. */
  duplicates = 0;
  /** Holes found between two events. */
  gaps = 0;
  /** Messages that were first obtained because … the answer to Hello showed a lack or the application asked for more, */
  resumed = 0;
  /** … a hole was found, */
  gapped = 0;
  /** … the server sent only the heads to a connection that could not keep up, */
  lagged = 0;
  /** … a Pong showed a lack that nothing else had. */
  healed = 0;
  /** Welcomes after the first. */
  reconnects = 0;
}

/** Why a range is read: the counter of the messages that it brings. */
export type Cause = 'resumed' | 'gapped' | 'lagged' | 'healed';
