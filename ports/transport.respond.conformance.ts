import { Agent } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { Stage } from './transport.fixture.ts';
import { addressText, type HttpResponse, type PassingRequest, type Transport } from './transport.ts';

/** What `respond` must do: the answer within the call, for who has it. */
export function respondCases(create: () => Transport): void {
  let stage: Stage;
  afterEach(() => stage.close());

  const moved: HttpResponse = {
    status: 302,
    headers: { location: 'https://example.org/?a=1', 'cache-control': 'no-store', 'x-a': 'b' },
    body: '',
  };

  it('answers within the call, by one object for many requests', async () => {
    stage = await Stage.open(create());
    const asked: unknown[] = [];
    stage.onRespond = (request) => {
      asked.push([request.method, request.path, request.query, request.header('user-agent')]);
      asked.push([request.remoteAddress, addressText(request.rawAddress), request.header('x-many')]);
      return moved;
    };
    const headers = { 'User-Agent': 'a test', 'X-Many': ['a', 'b'] };
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let i = 0; i < 3; i++) {
      const answer = await stage.fetch('/x?y=1', { headers, agent });
      expect(answer).toMatchObject({
        status: 302,
        body: '',
        headers: { ...moved.headers, 'content-length': '0' },
      });
    }
    agent.destroy();
    expect(asked.slice(0, 2)).toEqual([
      ['GET', '/x', 'y=1', 'a test'],
      ['127.0.0.1', '127.0.0.1', 'a, b'],
    ]);
    expect(stage.requests).toEqual([]);
  });

  it('knows whose request it is, of connections from several addresses', async () => {
    stage = await Stage.open(create());
    const asked: string[] = [];
    stage.onRespond = (request) => {
      asked.push(`${request.path} ${request.remoteAddress} ${addressText(request.rawAddress)}`);
      return moved;
    };
    const agents = ['127.0.0.1', '127.0.0.2'].map(
      (localAddress) => new Agent({ keepAlive: true, maxSockets: 1, localAddress } as object),
    );
    for (const at of [0, 0, 1, 0, 1, 0]) await stage.fetch(`/${at + 1}`, { agent: agents[at]! });
    for (const agent of agents) agent.destroy();
    expect(asked).toEqual([1, 1, 2, 1, 2, 1].map((from) => `/${from} 127.0.0.${from} 127.0.0.${from}`));
  });

  it('leaves to `request` what it does not answer, and every method but GET and HEAD', async () => {
    stage = await Stage.open(create());
    const asked: string[] = [];
    stage.onRespond = ({ method, path }) => {
      asked.push(`${method} ${path}`);
      return path === '/mine' ? moved : undefined;
    };
    expect((await stage.fetch('/other')).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await stage.fetch('/mine', { method })).body).toContain(`${method} /mine`);
    }
    expect((await stage.fetch('/mine', { method: 'HEAD' })).status).toBe(302);
    expect(asked).toEqual(['GET /other', 'HEAD /mine']);
    expect(stage.requests).toHaveLength(5);
  });

  it('answers HEAD with the length and without the body', async () => {
    stage = await Stage.open(create());
    const page: HttpResponse = { status: 200, headers: {}, body: 'grüße' };
    stage.onRespond = () => page;
    expect(await stage.fetch('/x', { method: 'HEAD' })).toMatchObject({
      body: '',
      headers: { 'content-length': '7' },
    });
    expect((await stage.fetch('/x')).body).toBe('grüße');
  });

  it('answers 500 for a throw and for what may not stand on the wire, and goes on', async () => {
    stage = await Stage.open(create());
    stage.onRespond = ({ path }: PassingRequest) => {
      if (path === '/throws') throw new Error('this is told to nobody');
      return path === '/splits' ? { ...moved, headers: { location: 'a\r\nx-evil: 1' } } : moved;
    };
    for (const path of ['/throws', '/splits']) {
      const answer = await stage.fetch(path);
      expect(answer.status).toBe(500);
      expect(answer.body).not.toContain('nobody');
      expect(answer.headers['x-evil']).toBeUndefined();
    }
    expect((await stage.fetch('/fine')).status).toBe(302);
  });

  it('is not asked about the path of WebSockets', async () => {
    stage = await Stage.open(create());
    const respond = vi.fn(() => moved);
    stage.onRespond = respond;
    expect((await stage.fetch('/v1/socket')).status).toBe(426);
    expect(respond).not.toHaveBeenCalled();
  });
}
