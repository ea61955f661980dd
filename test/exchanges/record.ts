import WebSocket from 'ws';
import { SOCKET_PATH, SUBPROTOCOL_JSON } from '../../protocol/limits.ts';
import { startWhole, type Whole } from '../support/whole.ts';
import { type Exchange, exchanges } from './scripts.ts';

/** One JSON client: what it hears waits here until a step asks for it. */
class Speaker {
  readonly socket: WebSocket;
  #heard: string[] = [];
  #wake: () => void = () => undefined;

  constructor(address: string) {
    this.socket = new WebSocket(address.replace('http', 'ws') + SOCKET_PATH, SUBPROTOCOL_JSON);
    this.socket.on('message', (data: Buffer) => {
      this.#heard.push(...data.toString().trimEnd().split('\n'));
      this.#wake();
    });
  }

  opened(): Promise<unknown> {
    return new Promise((resolve) => this.socket.once('open', resolve));
  }

  async hear(count: number): Promise<string[]> {
    while (this.#heard.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#heard.splice(0, count);
  }
}

interface Scene {
  readonly whole: Whole;
  readonly speakers: Map<string, Speaker>;
  /** The server's store identity, learned from the first Welcome. */
  store: string;
}

/** Says the example exchanges to a started whole and writes down what was said and heard, as a page of docs/. */
export async function recordExchanges(): Promise<string> {
  const whole = await startWhole();
  const scene: Scene = { whole, speakers: new Map(), store: '' };
  try {
    const parts: string[] = [];
    for (const exchange of exchanges) parts.push(await recordOne(scene, exchange));
    return `${INTRODUCTION}\n${parts.join('\n')}`;
  } finally {
    for (const { socket } of scene.speakers.values()) socket.terminate();
    await whole.stop();
  }
}

const INTRODUCTION = `# Example exchanges

Recorded from the running server by \`npm run docs\`, and said to it again by a test. Subprotocol \`kith.v1.json\`; one
exchange goes on where the one before ended. \`→\` the client says, \`←\` it hears. What differs from run to run stands
in angle brackets.
`;

async function recordOne(scene: Scene, exchange: Exchange): Promise<string> {
  const { whole, speakers } = scene;
  const lines: string[] = [];
  for (const { who, say, hear } of exchange.steps) {
    if (say === 'connect') {
      const speaker = new Speaker(whole.address);
      speakers.set(who, speaker);
      await speaker.opened();
      lines.push(`${who} connects`);
    } else if (say === 'cut') {
      const gone = new Promise((resolve) => speakers.get(who)!.socket.once('close', resolve));
      speakers.get(who)!.socket.terminate();
      await gone;
      lines.push(`${who}'s connection is cut`);
    } else {
      lines.push(`${who} → ${JSON.stringify(say)}`);
      speakers.get(who)!.socket.send(filled(JSON.stringify(say), scene));
    }
    for (const [listener, count] of Object.entries(hear)) {
      for (const line of await speakers.get(listener)!.hear(count))
        lines.push(`${listener} ← ${blanked(line, scene)}`);
    }
  }
  return `## ${exchange.title}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
}

function filled(text: string, { whole, store }: Scene): string {
  return text.replace(/<token of (\w+)>/, (_, user: string) => whole.token(user)).replace('<store>', store);
}

function blanked(line: string, scene: Scene): string {
  const found = /"store":"([^"]+)"/.exec(line);
  if (found) scene.store = found[1]!;
  return line
    .replace(/"store":"[^"]+"/, '"store":"<store>"')
    .replace(/"at":\d+/g, '"at":"<time>"')
    .replace(/"cursor":"[^"]+"/, '"cursor":"<cursor>"')
    .replace(/"lastSeen":\d+/g, '"lastSeen":"<time>"');
}
