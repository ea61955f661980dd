// A small page to try Kith by hand, on the SDK like any other client. The names of people are looked up over HTTP;
// everything else comes over the WebSocket.
import { accountTokens, deviceName, KithClient, webStorage } from '/sdk/client/index.js';

const $ = (id) => document.getElementById(id);
const HISTORY = 100;
/** sessionStorage: each window is a person of its own, and stays so when it is reloaded. */
const storage = webStorage(sessionStorage, 'kith:');
const url = location.origin;
const tokens = accountTokens({ url, storage });

let client;
let me;
let current = '';
/** Conversations by id; events by number, so that what is read and what comes live meet without a double. */
const conversations = new Map();
const names = new Map();

async function api(path) {
  const token = await tokens.token();
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error.message);
  return body;
}

/** The name of a user id, now or when it is known. */
function nameOf(user) {
  if (!names.has(user)) {
    names.set(user, user);
    api(`/v1/users/${encodeURIComponent(user)}`)
      .then((found) => names.set(user, found.name))
      .then(draw, () => undefined);
  }
  return names.get(user);
}

async function userNamed(name) {
  const found = await api(`/v1/users?name=${encodeURIComponent(name)}`);
  names.set(found.user, found.name);
  return found.user;
}

function conversation(id) {
  if (!conversations.has(id)) {
    const fresh = {
      id,
      title: '',
      peer: '',
      group: false,
      events: new Map(),
      pending: [],
      head: 0,
      read: 0,
      at: 0,
    };
    conversations.set(id, { ...fresh, loaded: false });
  }
  return conversations.get(id);
}

function titleOf(each) {
  if (each.group) return each.title || 'Group';
  return each.peer ? nameOf(each.peer) : '…';
}

function told(alert, work) {
  $(alert).textContent = '';
  return work().catch((error) => {
    $(alert).textContent = error.message;
  });
}

// ---------------------------------------------------------------- what happens

async function start() {
  $('door').hidden = true;
  $('chat').hidden = false;
  $('sign-out').hidden = false;
  const device = await deviceName(storage);
  client = new KithClient({ url, token: tokens.token, device, storage, agent: 'kith-page' });
  client.on('state', (state) => {
    $('state').textContent = state;
  });
  client.on('conversation', update);
  client.on('event', (id, event) => {
    take(conversation(id), event);
    if (event.membership?.members.some(({ user }) => user === me)) list();
    draw();
  });
  client.on('signedOut', leave);
  const account = await api('/v1/account');
  me = account.user;
  names.set(me, account.name);
  $('who').textContent = account.name;
  client.start();
}

function update({ conversation: id, title, peer, kind, message, read, at }) {
  const each = conversation(id);
  each.title = title || each.title;
  each.peer = peer || each.peer;
  each.group = each.group || kind === 'GROUP';
  each.head = Math.max(each.head, message);
  each.read = Math.max(each.read, read);
  each.at = Math.max(each.at, at);
  draw();
}

/** Titles stand in the list: whoever is added to a group hears of it by an event that does not repeat them. */
async function list() {
  for await (const view of client.conversations()) update(view);
}

function take(each, event) {
  each.at = Math.max(each.at, event.at);
  if (event.created) {
    each.group = event.created.kind === 'GROUP';
    each.title = event.created.title;
    each.peer = event.created.members.map(({ user }) => user).find((user) => user !== me) ?? me;
  }
  each.events.set(event.event, event);
  if (event.message === 0) return;
  each.head = Math.max(each.head, event.message);
  if (event.user === me) each.read = Math.max(each.read, event.message);
}

function leave() {
  client?.close();
  sessionStorage.clear();
  location.reload();
}

// ---------------------------------------------------------------- what is shown

let drawing = false;
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawList();
    drawRoom();
  });
}

function drawList() {
  const items = [...conversations.values()]
    .sort((a, b) => b.at - a.at)
    .map((each) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.textContent = titleOf(each);
      button.dataset.id = each.id;
      button.setAttribute('aria-current', String(each.id === current));
      const unread = each.head - each.read;
      if (unread > 0 && each.id !== current) {
        const badge = document.createElement('span');
        badge.className = 'unread';
        badge.textContent = String(unread);
        button.append(badge);
      }
      button.onclick = () => show(each.id);
      item.append(button);
      return item;
    });
  $('conversations').replaceChildren(...items);
}

function show(id) {
  current = id;
  const each = conversation(id);
  if (!each.loaded) {
    each.loaded = true;
    told('room-error', async () => {
      const { messages } = await client.history(id, { limit: HISTORY });
      for (const event of messages) take(each, event);
    }).then(draw);
  }
  draw();
  $('send').elements.text.focus();
}

function drawRoom() {
  const each = conversations.get(current);
  $('room').hidden = !each;
  $('empty').hidden = Boolean(each);
  if (!each) return;
  $('title').textContent = titleOf(each);
  $('add').hidden = !each.group;
  const list = $('messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const events = [...each.events.values()].sort((a, b) => a.event - b.event);
  list.replaceChildren(...events.map(line), ...each.pending.map(pendingLine));
  if (atEnd) list.scrollTop = list.scrollHeight;
  if (each.head > each.read && document.visibilityState === 'visible') {
    each.read = each.head;
    client.markRead(each.id, each.head);
  }
}

function line(event) {
  const item = document.createElement('li');
  if (event.posted) {
    const small = document.createElement('small');
    small.textContent = `${nameOf(event.user)}, ${new Date(event.at).toLocaleTimeString()}`;
    item.append(small, event.posted.text);
    if (event.user === me) item.className = 'mine';
    item.dataset.message = String(event.message);
    return item;
  }
  item.className = 'note';
  const members = event.membership?.members ?? [];
  const change = members.map(({ user, role }) => `${nameOf(user)} ${role === 'NONE' ? 'left' : 'joined'}`);
  item.textContent = event.created ? `${nameOf(event.user)} began this` : change.join(', ');
  return item;
}

function pendingLine(text) {
  const item = document.createElement('li');
  item.className = 'mine pending';
  item.textContent = text;
  return item;
}

// ---------------------------------------------------------------- what people do

$('sign-in').onsubmit = (submit) => {
  submit.preventDefault();
  const { name, password, invite } = submit.target.elements;
  const asked = { name: name.value, password: password.value, label: 'The page to try it' };
  const register = submit.submitter.value === 'register';
  told('door-error', async () => {
    if (register) await tokens.register(invite.value ? { ...asked, invite: invite.value } : asked);
    else await tokens.login(asked);
    await start();
  });
};

$('sign-out').onclick = () => tokens.logout().finally(leave);

$('open').onsubmit = (submit) => {
  submit.preventDefault();
  const { name } = submit.target.elements;
  told('nav-error', async () => {
    const peer = await userNamed(name.value);
    const id = await client.openDirect(peer);
    conversation(id).peer = peer;
    name.value = '';
    show(id);
  });
};

$('group').onsubmit = (submit) => {
  submit.preventDefault();
  const { title } = submit.target.elements;
  told('nav-error', async () => {
    const id = await client.createGroup({ title: title.value, members: [] });
    Object.assign(conversation(id), { title: title.value, group: true });
    title.value = '';
    show(id);
  });
};

$('add').onsubmit = (submit) => {
  submit.preventDefault();
  const { name } = submit.target.elements;
  told('room-error', async () => {
    await client.addMembers(current, [await userNamed(name.value)]);
    name.value = '';
  });
};

$('send').onsubmit = (submit) => {
  submit.preventDefault();
  const { text } = submit.target.elements;
  const said = text.value;
  const each = conversations.get(current);
  each.pending.push(said);
  text.value = '';
  draw();
  told('room-error', async () => {
    try {
      await client.send(each.id, said);
    } finally {
      each.pending.splice(each.pending.indexOf(said), 1);
      draw();
    }
  });
};

document.addEventListener('visibilitychange', draw);
const server = await (await fetch('/v1/server')).json();
$('invite').hidden = server.registration !== 'invite';
if (await tokens.session()) await start();
else $('door').hidden = false;
