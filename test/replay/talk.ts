import type { Attendant } from './attendant.ts';
import type { CorpusRoom, Line } from './corpus.ts';
import type { Random } from './random.ts';
import { RoomCheck } from './room-check.ts';
import type { SeenEvent } from './seen-event.ts';
import type { Tally } from './tally.ts';

export interface TalkOptions {
  /** Times faster than the file; 0: as fast as outcomes come. */
  readonly speed: number;
  /** Sends without an outcome of one author, and of the room. */
  readonly window: number;
  readonly roomWindow: number;
  /** No line is said as long as it is true; `goOn` afterwards. */
  readonly holds: () => boolean;
  /** Makes the group's id new. */
  readonly run: string;
}

/** Users named in one AddMembers. */
const ADD = 500;
/** Of the messages seen, how many are marked as read. */
const READ_SHARE = 0.02;

interface Author {
  readonly attendant: Attendant;
  readonly waiting: Line[];
  open: number;
}

/** One room of the file, held anew by its people: opened by its first speaker, entered by everyone, talked through. */
export class Talk {
  readonly room: CorpusRoom;
  readonly check: RoomCheck;
  readonly #options: TalkOptions;
  readonly #tally: Tally;
  readonly #random: Random;
  readonly #authors: Map<string, Author>;
  conversation = '';
  #next = 0;
  #open = 0;
  #settled = 0;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Called when everyone stands at the head and nothing is open. */
  #whenQuiet: (() => void) | undefined;

  /** `attendants`: by nick; all connected. */
  constructor(
    room: CorpusRoom,
    attendants: ReadonlyMap<string, Attendant>,
    options: TalkOptions,
    tally: Tally,
    random: Random,
  ) {
    this.room = room;
    this.check = new RoomCheck(room.name, tally.violations);
    this.#options = options;
    this.#tally = tally;
    this.#random = random;
    this.#authors = new Map(
      room.nicks.map((nick) => [nick, { attendant: attendants.get(nick)!, waiting: [], open: 0 }]),
    );
  }

  /** The user who opened the room. */
  get creator(): string {
    return this.#people[0]!.person.user;
  }

  /** Lines without an outcome. */
  get left(): number {
    return this.room.lines.length - this.#settled;
  }

  /** Sends without an outcome that it can have at once; 0 when all is said. */
  get mostOpen(): number {
    const { window, roomWindow } = this.#options;
    return Math.min(this.left, roomWindow, window * this.#authors.size);
  }

  /** What has yet to come, for whoever asks why it takes so long. */
  get state(): string {
    const { check, room } = this;
    const views = `${check.atHead} of ${room.nicks.length} stand at event ${check.event}`;
    const behind = check
      .behind()
      .slice(0, 3)
      .map(({ user, last }) => {
        const person = this.#people.find((each) => each.person.user === user)?.person;
        return `; ${user} at ${last} (${person?.state(this.conversation)})`;
      });
    const settled = `${this.#settled} of ${room.lines.length} lines have their outcome`;
    return `${room.name}: ${settled}, ${views}${behind.join('')}`;
  }

  get #people(): Attendant[] {
    return [...this.#authors.values()].map(({ attendant }) => attendant);
  }

  /** Resolves when everybody is in and has seen it. */
  async enter(): Promise<void> {
    await this.#enter();
    await this.#quiet();
  }

  /** Resolves when every line has its outcome and every member has seen everything. */
  async talk(): Promise<void> {
    this.#startedAt = performance.now();
    this.#pump();
    await this.#quiet();
  }

  /** The first half is added by the creator, the others join. */
  async #enter(): Promise<void> {
    const people = this.#people;
    const first = people[0]!;
    this.conversation = await first.person.createGroup(
      `${this.#options.run}/${this.room.name}`.slice(-64),
      this.room.name,
    );
    for (const attendant of people) this.#sit(attendant);
    const middle = Math.ceil(people.length / 2);
    const added = people.slice(1, middle).map(({ person }) => person.user);
    const entering = people.slice(Math.max(1, middle)).map(({ person }) => person.join(this.conversation));
    for (let i = 0; i < added.length; i += ADD) {
      entering.push(first.person.add(this.conversation, added.slice(i, i + ADD)));
    }
    await Promise.all(entering);
  }

  /** After `holds`. */
  goOn(): void {
    if (this.#startedAt > 0) this.#pump();
  }

  #sit(attendant: Attendant): void {
    const { check, conversation } = this;
    const { user } = attendant.person;
    const view = check.view(user);
    attendant.sit(conversation, {
      event: (event) => {
        this.#seen(attendant, event, view.saw(event));
      },
      receipts: (members) => {
        for (const marks of members) check.receipt(view.told, marks);
      },
    });
  }

  #seen(attendant: Attendant, event: SeenEvent, sentAt: number): void {
    if (event.message > 0) {
      this.#tally.deliveries += 1;
      const { person } = attendant;
      if (sentAt > 0 && event.user !== person.user) this.#tally.latency.add(performance.now() - sentAt);
      if (this.#random() < READ_SHARE) person.markRead(this.conversation, event.message);
    }
    this.#look();
  }

  #quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenQuiet = resolve;
      this.#look();
    });
  }

  #look(): void {
    if (this.#whenQuiet === undefined || !this.check.complete) return;
    if (this.#startedAt > 0 && this.#settled < this.room.lines.length) return;
    const resolve = this.#whenQuiet;
    this.#whenQuiet = undefined;
    resolve();
  }

  /** Gives the file's next lines to their authors as far as time and the room's window allow. */
  #pump(): void {
    const { lines } = this.room;
    const now = performance.now();
    const { roomWindow, holds } = this.#options;
    while (this.#next < lines.length && this.#open < roomWindow && !holds()) {
      const line = lines[this.#next]!;
      const wait = this.#due(line) - now;
      if (wait > 0) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#pump();
        }, wait);
        return;
      }
      this.#next += 1;
      this.#open += 1;
      const author = this.#authors.get(line.nick)!;
      author.waiting.push(line);
      this.#speak(author);
    }
  }

  #due({ minute }: Line): number {
    return this.#options.speed === 0 ? 0 : this.#startedAt + (minute * 60_000) / this.#options.speed;
  }

  #speak(author: Author): void {
    const { check, conversation } = this;
    const { attendant, waiting } = author;
    const { user } = attendant.person;
    while (waiting.length > 0 && author.open < this.#options.window) {
      const { text } = waiting.shift()!;
      author.open += 1;
      attendant.open += 1;
      const sent = check.sent(user, text, performance.now());
      const of = check.author(user);
      const open = this.#tally.opened();
      attendant.person.send(conversation, text, {
        accepted: () => of.accepted(sent),
        outcome: (event) => {
          of.outcome(sent, event);
          this.#settle(author, open);
        },
        forgotten: () => this.#settle(author, open),
        rejected: (code) => {
          of.rejected(sent, code);
          this.#settle(author, open);
        },
      });
    }
  }

  #settle(author: Author, send: { readonly at: number }): void {
    author.open -= 1;
    author.attendant.open -= 1;
    this.#open -= 1;
    this.#settled += 1;
    this.#tally.settle(send);
    this.#speak(author);
    this.#pump();
    this.#look();
  }
}
