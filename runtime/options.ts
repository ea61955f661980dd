import { choice, hosts, number, type Option, text, url } from './option-kinds.ts';

/**
 * The one table of options. `--help`, docs/options.md and validation are made from it, and the environment is read
 * here and nowhere else. A new option is a new entry.
 */
export const optionTable = {
  KITH_HOST: text('127.0.0.1', 'Address to listen on; 0.0.0.0 for all.'),
  KITH_PORT: number(8080, 'port', 'Port to listen on; 0 lets the system choose.', 0, 65_535),
  KITH_DATA: text('./data', 'Folder of everything that is kept. One running Kith a folder.', {
    form: { pattern: /\S/, words: 'the path of a folder' },
  }),
  KITH_ENGINE: choice(
    ['embedded', 'cluster'],
    'What logs, stores and caches are made of: files of this process, or Kafka, Cassandra and Redis.',
  ),
  KITH_TRANSPORT: choice(
    ['uws', 'ws'],
    'Listener: uWebSockets.js, or ws on node:http where its binary does not load.',
  ),
  KITH_LOG: choice(
    ['info', 'debug', 'warn', 'error', 'silent'],
    'Least severity that is logged, as JSON lines.',
  ),
  KITH_REGISTRATION: choice(
    ['auto', 'open', 'invite', 'closed'],
    'Who may make an account; auto: open, but closed when a host application signs people in.',
  ),
  KITH_INVITE: text('', 'An invite code that is valid for any number of registrations.', { secret: true }),
  KITH_JWT_SECRET: text(
    '',
    'Shared secret of the host application’s tokens (HS256), at least 32 characters.',
    {
      form: { pattern: /^$|^.{32,}$/s, words: 'at least 32 characters' },
      secret: true,
    },
  ),
  KITH_JWT_PUBLIC_KEY: text('', 'File with the public key (PEM) of the host application’s tokens.'),
  KITH_JWT_JWKS: text('', 'Address of the host application’s key set (JWKS).', { form: url }),
  KITH_JWT_ISSUER: text('', 'Issuer that the host application’s tokens must name; empty: any.'),
  KITH_JWT_AUDIENCE: text('', 'Audience that the host application’s tokens must name; empty: any.'),
  KITH_TLS_CERT: text(
    '',
    'File with the certificate chain (PEM); with KITH_TLS_KEY the listener speaks TLS.',
  ),
  KITH_TLS_KEY: text('', 'File with the private key (PEM).'),
  KITH_PROXY_HOPS: number(
    0,
    'hops',
    'Trusted reverse proxies in front whose X-Forwarded-For is believed.',
    0,
    16,
  ),
  KITH_ORIGINS: text('', 'Origins whose pages may connect, by comma; * for any. The own origin always may.'),
  KITH_BEAT: number(
    30,
    'seconds',
    'Clients say that they are there this often; 2.5 beats of silence end a connection.',
    1,
    120,
  ),
  KITH_QUEUE: number(
    262_144,
    'bytes',
    'May wait for one connection before it is lagging and gets heads only.',
    4_096,
  ),
  KITH_MAX_CONNECTIONS: number(100_000, 'connections', 'Open at once; more are told to come back.'),
  KITH_USER_CONNECTIONS: number(32, 'connections', 'Of one user at once; the oldest goes for a newer one.'),
  KITH_CONNECT_RATE: number(5_000, 'a second', 'New connections taken; more are told when to come back.'),
  KITH_COMMAND_RATE: number(
    50,
    'a second',
    'Messages and other commands of one user; four seconds of it at once.',
  ),
  KITH_READ_RATE: number(100, 'a second', 'Reads of one user; four seconds of it at once.'),
  KITH_AUTH_RATE: number(10, 'a minute', 'Registrations and log-ins from one address.'),
  KITH_CACHE: number(134_217_728, 'bytes', 'Memory for the states of active conversations.', 1_048_576),
  KITH_MAP_SIZE: number(
    68_719_476_736,
    'bytes',
    'Largest size of the embedded store; address space, not memory.',
    16_777_216,
  ),
  KITH_RETENTION: number(
    168,
    'hours',
    'Records of the log are kept this long after all consumers have read them.',
    0,
  ),
  KITH_KAFKA: text('127.0.0.1:9092', 'Kafka’s brokers, by comma.', { form: hosts }),
  KITH_KAFKA_TLS: choice(['off', 'on'], 'Speak TLS with Kafka.'),
  KITH_KAFKA_SASL: choice(
    ['plain', 'scram-sha-256', 'scram-sha-512'],
    'How KITH_KAFKA_USER signs in; without a user nobody does.',
  ),
  KITH_KAFKA_USER: text('', 'Name at Kafka; empty: none is asked for.'),
  KITH_KAFKA_PASSWORD: text('', 'Password at Kafka.', { secret: true }),
  KITH_CASSANDRA: text(
    '127.0.0.1:9042',
    'Some of Cassandra’s nodes, by comma; all listen on the port of the first.',
    { form: hosts },
  ),
  KITH_CASSANDRA_DC: text('datacenter1', 'Cassandra’s data centre that is local to this process.'),
  KITH_CASSANDRA_TLS: choice(['off', 'on'], 'Speak TLS with Cassandra.'),
  KITH_CASSANDRA_USER: text('', 'Name at Cassandra; empty: none is asked for.'),
  KITH_CASSANDRA_PASSWORD: text('', 'Password at Cassandra.', { secret: true }),
  KITH_REDIS: text('127.0.0.1:6379', 'Redis; with KITH_REDIS_CLUSTER some of its nodes, by comma.', {
    form: hosts,
  }),
  KITH_REDIS_CLUSTER: choice(['off', 'on'], 'The nodes are a Redis Cluster.'),
  KITH_REDIS_TLS: choice(['off', 'on'], 'Speak TLS with Redis.'),
  KITH_REDIS_USER: text('', 'Name at Redis; empty: the default user.'),
  KITH_REDIS_PASSWORD: text('', 'Password at Redis.', { secret: true }),
  KITH_CA: text(
    '',
    'File with authorities (PEM) that certificates of Kafka, Cassandra and Redis are checked against; empty: the system’s.',
  ),
  KITH_NAME: text(
    'kith',
    'Of this installation, where several share servers: begins topics, keyspace and keys.',
    {
      form: { pattern: /^[a-z][a-z0-9]{0,23}$/, words: 'up to 24 small letters and digits' },
    },
  ),
  KITH_PARTITIONS: number(
    64,
    'partitions',
    'Of each topic, when the log is made; never changed later.',
    1,
    1_024,
  ),
  KITH_REPLICATION: number(
    1,
    'copies',
    'Of each record and row, when topics and keyspace are made; production: 3.',
    1,
    9,
  ),
  KITH_WAIT: number(60, 'seconds', 'A start waits this long for Kafka, Cassandra and Redis.', 1, 3_600),
  KITH_FEED_POINTS: number(
    50,
    'points a second',
    'What one user may spend on the feed’s API; a minute of it at once.',
  ),
  KITH_FEED_SLOW: number(10_000, 'followers', 'Active followers from which posts go on the slow lane.'),
  KITH_FEED_PULL: number(1_000_000, 'followers', 'Active followers from which posts are merged at read.'),
  KITH_FEED_ACTIVE: number(7, 'days', 'Followers who did not read for so long get nothing pushed.'),
  KITH_LINK_PORT: number(8081, 'port', 'Port of short links; 0 lets the system choose.', 0, 65_535),
  KITH_LINK_URL: text('', 'Address at which visitors find short links; empty: as listened on.', {
    form: url,
  }),
  KITH_LINK_HOSTS: text(
    '',
    'Hosts of short links, by comma: asked there, KITH_PORT answers as KITH_LINK_PORT does; links may not lead to them.',
  ),
  KITH_LINK_KEY: text('', 'Key that may do everything with links; empty: none.', {
    form: { pattern: /^$|^\S{24,}$/, words: 'at least 24 characters without blanks' },
    secret: true,
  }),
  KITH_LINK_MEMORY: number(250_000, 'links', 'Kept in memory.'),
  KITH_LINK_RING: number(65_536, 'clicks', 'In memory and nowhere else: what a SIGKILL can cost.', 64),
  KITH_LINK_SPOOL: number(256, 'MiB', 'Clicks kept on disk while the log is away.'),
  KITH_LINK_RETENTION: number(1_830, 'days', 'Statistics of links are kept so long.', 1),
  KITH_LINK_HOURS: number(
    90,
    'days',
    'Statistics of links keep hours and minutes so long; of an older day its sum.',
    2,
  ),
  KITH_LINK_COUNTRIES: text('', 'File in MaxMind format that knows countries by address.'),
  KITH_LINK_MISSES: number(30, 'a minute', 'Unknown links that one client may ask for; as many at once.'),
  KITH_CALL_HOST: text('127.0.0.1', 'Address on which other processes of this installation are answered.'),
  KITH_CALL_PORT: number(0, 'port', 'Port for the same; 0 lets the system choose.', 0, 65_535),
  KITH_CALL_ADDRESS: text('', 'host:port at which other processes reach this one; empty: as listened on.'),
  KITH_DRAIN: number(10, 'seconds', 'A stop gives its clients this long to move.', 0, 600),
} as const satisfies Record<string, Option>;

type Table = typeof optionTable;
type OptionName = keyof Table;
export type Options = {
  readonly [K in OptionName]: Table[K] extends { type: 'number' }
    ? number
    : Table[K] extends { choices: readonly (infer C)[] }
      ? C
      : string;
};

/** A list by comma. */
export function list(value: string): string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A wrong option, in words for the operator. */
export class WrongOption extends Error {
  override name = 'WrongOption';
}

/**
 * Options from the environment and from `--name=value` or `--name value` (KITH_PORT is `--port`), the latter first.
 * Throws WrongOption for the first that is wrong, and for a KITH_ variable or flag that does not exist.
 */
export function readOptions(environment: NodeJS.ProcessEnv, argv: readonly string[]): Options {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith('KITH_') && value !== undefined) given.set(name, value);
  }
  for (const [name, value] of flags(argv)) given.set(name, value);
  for (const name of given.keys()) {
    if (!(name in optionTable))
      throw new WrongOption(`There is no option ${name}; \`npm start -- --help\` lists them.`);
  }
  const options: Record<string, string | number> = {};
  for (const [name, option] of Object.entries(optionTable) as [OptionName, Option][]) {
    options[name] = parse(name, option, given.get(name));
  }
  return options as Options;
}

function flags(argv: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let i = 0; i < argv.length; i++) {
    const match = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(argv[i]!);
    if (!match) throw new WrongOption(`“${argv[i]}” is not an option; options look like --port=8080.`);
    const value = match[2] ?? argv[++i];
    if (value === undefined) throw new WrongOption(`The option ${argv[i - 1]} has no value.`);
    found.push([`KITH_${match[1]!.toUpperCase().replaceAll('-', '_')}`, value]);
  }
  return found;
}

function parse(name: string, option: Option, given: string | undefined): string | number {
  if (given === undefined) return option.default;
  if (option.type === 'number') {
    const value = Number(given);
    if (given.trim() !== '' && Number.isInteger(value) && value >= option.least && value <= option.most)
      return value;
    const range =
      option.most === Number.MAX_SAFE_INTEGER
        ? `at least ${option.least}`
        : `${option.least} to ${option.most}`;
    throw new WrongOption(`${name} is “${given}”, but must be a whole number (${option.unit}), ${range}.`);
  }
  if (option.type === 'choice') {
    if (option.choices.includes(given)) return given;
    throw new WrongOption(`${name} is “${given}”, but must be one of: ${option.choices.join(', ')}.`);
  }
  if (!option.form || option.form.pattern.test(given)) return given;
  const shown = option.secret ? 'the value given' : `“${given}”`;
  throw new WrongOption(`${name}: ${shown} does not do; it must be ${option.form.words}.`);
}

/** What `--help` prints. */
export function help(): string {
  const lines = (Object.entries(optionTable) as [OptionName, Option][]).map(([name, option]) => {
    const flag = `--${name.slice(5).toLowerCase().replaceAll('_', '-')}`;
    return `  ${name.padEnd(22)} ${flag.padEnd(20)} ${option.sentence} ${inBrackets(option)}`;
  });
  return [
    'Kith: realtime chat, news feeds and short links.',
    '',
    'Options, as environment or flag:',
    ...lines,
    '',
  ].join('\n');
}

function inBrackets(option: Option): string {
  if (option.type === 'number') return `(${option.default} ${option.unit})`;
  if (option.type === 'choice') return `(${option.choices.join(' | ')})`;
  return option.default === '' ? '(none)' : `(${option.default})`;
}
