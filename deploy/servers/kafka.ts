import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaPackages } from './java-packages.ts';
import { freePort, type Server, ServerProcess } from './server.ts';

const ARTIFACTS = [
  'org.apache.kafka:kafka_2.13:4.1.1',
  'org.apache.kafka:kafka-tools:4.1.1',
  'org.slf4j:slf4j-simple:1.7.36',
];
/** One broker for a trial or a test: it holds little. */
const HEAP = ['-Xms256m', '-Xmx512m'];
const STORAGE_TOOL_HEAP = '-Xmx128m';

export interface KafkaOptions {
  /** Configuration, data and output; made if it is not there. */
  readonly directory: string;
  /** Where clients connect. A free one when the data is made, and the same one at each later start. */
  readonly port?: number;
  /** Where its output is kept; `directory` unless told otherwise. */
  readonly logDirectory?: string;
  /** `host:port` by which it tells clients to reach it, where that is not its own: behind a forwarder. */
  readonly advertised?: string;
  /** Every record is on the disk before it is acknowledged: survives a power cut, and is slower. */
  readonly flush?: boolean;
}

/** The class path of Kafka and its tools. */
export function kafkaPackages(): Promise<string> {
  return javaPackages(ARTIFACTS);
}

interface Ports {
  readonly client: number;
  readonly controller: number;
}

/**
 * A Kafka of one process, broker and controller in one, on the data in `directory`. It is not started yet. Records
 * that it acknowledged survive SIGKILL; a power cut may take what the system had not written yet, unless `flush` is set.
 */
export async function createKafka(options: KafkaOptions): Promise<Server> {
  const { directory } = options;
  await mkdir(directory, { recursive: true });
  const classPath = await kafkaPackages();
  const ports = await portsOf(directory, options.port);
  const file = join(directory, 'server.properties');
  await writeFile(file, properties(join(directory, 'data'), ports, options));
  await format(directory, classPath, file);
  return new ServerProcess({
    name: 'kafka',
    address: `127.0.0.1:${ports.client}`,
    command: 'java',
    args: [...HEAP, '-Dfile.encoding=UTF-8', '-Duser.timezone=UTC', '-cp', classPath, 'kafka.Kafka', file],
    directory: options.logDirectory ?? directory,
    ready: /Kafka Server started/,
  });
}

/** The ports are written down: clients and the quorum of controllers know the server by them. */
async function portsOf(directory: string, wanted: number | undefined): Promise<Ports> {
  const file = join(directory, 'ports.json');
  const known = await readIfThere(file);
  if (known !== undefined) {
    const ports = JSON.parse(known) as Ports;
    return { ...ports, client: wanted ?? ports.client };
  }
  const ports = { client: wanted ?? (await freePort()), controller: await freePort() };
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** Gives the data its identity, once; a folder that has one is left as it is. */
async function format(directory: string, classPath: string, file: string): Promise<void> {
  const identity = await readIfThere(join(directory, 'data', 'meta.properties'));
  if (identity !== undefined) return;
  const id = randomBytes(16);
  // Else it may begin with a dash, and the tool takes it for an option.
  id[0]! &= 0x7f;
  const cluster = id.toString('base64url');
  const tool = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', file];
  await promisify(execFile)('java', [STORAGE_TOOL_HEAP, ...tool, '--ignore-formatted']);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function properties(data: string, ports: Ports, { advertised, flush }: KafkaOptions): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    listeners: `CLIENT://127.0.0.1:${ports.client},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `CLIENT://${advertised ?? `127.0.0.1:${ports.client}`}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    // Each is a file handle and a start-up cost; groups of one machine need no more.
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    // After a SIGKILL a broker is let in again only when its last session is over: 9 s unless told otherwise.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    // A group begins with its first member; those that follow rebalance.
    'group.initial.rebalance.delay.ms': 0,
    'unclean.leader.election.enable': false,
    // Index files are preallocated: with hundreds of partitions 10 MB each would fill the disk.
    'log.index.size.max.bytes': 1024 * 1024,
    ...(flush === true && { 'log.flush.interval.messages': 1 }),
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
