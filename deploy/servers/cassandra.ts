import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { javaPackages } from './java-packages.ts';
import { freePort, type Server, ServerProcess } from './server.ts';

export interface CassandraOptions {
  /** Holds the data, the configuration and the log of this server alone. */
  readonly directory: string;
  /** Of CQL; a free one unless told otherwise. Both ports stay as they were for a directory that has data. */
  readonly port?: number;
  readonly heapMb?: number;
  /** Where it listens, of the loopback net; 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /**
   * It is never killed and started again on its data: tables then need not be on the disk once they are made, which is
   * nine tenths of the time of making Kith's.
   */
  readonly runsOnce?: boolean;
  /** What makes it a node of several; see cassandra-cluster.ts. */
  readonly member?: Membership;
  /** What clients must bring; nothing unless told otherwise. */
  readonly demands?: Demands;
  /** Gets each line of its output. */
  readonly onLine?: (line: string) => void;
}

interface Membership {
  /** The nodes that it asks for the others when it starts, without ports. */
  readonly seeds: readonly string[];
  /** Between nodes, the same for all of them. */
  readonly storagePort: number;
  /** Its share of the ring. Known from the start, so that nodes need not come one after the other. */
  readonly tokens: readonly bigint[];
}

interface Demands {
  /** A file with key (PKCS 8) and certificate chain in PEM: clients must speak TLS. */
  readonly tls?: string;
  /**
   * Clients must sign in. The first user is `cassandra` with the password `cassandra`, made a moment after the first
   * start: “Created default superuser role”.
   */
  readonly password?: boolean;
}

const LOOPBACK = '127.0.0.1';

/** The name of the only data centre, as SimpleSnitch calls it. */
export const DATA_CENTER = 'datacenter1';

/** The class path of Cassandra. */
export function cassandraPackages(): Promise<string> {
  return javaPackages(['org.apache.cassandra:cassandra-all:5.0.6']);
}

interface Ports {
  readonly native: number;
  /** Between nodes; a single node listens there all the same. */
  readonly storage: number;
}

/**
 * One Cassandra 5.0.6 node on the loopback net, needing a JDK 17 and Maven. Its commit log is synced before a write is
 * acknowledged (group mode), so that SIGKILL loses nothing acknowledged; several can run beside each other.
 */
export async function createCassandra(options: CassandraOptions): Promise<Server> {
  const { directory, host = LOOPBACK, onLine } = options;
  const classPath = await cassandraPackages();
  await mkdir(directory, { recursive: true });
  const ports = await standingPorts(options);
  await writeFile(join(directory, 'cassandra.yaml'), yaml(options, ports));
  await writeFile(join(directory, 'logback.xml'), LOGBACK);
  return new ServerProcess({
    name: 'cassandra',
    address: `${host}:${ports.native}`,
    command: 'java',
    args: [...jvmOptions(options), '-cp', classPath, 'org.apache.cassandra.service.CassandraDaemon'],
    directory,
    ready: /Starting listening for CQL clients/,
    ...(onLine === undefined ? {} : { onLine }),
  });
}

/** A node remembers its own address in its data, so ports are chosen once for a directory. */
async function standingPorts({ directory, port, member }: CassandraOptions): Promise<Ports> {
  const file = join(directory, 'ports.json');
  const standing = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Ports) : undefined;
  const ports = {
    native: port ?? standing?.native ?? (await freePort()),
    storage: member?.storagePort ?? standing?.storage ?? (await freePort()),
  };
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** JSON is YAML, so that no path needs quoting of our own. */
function yaml(options: CassandraOptions, ports: Ports): string {
  const { directory, host = LOOPBACK, member, demands = {} } = options;
  const seeds = member?.seeds ?? [host];
  const settings = {
    cluster_name: 'kith',
    num_tokens: member?.tokens.length ?? 16,
    ...(member && { initial_token: member.tokens.join(','), auto_bootstrap: false }),
    partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner',
    endpoint_snitch: 'SimpleSnitch',
    data_file_directories: [join(directory, 'data')],
    commitlog_directory: join(directory, 'commitlog'),
    saved_caches_directory: join(directory, 'saved_caches'),
    hints_directory: join(directory, 'hints'),
    cdc_raw_directory: join(directory, 'cdc_raw'),
    // Writers wait for a common sync: no write is acknowledged before it is on disk, and a sync serves many.
    commitlog_sync: 'group',
    commitlog_sync_group_window: '5ms',
    // Each writer waits for the sync with a thread: 32 of them would be 6,400 rows a second at most.
    concurrent_writes: 128,
    listen_address: host,
    rpc_address: host,
    storage_port: ports.storage,
    native_transport_port: ports.native,
    seed_provider: [
      {
        class_name: 'org.apache.cassandra.locator.SimpleSeedProvider',
        parameters: [{ seeds: seeds.map((seed) => `${seed}:${ports.storage}`).join(',') }],
      },
    ],
    storage_compatibility_mode: 'NONE',
    auto_snapshot: false,
    sstable: { selected_format: 'bti' },
    ...(demands.tls !== undefined && { client_encryption_options: encryption(demands.tls) }),
    ...(demands.password && { authenticator: 'PasswordAuthenticator' }),
  };
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}

function encryption(file: string): object {
  return {
    enabled: true,
    optional: false,
    keystore: file,
    ssl_context_factory: { class_name: 'org.apache.cassandra.security.PEMBasedSslContextFactory' },
  };
}

const LOGBACK = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%-5level [%thread] %date{ISO8601} %logger{0} - %msg%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="out"/></root>
</configuration>
`;

/** What Cassandra needs opened on JDK 17. */
const EXPORTS = [
  'java.base/jdk.internal.misc',
  'java.base/jdk.internal.ref',
  'java.base/sun.nio.ch',
  'java.management.rmi/com.sun.jmx.remote.internal.rmi',
  'java.rmi/sun.rmi.registry',
  'java.rmi/sun.rmi.server',
  'java.rmi/sun.rmi.transport.tcp',
  'java.sql/java.sql',
];
const OPENS = [
  'java.base/java.io',
  'java.base/java.lang',
  'java.base/java.lang.module',
  'java.base/java.lang.reflect',
  'java.base/java.util',
  'java.base/java.util.concurrent',
  'java.base/java.util.concurrent.atomic',
  'java.base/jdk.internal.loader',
  'java.base/jdk.internal.math',
  'java.base/jdk.internal.module',
  'java.base/jdk.internal.ref',
  'java.base/jdk.internal.reflect',
  'java.base/jdk.internal.util.jar',
  'java.base/sun.nio.ch',
  'jdk.management/com.sun.management.internal',
];

function jvmOptions({ directory, heapMb = 1024, runsOnce = false }: CassandraOptions): string[] {
  return [
    ...EXPORTS.map((name) => `--add-exports=${name}=ALL-UNNAMED`),
    ...OPENS.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    '-Xss512k',
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-UsePerfData',
    '-Djava.net.preferIPv4Stack=true',
    '-Djdk.attach.allowAttachSelf=true',
    `-Dcassandra.config=${pathToFileURL(join(directory, 'cassandra.yaml'))}`,
    `-Dcassandra.storagedir=${directory}`,
    `-Dcassandra.logdir=${directory}`,
    `-Dlogback.configurationFile=${join(directory, 'logback.xml')}`,
    '-Dcassandra-foreground=yes',
    // Nobody to gossip with, or nobody to wait for: without these a start waits for other nodes.
    '-Dcassandra.skip_wait_for_gossip_to_settle=0',
    '-Dcassandra.ring_delay_ms=1',
    '-Dcassandra.superuser_setup_delay_ms=0',
    ...(runsOnce ? ['-Dcassandra.test.flush_local_schema_changes=false'] : []),
  ];
}
