import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createCassandra, DATA_CENTER } from '../../deploy/servers/cassandra.ts';
import type { Server } from '../../deploy/servers/server.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { optionTable } from '../../runtime/options.ts';
import { type Contact, connect } from './connect.ts';
import { CuttingProxy } from './cutting-proxy.ts';

const HOST = '127.0.0.2';

let directory: string;
let server: Server;
/** The same server at an address that its certificate does not name. */
let elsewhere: CuttingProxy;
let ca: string;
let stranger: string;

/** A Cassandra whose clients speak TLS and sign in. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kith-cassandra-sign-in-'));
  const { certificate, file } = await certificateFor('node', `IP:${HOST},DNS:localhost`);
  ca = certificate;
  stranger = (await certificateFor('stranger', `IP:${HOST},DNS:localhost`)).certificate;
  const hasUser = new PassThrough();
  server = await createCassandra({
    ...{ directory: join(directory, 'server'), host: HOST, heapMb: 256 },
    demands: { tls: file, password: true },
    onLine: (line) => void (/Created default superuser role/.test(line) && hasUser.resume().end()),
  });
  await Promise.all([once(hasUser, 'finish'), server.start()]);
  elsewhere = await CuttingProxy.before(server.address);
});

afterAll(async () => {
  await elsewhere?.close();
  await server?.end('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

/** Its own authority; `file` has the key as well. */
async function certificateFor(name: string, names: string): Promise<{ certificate: string; file: string }> {
  const [key, cert, both] = ['key', 'cert', 'both'].map((what) => join(directory, `${name}-${what}.pem`));
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`, '-days', '1'];
  const keys = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key!];
  execFileSync('openssl', ['req', '-x509', ...keys, '-out', cert!, ...subject], { stdio: 'pipe' });
  const certificate = await readFile(cert!, 'utf8');
  await writeFile(both!, `${await readFile(key!, 'utf8')}${certificate}`);
  return { certificate, file: both! };
}

const user = { user: 'cassandra', password: 'cassandra' };

/** What is given, at the server with a name in its certificate; answers the release that the server says it is. */
async function reach(contact: Partial<Contact>, waitMs = 60_000): Promise<unknown> {
  const whole = { contactPoints: [server.address], localDataCenter: DATA_CENTER, ...contact };
  const client = await connect(whole, undefined, { clock: systemClock, logger: silentLogger, waitMs });
  const { rows } = await client.execute('SELECT release_version FROM system.local');
  await client.shutdown();
  return rows[0]?.get('release_version');
}

const atName = (): string[] => [elsewhere.address.replace('127.0.0.1', 'localhost')];

test('the right authority and the right password are let in, by a name of the certificate too', async () => {
  expect(await reach({ ...user, tls: { ca } })).toMatch(/^5\./);
  // The driver looks the name up and knows the address alone, which the certificate does not name.
  expect(await reach({ ...user, tls: { ca }, contactPoints: atName() })).toMatch(/^5\./);
});

const refused: [string, () => Partial<Contact>, RegExp][] = [
  [
    'a wrong password',
    () => ({ user: 'cassandra', password: 'wrong', tls: { ca } }),
    /^Cassandra at 127\.0\.0\.2:\d+ refuses the user or the password \(KITH_CASSANDRA_USER, KITH_CASSANDRA_PASSWORD\)\.$/,
  ],
  [
    'a user that is not there',
    () => ({ user: 'nobody', password: 'cassandra', tls: { ca } }),
    /refuses the user or the password/,
  ],
  [
    'no password',
    () => ({ tls: { ca } }),
    /wants a user and a password: set KITH_CASSANDRA_USER and KITH_CASSANDRA_PASSWORD\.$/,
  ],
  [
    'no authority',
    () => ({ ...user, tls: {} }),
    /of an authority that is not known here \(self-signed certificate\): name the file of its authority, KITH_CA\.$/,
  ],
  [
    'an authority that did not sign',
    () => ({ ...user, tls: { ca: stranger } }),
    /of an authority that is not known here \(.*\): name the file of its authority, KITH_CA\.$/,
  ],
  [
    'an address that the certificate does not name',
    () => ({ ...user, tls: { ca }, contactPoints: [elsewhere.address] }),
    /a certificate of another host: it must name the node’s address or a host of KITH_CASSANDRA\. .*127\.0\.0\.1/,
  ],
  [
    'TLS where there is none',
    () => ({ tls: { ca }, contactPoints: [inject('servers').cassandra] }),
    /^Cassandra at 127\.0\.0\.1:\d+ does not speak TLS: switch it on there, or set KITH_CASSANDRA_TLS=off\.$/,
  ],
];

test.each(refused)('%s is refused at once, with what to do', async (_, contact, sentence) => {
  const { message } = await reach(contact()).then(
    () => new Error('It was let in.'),
    (error: Error) => error,
  );
  expect(message).toMatch(sentence);
  for (const name of message.match(/KITH_\w+/g) ?? []) expect(optionTable).toHaveProperty(name);
});

test('plain words where TLS is wanted: waited for, since a server that starts hangs up too, and then told', async () => {
  await expect(reach({ ...user }, 600)).rejects.toThrow(
    /did not answer within 600 ms: .* if it wants TLS, set KITH_CASSANDRA_TLS=on\.$/,
  );
});
