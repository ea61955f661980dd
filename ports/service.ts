/**
 * One lifecycle for every service, alone in a process or beside the others in one. runtime/ calls it, nobody else:
 * start in the order of dependence, drain and stop in the opposite one, services that hold clients first.
 */
export interface Service {
  /** Name in logs, metrics and health. */
  readonly name: string;
  /** Resolves when the service does its work; rejects with a sentence for the operator when it cannot. Called once. */
  start(): Promise<void>;
  /** Takes nothing new, ends what runs quietly; must resolve within `withinMs`. Called once, before `stop`. */
  drain(withinMs: number): Promise<void>;
  /** Ends at once what is left and frees everything. Called also after a failed start. */
  stop(): Promise<void>;
  /** What keeps it from its work now, as sentences; empty: healthy. Cheap: called on every health request. */
  troubles(): string[];
}
