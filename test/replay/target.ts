/** What a run talks to and may strike: an own server, or the processes and servers of an own cluster. */
export interface Target {
  /** Gateways. */
  readonly urls: readonly string[];
  /** Of the host application's tokens. */
  readonly secret: string;
  /** KITH_ options it runs with. */
  readonly options: Readonly<Record<string, string>>;
  /** Its last lines of output. */
  readonly output: readonly string[];
  /** Called when something ended without being struck. */
  onCrash: () => void;
  /** The next strike waits until all that was open in this one has its outcome: harms of different kinds are told apart. */
  readonly waitsToHeal: boolean;
  /** Does the n-th harm, from 0; resolves with its name when all that was struck has been started again. */
  strike(n: number): Promise<string>;
  stop(): Promise<void>;
  /** At the exit of this process. */
  abandon(): void;
}
