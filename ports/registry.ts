/**
 * Where users are connected. A cache that can be made again: when it was lost its epoch changes, and every gateway
 * registers its users anew. An entry counts only while the lease of its gateway stands.
 */
export interface Registry {
  /** Identity of the registry's memory; another value than before: everything registered is gone. */
  epoch(): Promise<string>;

  /**
   * Starts or renews a gateway's lease for `ttlMs` from now. A gateway id is used for one run only. Resolves to false
   * when the lease had run out or was never there although the gateway says that it holds one (`renew`): it must
   * register all its users again.
   */
  lease(gateway: string, ttlMs: number, renew: boolean): Promise<boolean>;
  /** Ends the lease at once, and all entries of the gateway with it. */
  release(gateway: string): Promise<void>;
  /**
   * Forgets gateways whose lease ran out, noting its end as last seen of users who are nowhere else. Answers how many ran
   * out; those released are not counted.
   * Until then their entries take memory, but count nowhere. Anyone may call at any time, several at once too.
   */
  sweep(): Promise<number>;
  /** Gateways whose lease stands. */
  gateways(): Promise<string[]>;

  /** Acknowledged: every later `gatewaysOf` by anyone sees it. Idempotent. */
  register(gateway: string, users: readonly string[]): Promise<void>;
  /** Removes the entries and notes `at` (milliseconds since 1970) as last seen of users who are now nowhere. */
  unregister(gateway: string, users: readonly string[], at: number): Promise<void>;

  /** All gateways with a standing lease that hold at least one of the users: one question for all. No order. */
  gatewaysOf(users: readonly string[]): Promise<string[]>;
  /** Online: registered at a gateway whose lease stands. In the order asked. */
  presence(users: readonly string[]): Promise<Presence[]>;
}

export interface Presence {
  readonly online: boolean;
  /** When the user was last connected, milliseconds since 1970; for who fell with a gateway, the end of its lease; 0: unknown. */
  readonly lastSeen: number;
}
