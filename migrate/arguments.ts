import { WrongOption } from '../runtime/options.ts';

export const HELP = `Moves an installation from the embedded engine to a cluster, while it runs.

  npm run migrate -- --from DIR --to cluster [--address URL] [options of the cluster]

  --from DIR      Its folder (KITH_DATA), on this machine.
  --to cluster    Kafka, Cassandra and Redis as the options of \`npm start\` name them, e.g. --kafka host:9092
                  --cassandra host:9042 --redis host:6379 --name kith, or KITH_KAFKA and so on.
  --address URL   Where clients go from then on; the source tells it.

Interrupted, it lets the source go on, and continues when it is run again. See docs/migration.md.
`;

export interface Arguments {
  readonly from: string;
  readonly address: string;
  /** Options of the target. */
  readonly rest: readonly string[];
}

/** Throws WrongOption. */
export function readArguments(argv: readonly string[]): Arguments {
  const own = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^--(from|to|address)(?:=(.*))?$/s.exec(argv[i]!) ?? [];
    if (name === undefined) rest.push(argv[i]!);
    else own.set(name, value ?? argv[++i] ?? '');
  }
  const [from = '', to = '', address = ''] = ['from', 'to', 'address'].map((name) => own.get(name));
  if (from === '') throw new WrongOption('--from DIR is missing: the folder of the installation that moves.');
  if (to !== 'cluster') throw new WrongOption(`--to is “${to}”, but the one place to move to is: cluster.`);
  return { from, address, rest };
}
