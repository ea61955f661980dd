import { expect, it } from 'vitest';
import { mailboxConformance } from '../../ports/mailbox.conformance.ts';
import { createMemoryMailbox } from './mailbox.ts';

mailboxConformance('embedded', async () => ({
  mailbox: createMemoryMailbox(),
  close: async () => undefined,
}));

it('hands over in the same turn of the event loop', async () => {
  const mailbox = createMemoryMailbox();
  const got: number[] = [];
  await mailbox.listen('gateway', { message: (lane) => got.push(lane), gap: () => undefined });
  mailbox.publish('gateway', 7, new Uint8Array(1));
  await Promise.resolve();
  expect(got).toEqual([7]);
});

it('refuses a second listener of a gateway until the first has closed', async () => {
  const mailbox = createMemoryMailbox();
  const listener = { message: () => undefined, gap: () => undefined };
  const handle = await mailbox.listen('gateway', listener);
  await expect(mailbox.listen('gateway', listener)).rejects.toThrow('gateway');
  await handle.close();
  const again = await mailbox.listen('gateway', listener);
  // The closed handle must not end its successor.
  await handle.close();
  await expect(mailbox.listen('gateway', listener)).rejects.toThrow('gateway');
  await again.close();
});
