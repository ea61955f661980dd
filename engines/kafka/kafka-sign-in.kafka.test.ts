import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKafka, kafkaPackages } from '../../deploy/servers/kafka.ts';
import { freePort, type Server } from '../../deploy/servers/server.ts';
import type { KafkaLogOptions } from './kafka-log.ts';
import { freshPrefix, openOn } from './kafka-under-test.ts';

const LISTENER = 'listener.name.client';

let directory: string;
let server: Server;
let ca: string;

/** A Kafka whose clients speak TLS and sign in. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-kafka-sign-in-'));
  server = await createKafka({ directory });
  const { key, cert } = await certificate();
  ca = cert;
  const file = join(directory, 'server.properties');
  const internal = `127.0.0.1:${await freePort()}`;
  const own = `INTERNAL://${internal}`;
  const known = await readFile(file, 'utf8');
  const listeners = /^listeners=(.*)$/m.exec(known)![1];
  const inOneLine = (pem: string): string => pem.trim().replaceAll('\n', '\\n');
  const login = 'org.apache.kafka.common.security';
  // Of properties that are named twice the last one counts.
  const overrides = {
    listeners: `${listeners},${own}`,
    'advertised.listeners': `CLIENT://${server.address},${own}`,
    'inter.broker.listener.name': 'INTERNAL',
    'listener.security.protocol.map': 'CLIENT:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    [`${LISTENER}.ssl.keystore.type`]: 'PEM',
    [`${LISTENER}.ssl.keystore.key`]: inOneLine(key),
    [`${LISTENER}.ssl.keystore.certificate.chain`]: inOneLine(cert),
    [`${LISTENER}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    [`${LISTENER}.plain.sasl.jaas.config`]: `${login}.plain.PlainLoginModule required user_kith="right";`,
    [`${LISTENER}.scram-sha-256.sasl.jaas.config`]: `${login}.scram.ScramLoginModule required;`,
    [`${LISTENER}.scram-sha-512.sasl.jaas.config`]: `${login}.scram.ScramLoginModule required;`,
  };
  const lines = Object.entries(overrides).map(([name, value]) => `${name}=${value}\n`);
  await appendFile(file, lines.join(''));
  await server.start();
  await addUser(internal);
});

afterAll(async () => {
  await server?.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

async function certificate(): Promise<{ key: string; cert: string }> {
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '1'];
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile];
  execFileSync('openssl', ['req', '-x509', ...key, '-out', certFile, ...subject], { stdio: 'pipe' });
  return { key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') };
}

/** SCRAM’s users are Kafka’s own. */
async function addUser(address: string): Promise<void> {
  const tool = ['-cp', await kafkaPackages(), 'kafka.admin.ConfigCommand', '--bootstrap-server', address];
  for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512']) {
    const secret = ['--alter', '--add-config', `${mechanism}=[password=right]`];
    execFileSync('java', [...tool, ...secret, '--entity-type', 'users', '--entity-name', 'kith'], {
      stdio: 'pipe',
    });
  }
}

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const sasl = (password: string, mechanism: (typeof MECHANISMS)[number] = 'plain') =>
  ({ mechanism, username: 'kith', password }) as const;

test.each(MECHANISMS)(
  'with the right authority, and the password by %s, the log is used as any other',
  async (mechanism) => {
    const log = await openOn(server.address, freshPrefix(), { tls: { ca }, sasl: sasl('right', mechanism) });
    const { offset } = await log.append('chat.commands', 'alice', new Uint8Array([1]));
    expect(offset).toBe(0);
    await log.close();
  },
);

const refused: [string, () => Partial<KafkaLogOptions>, RegExp][] = [
  ['a wrong password', () => ({ tls: { ca }, sasl: sasl('wrong') }), /authentication/i],
  ['a wrong secret', () => ({ tls: { ca }, sasl: sasl('wrong', 'scram-sha-256') }), /authentication/i],
  ['no password', () => ({ tls: { ca } }), /./],
  ['no TLS', () => ({ sasl: sasl('right') }), /./],
  ['an authority that did not sign', () => ({ tls: {}, sasl: sasl('right') }), /self-signed certificate/],
];

test.each(refused)('%s is refused, with a reason', async (_, options, reason) => {
  const opened = openOn(server.address, freshPrefix(), { ...options(), waitMs: 100 });
  await expect(opened).rejects.toThrow(reason);
});
