import { expect, test } from 'vitest';
import { transportConformance } from '../../ports/transport.conformance.ts';
import { createUwsTransport, uwsLoads } from './transport.ts';

test('a binary for this platform loads', async () => {
  expect(await uwsLoads()).toBe(true);
});

transportConformance('uws', createUwsTransport, 8);
