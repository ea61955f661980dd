import { parseArgs } from 'node:util';
import { type StrikeName, strikeNames } from './strike-names.ts';

const faultKinds = ['cut', 'kill', 'slow', 'dup'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Arguments {
  /** undefined: the kept conversations where they are, else generated ones. */
  readonly file: string | undefined;
  /** 0: all rooms of the file. */
  readonly rooms: number;
  /** 0: whole rooms. */
  readonly lines: number;
  /** Connected at once. */
  readonly clients: number;
  /** Times faster than the file's minutes; 0: as fast as outcomes come. */
  readonly speed: number;
  readonly faults: ReadonlySet<FaultKind>;
  /** undefined: one for every 3,900 lines, at least 1, at most 50. */
  readonly kills: number | undefined;
  /** undefined: an own server. */
  readonly url: string | undefined;
  /** Of the host application's tokens, where the server is not our own. */
  readonly secret: string;
  readonly seed: number;
  /** Sends of one client without an outcome, and of one room. */
  readonly window: number;
  readonly roomWindow: number;
  /** Further options of the own server. */
  readonly options: Readonly<Record<string, string>>;
  readonly json: string | undefined;
  /** Own processes on real servers instead of one process. */
  readonly cluster: boolean;
  /** What is struck in turn there. */
  readonly strikes: readonly StrikeName[];
}

export const usage = `npm run replay -- [options]: real conversations through a real server, and a checker behind it.

  --file FILE        JSON lines {room, at, nick, text}, gzipped or not
  --rooms N          the first N rooms of it (all)
  --lines N          the first N lines of each room (all)
  --clients N        connected at once (1000)
  --speed N          N times faster than the file's minutes (0: as fast as outcomes come)
  --faults LIST      of cut, kill, slow, dup, by comma (none)
  --kills N          SIGKILLs of the server (one for every 3,900 lines, at most 50)
  --cluster          two gateways, two chat-services and presence on Kafka, Cassandra and Redis
  --strikes LIST     what “kill” strikes there, in turn, by comma (all):
                     ${strikeNames.join(', ')}
  --url URL          a running server instead of an own one; with --secret
  --secret TEXT      its KITH_JWT_SECRET
  --option NAME=TEXT a KITH_ option of the own server; may be repeated
  --window N         sends of one client without an outcome (16)
  --room-window N    the same of one room (64)
  --seed N           of every random choice (1)
  --json FILE        writes the result with its settings
`;

/** A sentence for whoever typed the arguments. */
export class WrongArgument extends Error {
  override name = 'WrongArgument';
}

const text = { type: 'string' } as const;
const known = {
  ...{
    file: text,
    rooms: text,
    lines: text,
    clients: text,
    speed: text,
    faults: text,
    kills: text,
    url: text,
  },
  ...{ secret: text, window: text, 'room-window': text, seed: text, json: text },
  option: { type: 'string', multiple: true },
  cluster: { type: 'boolean' },
  strikes: text,
} as const;

export function readArguments(argv: readonly string[]): Arguments {
  const given = parse(argv);
  const number = (name: Exclude<keyof typeof known, 'option' | 'cluster'>, fallback: number, least: number) =>
    count(name, given[name], fallback, least);
  const faults = faultsOf(given.faults ?? '');
  if (given.url !== undefined && faults.has('kill')) {
    throw new WrongArgument('--faults kill needs an own server: it cannot be had with --url.');
  }
  if (given.url !== undefined && !given.secret) throw new WrongArgument('--url needs --secret.');
  return {
    file: given.file,
    rooms: number('rooms', 0, 0),
    lines: number('lines', 0, 0),
    clients: number('clients', 1000, 2),
    speed: number('speed', 0, 0),
    faults,
    kills: given.kills === undefined ? undefined : number('kills', 0, 0),
    url: given.url?.replace(/\/$/, ''),
    secret: given.secret ?? '',
    seed: number('seed', 1, 0),
    window: number('window', 16, 1),
    roomWindow: number('room-window', 64, 1),
    options: Object.fromEntries((given.option ?? []).map(assignment)),
    json: given.json,
    cluster: given.cluster ?? false,
    strikes: strikesOf(given.strikes ?? strikeNames.join()),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: known, strict: true }).values;
  } catch (error) {
    throw new WrongArgument(error instanceof Error ? error.message : String(error));
  }
}

function count(name: string, given: string | undefined, fallback: number, least: number): number {
  if (given === undefined) return fallback;
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= least) return value;
  throw new WrongArgument(`--${name} is “${given}”, but must be a whole number, at least ${least}.`);
}

function faultsOf(given: string): Set<FaultKind> {
  const names = given.split(',').filter((name) => name !== '');
  for (const name of names) {
    if (!faultKinds.includes(name as FaultKind)) {
      throw new WrongArgument(`--faults knows ${faultKinds.join(', ')}, not “${name}”.`);
    }
  }
  return new Set(names as FaultKind[]);
}

function strikesOf(given: string): StrikeName[] {
  const names = given.split(',').filter((name) => name !== '');
  for (const name of names) {
    if (!strikeNames.includes(name as StrikeName)) {
      throw new WrongArgument(`--strikes knows ${strikeNames.join(', ')}, not “${name}”.`);
    }
  }
  return names as StrikeName[];
}

function assignment(given: string): [string, string] {
  const match = /^(KITH_[A-Z_]+)=(.*)$/s.exec(given);
  if (match === null)
    throw new WrongArgument(`--option is “${given}”, but must look like KITH_TRANSPORT=ws.`);
  return [match[1]!, match[2]!];
}
