/** What is said in the example exchanges, and how many frames each then hears. What is heard is recorded. */
interface Step {
  readonly who: string;
  /** A frame to say, or 'connect' / 'cut'. */
  readonly say: object | string;
  /** Frames that come of it, by who hears them. */
  readonly hear: Readonly<Record<string, number>>;
}

export interface Exchange {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Ids of conversations are functions of the pair, or of creator and key, so examples can name them beforehand. */
const DIRECT = 'dr00WwtopsiXfyHBtWC3bX3';
const GROUP = 'gnkcOi4jejIhUYj9k69Mf0o';

const hello = (user: string, more: object = {}) => ({
  request: 1,
  hello: { version: 1, token: `<token of ${user}>`, device: `${user}-phone`, ...more },
});

export const exchanges: readonly Exchange[] = [
  {
    title: 'Two people, a 1:1, a message, receipts',
    steps: [
      { who: 'alice', say: 'connect', hear: {} },
      { who: 'alice', say: hello('alice'), hear: { alice: 2 } },
      { who: 'bob', say: 'connect', hear: {} },
      { who: 'bob', say: hello('bob'), hear: { bob: 2 } },
      { who: 'alice', say: { request: 2, openDirect: { user: 'bob' } }, hear: { alice: 2, bob: 1 } },
      {
        who: 'alice',
        say: { request: 3, command: { conversation: DIRECT, counter: 1, send: { text: 'Hello, Bob' } } },
        hear: { alice: 2, bob: 1 },
      },
      {
        who: 'bob',
        say: { mark: { conversation: DIRECT, delivered: 1, read: 1 } },
        hear: { alice: 1, bob: 1 },
      },
    ],
  },
  {
    title: 'Sent again: one outcome',
    steps: [
      {
        who: 'alice',
        say: { request: 4, command: { conversation: DIRECT, counter: 1, send: { text: 'Hello, Bob' } } },
        hear: { alice: 2 },
      },
      {
        who: 'alice',
        say: { request: 5, outcomes: { conversation: DIRECT, counters: [1, 2] } },
        hear: { alice: 1 },
      },
    ],
  },
  {
    title: 'Gone and back: resume by event numbers',
    steps: [
      { who: 'bob', say: 'cut', hear: {} },
      {
        who: 'alice',
        say: { request: 6, command: { conversation: DIRECT, counter: 2, send: { text: 'Are you there?' } } },
        hear: { alice: 2 },
      },
      { who: 'bob', say: 'connect', hear: {} },
      {
        who: 'bob',
        say: hello('bob', { store: '<store>', known: [{ conversation: DIRECT, event: 2 }] }),
        hear: { bob: 3 },
      },
      { who: 'bob', say: { request: 2, ping: {} }, hear: { bob: 1 } },
    ],
  },
  {
    title: 'A group: created, joined by being added, read, listed',
    steps: [
      {
        who: 'alice',
        say: { request: 7, createGroup: { key: 'trip', title: 'The trip', members: [] } },
        hear: { alice: 2 },
      },
      {
        who: 'alice',
        say: { request: 8, command: { conversation: GROUP, counter: 1, add: { users: ['bob'] } } },
        hear: { alice: 2, bob: 1 },
      },
      { who: 'bob', say: { request: 3, range: { conversation: GROUP, from: 1 } }, hear: { bob: 1 } },
      { who: 'bob', say: { request: 4, history: { conversation: DIRECT, limit: 1 } }, hear: { bob: 1 } },
      { who: 'bob', say: { request: 5, members: { conversation: DIRECT } }, hear: { bob: 1 } },
      { who: 'bob', say: { request: 6, list: { limit: 1 } }, hear: { bob: 1 } },
      { who: 'bob', say: { request: 7, presence: { users: ['alice', 'nobody'] } }, hear: { bob: 1 } },
      {
        who: 'bob',
        say: { request: 8, command: { conversation: GROUP, counter: 1, leave: {} } },
        hear: { bob: 2, alice: 1 },
      },
    ],
  },
  {
    title: 'What is refused, and what is rejected',
    steps: [
      {
        who: 'bob',
        say: { request: 9, command: { conversation: GROUP, counter: 2, send: { text: 'May I?' } } },
        hear: { bob: 1 },
      },
      {
        who: 'alice',
        say: { request: 9, command: { conversation: DIRECT, counter: 3, add: { users: ['carol'] } } },
        hear: { alice: 2 },
      },
      {
        who: 'alice',
        say: { request: 10, command: { conversation: DIRECT, counter: 4, send: {} } },
        hear: { alice: 1 },
      },
      { who: 'alice', say: { request: 11 }, hear: { alice: 1 } },
    ],
  },
];
