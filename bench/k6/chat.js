// k6 run chat.js: people in conversations who send at a steady rate, against any Kith. See README.md.
import { check } from 'k6';
import encoding from 'k6/encoding';
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter, Trend } from 'k6/metrics';
import { clearInterval, setInterval, setTimeout } from 'k6/timers';
import { hostToken, Person } from './protocol.js';

const ADDRESSES = (__ENV.ADDRESSES || 'http://127.0.0.1:8080').split(',').map((each) => each.trim());
const SECRET = __ENV.SECRET || '';
const TOKENS = (__ENV.TOKENS || '').split(',').filter((each) => each !== '');
const USERS = Number(__ENV.USERS || 50);
/** Members a conversation; 2: one-to-one. */
const MEMBERS = Number(__ENV.MEMBERS || 2);
/** Messages a second of all together. */
const RATE = Number(__ENV.RATE || 50);
/** How long they talk. */
const SECONDS = Number(__ENV.SECONDS || 30);
const DELIVER_P95_MS = Number(__ENV.DELIVER_P95_MS || 200);
/** For everybody to connect before anybody sends. */
const GATHER_S = Math.max(3, Math.ceil(USERS / 200));
/** For the last messages to arrive. */
const SETTLE_S = 5;
const MARGIN_S = 30;

const accept = new Trend('kith_accept_ms', true);
const deliver = new Trend('kith_deliver_ms', true);
const sent = new Counter('kith_sent');
const delivered = new Counter('kith_delivered');
const refused = new Counter('kith_refused');
const lost = new Counter('kith_lost');
const ended = new Counter('kith_ended');
const reconnects = new Counter('kith_reconnects');

export const options = {
  setupTimeout: '10m',
  scenarios: {
    people: {
      executor: 'per-vu-iterations',
      vus: USERS,
      iterations: 1,
      maxDuration: `${GATHER_S + SECONDS + SETTLE_S + MARGIN_S}s`,
    },
  },
  thresholds: {
    kith_deliver_ms: [`p(95)<${DELIVER_P95_MS}`],
    kith_accept_ms: [`p(95)<${DELIVER_P95_MS}`],
    kith_refused: ['count<1'],
    kith_lost: ['count<1'],
    kith_ended: [`count==${USERS}`],
    checks: ['rate==1'],
  },
  summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'max'],
};

/** Who talks: with the host application's secret, with tokens given, or with new accounts. */
export function setup() {
  const run = Date.now().toString(36);
  const people = Array.from({ length: USERS }, (_, i) => personOf(`k6-${run}-${i}`, i));
  return { run, people, start: Date.now() + GATHER_S * 1000 };
}

function personOf(name, i) {
  if (SECRET !== '') return { user: name, token: hostToken(SECRET, name, SECONDS + 3600) };
  if (TOKENS.length > 0) return withToken(TOKENS[i]);
  const answer = http.post(
    `${ADDRESSES[0]}/v1/accounts`,
    JSON.stringify({ name, password: `${name}-password` }),
    { headers: { 'content-type': 'application/json' } },
  );
  if (answer.status !== 201) {
    exec.test.abort(
      `No account was made (${answer.status}): ${answer.body}. Raise KITH_AUTH_RATE, or give SECRET.`,
    );
  }
  const session = answer.json();
  return { user: session.user, token: session.accessToken, device: session.device };
}

/** The user is the token's subject. */
function withToken(token) {
  if (token === undefined) exec.test.abort(`TOKENS has ${TOKENS.length}, but USERS is ${USERS}.`);
  const { sub, did } = JSON.parse(encoding.b64decode(token.split('.')[1], 'rawurl', 's'));
  return { user: sub, token, device: did };
}

export default function ({ run, people, start }) {
  const index = exec.vu.idInTest - 1;
  const first = index - (index % MEMBERS);
  const me = people[index];
  let conversation = '';
  const person = new Person({
    // Neighbours, who talk to each other, are on different gateways.
    address: ADDRESSES[index % ADDRESSES.length],
    ...{ token: me.token, device: me.device || `k6-${run}-${index}` },
    heard({ opened, event, conversation: of, acceptedMs, error, listed }) {
      conversation = conversation || opened || of || '';
      if (acceptedMs !== undefined) accept.add(acceptedMs);
      if (event) hear(event, me.user);
      if (error) refuse(error, me.user);
      if (listed) end(person, listed);
    },
  });
  if (index === first) setTimeout(() => gather(person, run, people, first), (GATHER_S * 1000) / 2);
  setTimeout(() => talk(person, () => conversation), start - Date.now());
}

/** The first of each conversation opens it for the others, who hear of it. */
function gather(person, run, people, first) {
  const others = people.slice(first + 1, first + MEMBERS).map(({ user }) => user);
  if (MEMBERS === 2 && others.length === 1) person.say({ openDirect: { user: others[0] } });
  else person.say({ createGroup: { key: `${run}-${first}`, title: 'k6', members: others } });
}

/** Sends at the own share of the rate, at a moment of its own, until the time is over. */
function talk(person, conversation) {
  const everyMs = (USERS / RATE) * 1000;
  const until = Date.now() + SECONDS * 1000;
  const say = () => {
    person.send(conversation(), `${Date.now()} ${'x'.repeat(100)}`);
    sent.add(1);
  };
  if (!check(conversation(), { 'everybody has a conversation': (id) => id !== '' })) return person.leave();
  setTimeout(() => {
    say();
    const timer = setInterval(() => {
      if (Date.now() < until) return say();
      clearInterval(timer);
      setTimeout(() => person.say({ list: {} }), SETTLE_S * 1000);
    }, everyMs);
  }, everyMs * Math.random());
}

/** Whoever does not come here, not being connected, runs into the time limit of the scenario. */
function end(person, listed) {
  ended.add(1);
  lost.add(person.open.size);
  reconnects.add(person.connections - 1);
  check(person, {
    'every message has its outcome': ({ open }) => open.size === 0,
    'everything was heard': () => listed.length > 0 && person.isUpTo(listed),
  });
  person.leave();
}

/** Counts what others said; the text begins with the time at which it was said first. */
function hear({ posted, user }, me) {
  if (!posted || user === me) return;
  delivered.add(1);
  deliver.add(Date.now() - Number(posted.text.split(' ')[0]));
}

function refuse({ code, message }, user) {
  refused.add(1);
  console.warn(`${user}: ${code} ${message}`);
}
