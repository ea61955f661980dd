import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Severity, severities } from './log-lines.ts';

export interface Arguments {
  readonly action: 'up' | 'down' | 'status' | 'help';
  readonly directory: string;
  readonly gateways: number;
  readonly chatServices: number;
  readonly presence: number;
  readonly feedServices: number;
  readonly shorteners: number;
  /** Of the first gateway. */
  readonly port: number;
  /** Of the first shortener, for visitors. */
  readonly linkPort: number;
  /** Kafka writes each record to disk before it acknowledges it, so that a power cut takes none. */
  readonly flush: boolean;
  /** Least severity of Kith's lines that is shown; the servers, who warn of much, are held to the next one. */
  readonly logs: Severity;
}

/** A wrong argument, in words. */
export class WrongArgument extends Error {
  override name = 'WrongArgument';
}

export const help = `npm run cluster: Kith in many processes, with Kafka, Cassandra and Redis, on this machine.

  --gateways N        2 unless told otherwise
  --chat-services N   2
  --presence N        1
  --feed-services N   1
  --shorteners N      1
  --port PORT         of the first gateway, the others count on from it (8081)
  --link-port PORT    of the first shortener, for visitors, the others count on from it (8091)
  --data DIR          everything that is kept (./data/cluster)
  --flush             Kafka syncs each batch to disk: survives a power cut too, and is slower
  --logs SEVERITY     what is shown: debug, info, warn (default), error; of the servers one severity less
  --status            a table of what runs, and whether it is healthy
  --down              stops what runs on the folder

Options of Kith (KITH_…) are taken from the environment, see docs/options.md. Ctrl-C stops all of it.
`;

export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parsed(argv);
  if (values.down && values.status) throw new WrongArgument('--down and --status exclude each other.');
  const action = values.help ? 'help' : values.down ? 'down' : values.status ? 'status' : 'up';
  const severity = severities.find((each) => each === values.logs);
  if (!severity)
    throw new WrongArgument(`--logs is “${values.logs}”, but must be: ${severities.join(', ')}.`);
  return {
    action,
    directory: resolve(values.data),
    gateways: whole('gateways', values.gateways, 1, 50),
    chatServices: whole('chat-services', values['chat-services'], 1, 50),
    presence: whole('presence', values.presence, 1, 50),
    feedServices: whole('feed-services', values['feed-services'], 0, 50),
    shorteners: whole('shorteners', values.shorteners, 0, 50),
    port: whole('port', values.port, 1, 65_485),
    linkPort: whole('link-port', values['link-port'], 1, 65_485),
    flush: values.flush,
    logs: severity,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        gateways: { type: 'string', default: '2' },
        'chat-services': { type: 'string', default: '2' },
        presence: { type: 'string', default: '1' },
        'feed-services': { type: 'string', default: '1' },
        shorteners: { type: 'string', default: '1' },
        port: { type: 'string', default: '8081' },
        'link-port': { type: 'string', default: '8091' },
        data: { type: 'string', default: './data/cluster' },
        logs: { type: 'string', default: 'warn' },
        flush: { type: 'boolean', default: false },
        down: { type: 'boolean', default: false },
        status: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongArgument((error as Error).message);
  }
}

function whole(name: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new WrongArgument(`--${name} is “${given}”, but must be a whole number, ${least} to ${most}.`);
}
