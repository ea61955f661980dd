import { Agent } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { fetched, KIB, Stage } from './transport.fixture.ts';
import type { HttpResponse, Transport } from './transport.ts';
import { handshake } from './transport-peers.fixture.ts';

const found: HttpResponse = { status: 200, headers: {}, body: 'found' };

export function httpCases(create: () => Transport): void {
  let stage: Stage;
  afterEach(() => stage.close());

  it('passes method, path, query, headers and body', async () => {
    stage = await Stage.open(create());
    const headers = { 'X-One': '1', 'X-Many': ['a', 'b'], Referer: ['e', 'f'], Cookie: 'c=1; d=2' };
    const body = 'grüße 😀';
    const answer = await stage.fetch('/v1/a%20b?x=%3F&y?z', { method: 'PUT', headers, body });
    expect(answer).toMatchObject({ status: 200, body: `PUT /v1/a%20b x=%3F&y?z ${body}` });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain' });
    const [request] = stage.requests;
    const told = ['x-one', 'x-many', 'referer', 'cookie', 'absent'].map((name) => request!.header(name));
    expect(told).toEqual(['1', 'a, b', 'e, f', 'c=1; d=2', '']);
    expect([request!.remoteAddress, request!.aborted]).toEqual(['127.0.0.1', false]);
  });

  it('lets the handler read the request after a wait', async () => {
    stage = await Stage.open(create());
    stage.onRequest = async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { ...found, body: `${request.path} ${request.header('x-one')} ${request.body.length}` };
    };
    const answer = await stage.fetch('/late', { method: 'POST', headers: { 'x-one': '1' }, body: 'four' });
    expect(answer.body).toBe('/late 1 4');
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('passes %s', async (method) => {
    stage = await Stage.open(create());
    expect((await stage.fetch('/x', { method })).body).toBe(`${method} /x  `);
  });

  it('passes HEAD and leaves out the body alone', async () => {
    stage = await Stage.open(create());
    stage.onRequest = async () => found;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const head = await stage.fetch('/x', { method: 'HEAD', agent });
    expect(stage.requests[0]!.method).toBe('HEAD');
    expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '5' } });
    expect(await stage.fetch('/x', { agent })).toMatchObject({ body: 'found', localPort: head.localPort });
    agent.destroy();
  });

  it.each([204, 304, 404, 503])('answers %i as the handler says', async (status) => {
    stage = await Stage.open(create());
    stage.onRequest = async () => ({ status, headers: { 'x-a': 'b' }, body: status < 400 ? '' : 'why' });
    const answer = await stage.fetch('/x');
    expect(answer).toMatchObject({ status, body: status < 400 ? '' : 'why', headers: { 'x-a': 'b' } });
    expect('content-length' in answer.headers).toBe(status >= 400);
  });

  it('answers with bytes, and with many of them', async () => {
    stage = await Stage.open(create());
    const body = Buffer.alloc(5 * KIB * KIB, 'abcdefg');
    stage.onRequest = async () => ({ ...found, body });
    expect((await stage.fetch('/x')).body === body.toString()).toBe(true);
  });

  it('takes a body up to the limit, whole or in chunks, and answers 413 above it', async () => {
    stage = await Stage.open(create(), { maxBodyBytes: 1000 });
    stage.onRequest = async (request) => ({ ...found, body: String(request.body.length) });
    const chunked = { 'transfer-encoding': 'chunked' };
    for (const headers of [{}, chunked]) {
      const at = await stage.fetch('/x', { method: 'POST', body: Buffer.alloc(1000), headers });
      expect(at).toMatchObject({ status: 200, body: '1000' });
      const above = await stage.fetch('/x', { method: 'POST', body: Buffer.alloc(1001), headers });
      expect(above).toMatchObject({ status: 413, headers: { connection: 'close' } });
      expect(above.body).toMatch(/larger than allowed/);
    }
    expect(stage.requests).toHaveLength(2);
  });

  it('takes a chunked body in many pieces', async () => {
    stage = await Stage.open(create());
    const request = stage.start('/x', { method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
    const answered = fetchedLater(request);
    for (const piece of ['one ', 'two ', 'three']) {
      await new Promise<void>((written) => request.write(piece, () => written()));
    }
    expect((await answered()).body).toBe('POST /x  one two three');
  });

  it('cuts a body that has no end', async () => {
    stage = await Stage.open(create(), { maxBodyBytes: 1000 });
    const wire = stage.wire();
    wire.write('POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n');
    const megabyte = Buffer.alloc(KIB * KIB);
    for (let sent = 0; sent < 50 && !wire.isClosed; sent++) {
      await new Promise<void>((taken) => wire.tcp.write(megabyte, () => taken()));
    }
    await wire.closed();
    expect(stage.requests).toEqual([]);
  });

  it('answers 500 when the handler rejects, throws, or answers what cannot stand on the wire', async () => {
    stage = await Stage.open(create());
    const failures: (() => Promise<HttpResponse>)[] = [
      () => Promise.reject(new Error('secret')),
      () => {
        throw new Error('secret');
      },
      async () => ({ ...found, headers: { 'x-a': 'secret\r\nset-cookie: secret' } }),
      async () => ({ ...found, status: 42, body: 'secret' }),
    ];
    for (const fail of failures) {
      stage.onRequest = fail;
      const answer = await stage.fetch('/x');
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  abortedCases();
  connectionCases();

  function abortedCases(): void {
    it('tells the handler that the client has gone, and throws the answer away', async () => {
      stage = await Stage.open(create());
      let answerNow = (): void => undefined;
      stage.onRequest = () =>
        new Promise((resolve) => {
          answerNow = () => resolve(found);
        });
      const wire = stage.wire();
      wire.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
      await stage.until(() => stage.requests.length > 0);
      expect(stage.requests[0]!.aborted).toBe(false);
      wire.tcp.destroy();
      await expect.poll(() => stage.requests[0]!.aborted).toBe(true);
      answerNow();
      stage.onRequest = async () => found;
      expect(await stage.fetch('/x')).toMatchObject({ status: 200 });
    });

    it('forgets a request that is cut in mid-body', async () => {
      stage = await Stage.open(create());
      const wire = stage.wire();
      wire.write('POST /cut HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nonly this');
      wire.tcp.end();
      await wire.closed();
      await stage.fetch('/x');
      expect(stage.requests.map(({ path }) => path)).toEqual(['/x']);
    });

    it('may be closed with a request unanswered', async () => {
      stage = await Stage.open(create());
      let answerNow = (): void => undefined;
      stage.onRequest = () =>
        new Promise((resolve) => {
          answerNow = () => resolve(found);
        });
      const wire = stage.wire();
      wire.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
      await stage.until(() => stage.requests.length > 0);
      await stage.listener.close();
      await wire.closed();
      expect(stage.requests[0]!.aborted).toBe(true);
      answerNow();
    });
  }

  function connectionCases(): void {
    it('serves 100 requests on one connection', async () => {
      stage = await Stage.open(create());
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const ports = new Set<number>();
      for (let number = 0; number < 100; number++) {
        const post = number % 2 === 1;
        const body = post ? 'b'.repeat(number) : '';
        const answer = await stage.fetch(`/${number}`, { agent, method: post ? 'POST' : 'GET', body });
        expect(answer.body).toBe(`${post ? 'POST' : 'GET'} /${number}  ${body}`);
        ports.add(answer.localPort);
      }
      expect(ports.size).toBe(1);
      agent.destroy();
    });

    it('answers pipelined requests in order, when the answers are there at once', async () => {
      stage = await Stage.open(create());
      const wire = stage.wire();
      wire.write(['/1', '/2', '/3'].map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
      await wire.until(() => wire.text.includes('GET /3'));
      expect(wire.text.match(/GET \/\d/g)).toEqual(['GET /1', 'GET /2', 'GET /3']);
      wire.tcp.destroy();
    });

    it.each(['/v1/socket', '/v1/socket?x=1', '/v1/socket/deeper', '/v1/sockets'])(
      'keeps plain requests to %s from the handler',
      async (path) => {
        stage = await Stage.open(create());
        const { status } = await stage.fetch(path);
        expect(status).toBe(path.startsWith('/v1/socket?') || path === '/v1/socket' ? 426 : 404);
        expect(stage.requests).toEqual([]);
      },
    );

    it('refuses a WebSocket anywhere else', async () => {
      stage = await Stage.open(create());
      const wire = stage.wire();
      wire.write(handshake().replace('/v1/socket', '/elsewhere'));
      await wire.closed();
      expect(wire.text).toMatch(/^HTTP\/1\.1 404 /);
      expect([stage.requests, stage.upgrades]).toEqual([[], []]);
    });

    it('serves a request that offers an upgrade to something else', async () => {
      stage = await Stage.open(create());
      const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': '' };
      expect(await stage.fetch('/x', { headers })).toMatchObject({ status: 200, body: 'GET /x  ' });
    });
  }
}

/** Listens for the answer now; the function that is returned ends the request. */
function fetchedLater(request: Parameters<typeof fetched>[0]): () => ReturnType<typeof fetched> {
  request.on('error', () => undefined);
  return () => fetched(request);
}
