/**
 * Messages to a gateway. Each gateway has LANES lanes; what is about one conversation goes through one lane and keeps
 * its order. At most once: a message to a gateway that does not listen, or while a connection is down, is lost, and
 * the sender is not told; whoever needs it finds out by its numbers.
 */
export interface Mailbox {
  /** Never blocks, never throws for an absent gateway. `bytes` must not be changed afterwards. */
  publish(gateway: string, lane: number, bytes: Uint8Array): void;
  /**
   * Listens on all lanes of a gateway. Resolves when every later publish is heard. The handler is called once a
   * message, never within the call of `publish`, and must not throw. One listener a gateway.
   */
  listen(gateway: string, listener: MailboxListener): Promise<MailboxHandle>;
  /** To every gateway that listens, on lane 0. No order with what is published. */
  broadcast(bytes: Uint8Array): void;
}

export interface MailboxListener {
  message(lane: number, bytes: Uint8Array): void;
  /** Messages may have been lost (the connection was cut and stands again): ask the owners what changed. */
  gap(): void;
}

export interface MailboxHandle {
  close(): Promise<void>;
}

/** 8 to 16 keep one hot gateway from being one hot slot of a Redis Cluster. */
export const LANES = 16;
/** The last of them are for large rooms alone, so that what is quiet never queues behind what is busy. */
const HOT_LANES = 4;

/**
 * The lane of a conversation, the same in every process: FNV-1a over UTF-16 units. A room that becomes large moves to a
 * hot lane; should an envelope overtake another at that moment, the gap in the numbers tells it.
 */
export function laneOf(conversation: string, isLarge: boolean): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < conversation.length; i++) {
    hash = Math.imul(hash ^ conversation.charCodeAt(i), 0x01000193);
  }
  const quiet = LANES - HOT_LANES;
  return isLarge ? quiet + ((hash >>> 16) % HOT_LANES) : (hash >>> 16) % quiet;
}
