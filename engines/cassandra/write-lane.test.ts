import { expect, it } from 'vitest';
import { WriteLane } from './write-lane.ts';

/** A lane of which the requests end when the test says so. */
function stage(more: { running?: number; waiting?: number; together?: boolean } = {}) {
  const requests: { readonly rows: unknown[]; end(error?: Error): void }[] = [];
  const lane = new WriteLane({
    ...{
      name: 'writes',
      running: { together: more.running ?? 2, alone: more.running ?? 2 },
      waiting: more.waiting ?? 1_000_000,
    },
    together: () => more.together ?? true,
    send: (statements) =>
      new Promise<void>((resolve, reject) => {
        const rows = statements.map(({ params }) => params[0]);
        requests.push({ rows, end: (error) => (error ? reject(error) : resolve()) });
      }),
  });
  const write = (row: unknown, bytes = 100): Promise<void> =>
    lane.write({ statements: [{ query: 'q', params: [row] }], bytes });
  return { lane, requests, write };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('sends together what comes in one turn, and what comes while all requests are at work', async () => {
  const { requests, write } = stage();
  const first = [write(1), write(2)];
  await turn();
  const second = write(3);
  await turn();
  const third = [write(4), write(5)];
  await turn();
  const fourth = write(6);
  await turn();
  expect(requests.map(({ rows }) => rows)).toEqual([[1, 2], [3]]);
  requests[1]!.end();
  await second;
  await turn();
  expect(requests[2]!.rows).toEqual([4, 5, 6]);
  for (const { end } of requests) end();
  await Promise.all([...first, ...third, fourth]);
});

it('keeps to what the server takes without a warning, though one batch alone may be larger', async () => {
  const { requests, write } = stage({ running: 99 });
  const written = Array.from({ length: 23 }, (_, i) => write(i));
  await turn();
  expect(requests.map(({ rows }) => rows.length)).toEqual([10, 10, 3]);
  const large = [write('a', 2_000), write('b', 2_000), write('c', 2_000), write('d', 9_000), write('e')];
  await turn();
  expect(requests.slice(3).map(({ rows }) => rows)).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  for (const { end } of requests) end();
  await Promise.all([...written, ...large]);
});

it('sends each alone where a node has not every row', async () => {
  const { requests, write } = stage({ together: false, running: 9 });
  const written = [write(1), write(2)];
  await turn();
  expect(requests.map(({ rows }) => rows)).toEqual([[1], [2]]);
  for (const { end } of requests) end();
  await Promise.all(written);
});

it('tells all of a request of its failure, and goes on', async () => {
  const { requests, write } = stage({ running: 1 });
  const written = [write(1), write(2)].map((each) => each.catch(({ message }: Error) => message));
  await turn();
  const next = write(3);
  requests[0]!.end(new Error('no'));
  expect(await Promise.all(written)).toEqual(['no', 'no']);
  await turn();
  requests[1]!.end();
  await next;
});

it('refuses what is beyond the bound, but never the only one', async () => {
  const { lane, requests, write } = stage({ running: 1, waiting: 300, together: false });
  const written = [write(1, 5_000)];
  await turn();
  written.push(write(2, 200), write(3, 100));
  expect(lane.waiting).toBe(300);
  await expect(write(4, 1)).rejects.toThrow('Too many writes');
  for (let i = 0; i < 3; i++) {
    requests[i]!.end();
    await turn();
  }
  await Promise.all(written);
  expect(lane.waiting).toBe(0);
});
