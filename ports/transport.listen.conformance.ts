import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { KIB, Stage } from './transport.fixture.ts';
import { AddressInUse, type Transport } from './transport.ts';

export function listenCases(create: () => Transport): void {
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });
  const open = async (options: Parameters<typeof Stage.open>[1] = {}): Promise<Stage> => {
    const stage = await Stage.open(create(), options);
    stages.push(stage);
    return stage;
  };

  it('reports the port that the system chose', async () => {
    const stage = await open();
    expect(stage.port).toBeGreaterThan(0);
    expect((await stage.fetch('/x')).status).toBe(200);
  });

  it('never shares a port', async () => {
    const { port } = await open();
    const second = create().listen({ ...anywhere, port }, nobody);
    await expect(second).rejects.toThrow(AddressInUse);
    await expect(second).rejects.toThrow(`127.0.0.1:${port} is in use`);
  });

  it('says of an address that is not of this machine that it is not', async () => {
    const failure: unknown = await create()
      .listen({ ...anywhere, host: '192.0.2.1' }, nobody)
      .catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(AddressInUse);
    expect((failure as Error).message).toMatch(/^Cannot listen on 192\.0\.2\.1:0: .*EADDRNOTAVAIL/);
  });

  it('takes nobody new after stopListening, and keeps those that are there', async () => {
    const stage = await open();
    const { client, served } = await stage.pair();
    served.echo();
    stage.listener.stopListening();
    stage.listener.stopListening();
    const late = connect(stage.port, '127.0.0.1');
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    client.webSocket.send('still here');
    expect(await client.received(1)).toEqual(['still here']);
    expect(stage.listener.sockets()).toBe(1);
  });

  it('cuts everything at close and frees the port', async () => {
    const stage = await open();
    const { client, served } = await stage.pair();
    const idle = stage.wire();
    await once(idle.tcp, 'connect');
    await Promise.all([stage.listener.close(), stage.listener.close()]);
    expect(served.closes).toMatchObject([{ code: 1006 }]);
    expect(await client.closed()).toMatchObject({ code: 1006 });
    await idle.closed();
    const next = await open({ port: stage.port });
    expect((await next.fetch('/x')).status).toBe(200);
  });

  // Less than the time that engines give a peer to answer a close frame.
  const PROMPT_MS = 3000;
  it('does not wait at close for a peer that owes a close frame', { timeout: PROMPT_MS }, async () => {
    const stage = await open();
    const { wire, served } = await stage.rawPair();
    served.socket.close(4000, '');
    await wire.until(() => wire.closeCode === 4000);
    await stage.listener.close();
    await wire.closed();
  });

  it('two listeners of one transport know nothing of each other', async () => {
    const transport = create();
    const one = await Stage.open(transport);
    const two = await Stage.open(transport);
    stages.push(one, two);
    await one.pair();
    expect([one.listener.sockets(), two.listener.sockets()]).toEqual([1, 0]);
    await one.listener.close();
    expect((await two.fetch('/x')).status).toBe(200);
  });

  describe('over TLS', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kith-tls-'));
    afterAll(() => rmSync(directory, { recursive: true }));
    const tls = { certFile: join(directory, 'cert.pem'), keyFile: join(directory, 'key.pem') };

    it('carries WebSockets and HTTP', async () => {
      selfSigned(tls);
      const stage = await open({ tls });
      const { client, served } = await stage.pair();
      served.echo();
      client.webSocket.send('sealed');
      expect(await client.received(1)).toEqual(['sealed']);
      expect(await stage.fetch('/x')).toMatchObject({ status: 200, body: 'GET /x  ' });
      client.webSocket.close(4321, 'enough');
      expect(await served.closed()).toEqual({ code: 4321, reason: 'enough' });
    });

    it('buffers and drains', async () => {
      selfSigned(tls);
      const stage = await open({ tls });
      const { client, served } = await stage.pair();
      client.webSocket.pause();
      const sent: string[] = [];
      while (served.socket.buffered() < KIB * KIB) {
        const message = `${sent.length}:`.padEnd(64 * KIB, '.');
        expect(served.socket.send(Buffer.from(message), false)).not.toBe('closed');
        sent.push(message);
      }
      client.webSocket.resume();
      await served.until(() => served.drains > 0);
      expect((await client.received(sent.length)).every((message, index) => message === sent[index])).toBe(
        true,
      );
    });

    it('rejects when a file is missing', async () => {
      const missing = { certFile: join(directory, 'none.pem'), keyFile: join(directory, 'none.pem') };
      await expect(create().listen({ ...anywhere, tls: missing }, nobody)).rejects.toThrow(
        /^Cannot listen on /,
      );
    });
  });
}

const anywhere = {
  host: '127.0.0.1',
  port: 0,
  maxMessageBytes: KIB,
  maxBodyBytes: KIB,
  maxBufferedBytes: KIB,
  idleSeconds: 60,
  subprotocols: ['any'],
};

const nobody = {
  upgrade: () => 'nobody is here',
  open: () => ({ message: () => undefined, drain: () => undefined, close: () => undefined }),
  request: () => Promise.reject(new Error('nobody is here')),
};

/** Fails the test where there is no `openssl`: TLS untried is TLS that may not work. */
function selfSigned({ certFile, keyFile }: { certFile: string; keyFile: string }): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const subject = ['-subj', '/CN=localhost', '-days', '1'];
  execFileSync('openssl', ['req', '-x509', ...key, '-out', certFile, ...subject], { stdio: 'pipe' });
}
