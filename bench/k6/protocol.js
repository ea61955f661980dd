import crypto from 'k6/crypto';
import encoding from 'k6/encoding';
import { clearInterval, setInterval, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';

const VERSION = 1;
const SUBPROTOCOL = 'kith.v1.json';
const BACK_MS = 500;
/** From here on an error says “come back”: docs/errors.md. */
const RETRY_FROM = 4000;

/** A host application's token (HS256), as docs/operations.md tells. */
export function hostToken(secret, user, seconds) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => encoding.b64encode(JSON.stringify(value), 'rawurl');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: user, iat: now, exp: now + seconds })}`;
  return `${signed}.${crypto.hmac('sha256', secret, signed, 'base64rawurl')}`;
}

/**
 * One person with one connection, who comes back when it ends, resumes by number and sends again what has no outcome:
 * docs/protocol.md. `heard` gets { opened }, { event, conversation }, { acceptedMs }, { error },
 * { listed }.
 */
export class Person {
  constructor({ address, token, device, heard }) {
    this.url = `${address.replace(/^http/, 'ws')}/v1/socket`;
    this.token = token;
    this.device = device;
    this.heard = heard;
    this.requests = 0;
    this.store = '';
    /** Conversation → the event number up to which it has everything. */
    this.events = new Map();
    /** Counter → the command that has no outcome yet, in the order sent. */
    this.open = new Map();
    /** Request of a command → when it was said. */
    this.asked = new Map();
    this.counter = 0;
    this.leaving = false;
    this.resending = false;
    this.connections = 0;
    this.connect();
  }

  connect() {
    this.connections += 1;
    this.ready = false;
    this.asked.clear();
    const socket = new WebSocket(this.url, [SUBPROTOCOL]);
    this.socket = socket;
    socket.onopen = () => this.hello();
    socket.onmessage = ({ data }) => {
      for (const line of data.split('\n')) if (line !== '') this.frame(JSON.parse(line));
    };
    socket.onclose = () => {
      clearInterval(this.beat);
      this.ready = false;
      if (!this.leaving) setTimeout(() => this.connect(), BACK_MS * Math.random());
    };
    // 'close' follows, and comes back; here it is only kept from being an error of the script.
    socket.onerror = () => undefined;
  }

  say(body) {
    this.requests += 1;
    this.socket.send(JSON.stringify({ request: this.requests, ...body }));
    return this.requests;
  }

  hello() {
    const known = Array.from(this.events, ([conversation, event]) => ({ conversation, event }));
    const { token, device, store } = this;
    this.say({ hello: { version: VERSION, token, device, store, known, agent: 'kith-k6' } });
  }

  /** A message with the next counter; kept until its outcome is known. */
  send(conversation, text) {
    this.counter += 1;
    const command = { conversation, counter: this.counter, send: { text } };
    this.open.set(this.counter, command);
    if (this.ready && !this.resending) this.command(command);
  }

  command(command) {
    this.asked.set(this.say({ command }), Date.now());
  }

  /** Whether it has heard everything that happened in the conversations listed. */
  isUpTo(listed) {
    return listed.every(({ conversation, event }) => this.events.get(conversation) === event);
  }

  leave() {
    this.leaving = true;
    clearInterval(this.beat);
    this.socket.close(1000);
  }

  frame(frame) {
    if (frame.welcome) this.welcome(frame.welcome);
    else if (frame.resumed) this.resumed();
    else if (frame.events) this.numbered(frame.events);
    else if (frame.heads || frame.pong) this.heads((frame.heads || frame.pong).heads || []);
    else if (frame.outcomes) this.outcomes(frame.outcomes.outcomes || []);
    else if (frame.opened) this.heard({ opened: frame.opened.conversation });
    else if (frame.accepted) this.accepted(frame.request);
    else if (frame.conversations) this.heard({ listed: frame.conversations.conversations || [] });
    else if (frame.reconnect) setTimeout(() => this.socket.close(1000), frame.reconnect.slotMs || 0);
    else if (frame.error) this.refused(frame.error);
  }

  accepted(request) {
    this.heard({ acceptedMs: Date.now() - this.asked.get(request) });
    this.asked.delete(request);
  }

  welcome({ store, beatMs, conversations = [] }) {
    if (this.store !== '' && this.store !== store) this.events.clear();
    this.store = store;
    clearInterval(this.beat);
    this.beat = setInterval(() => this.say({ ping: {} }), beatMs);
    for (const { conversation } of conversations) this.heard({ opened: conversation });
    this.heads(conversations);
  }

  resumed() {
    this.ready = true;
    for (const command of this.open.values()) this.command(command);
  }

  /** Takes events by number, each once; asks for what is missing. */
  numbered({ conversation, events = [], more }) {
    for (const event of events) {
      const last = this.events.get(conversation) || 0;
      if (event.event <= last) continue;
      if (event.event > last + 1) return this.range(conversation);
      this.events.set(conversation, event.event);
      if (event.device === this.device && event.counter) this.open.delete(event.counter);
      this.heard({ event, conversation });
    }
    if (more) this.range(conversation);
  }

  heads(heads) {
    for (const { conversation, event } of heads) {
      if (event > (this.events.get(conversation) || 0)) this.range(conversation);
    }
  }

  range(conversation) {
    this.say({ range: { conversation, from: (this.events.get(conversation) || 0) + 1 } });
  }

  outcomes(outcomes) {
    for (const { counter, event, code } of outcomes) {
      if (event || code) this.open.delete(counter);
      if (code) this.heard({ error: { code, message: `command ${counter} was rejected` } });
    }
  }

  /** “Come back in t”: then everything without an outcome again, in order. */
  refused(error) {
    this.heard({ error });
    if (error.code < RETRY_FROM || this.resending) return;
    this.resending = true;
    setTimeout(() => {
      this.resending = false;
      if (this.ready) for (const command of this.open.values()) this.command(command);
    }, error.retryMs || BACK_MS);
  }
}
