import { shortEpoch } from '../feed-service/records.ts';
import type { Clock } from '../ports/clock.ts';
import type { Copied } from './copied.ts';
import { AccountCopier, copyInvites } from './copy-accounts.ts';
import { ClickCopier } from './copy-clicks.ts';
import { copyConversation } from './copy-conversation.ts';
import { FeedCopier } from './copy-feed.ts';
import { LinkCopier } from './copy-links.ts';
import { copyMarks, copyOutcomes, copyTouched, copyUser } from './copy-rows.ts';
import type { Source, Target } from './engines.ts';
import type { Freezer, Hold } from './freezer.ts';
import { inParallel } from './in-parallel.ts';
import { type BulkTable, FROM_THE_START, type Journal } from './journal.ts';
import { Refusal } from './refusal.ts';
import { type Report, reportOf } from './report.ts';
import type { Say } from './say.ts';
import { Tail } from './tail.ts';
import { Tally } from './tally.ts';

const CONVERSATIONS_AT_ONCE = 8;
const USERS_AT_ONCE = 32;
const PAGE = 2_000;
/** Of the outcomes of the bulk, one in so many is read back. */
const SAMPLE = 64;
/** The source goes on while what it wrote meanwhile takes longer than this to copy … */
const SHORT_MS = 500;
/** … but not for ever. */
const ROUNDS = 8;
/** A source thawed by itself, or died, so often that somebody should look. */
const ATTEMPTS = 5;
/** How long consumers of a frozen source may take for what had been acknowledged. */
const SETTLE_MS = 120_000;
const LOOK_MS = 20;

export interface MigrationParts {
  readonly source: Source;
  readonly target: Target;
  readonly journal: Journal;
  /** Rows of links and of the feed that were copied; days of clicks apart. */
  readonly copied: Copied;
  readonly copiedDays: Copied;
  readonly freezer: Freezer;
  readonly clock: Clock;
  readonly say: Say;
  /** Numbers what is left in the log of a source that does not run. */
  readonly settleOffline: () => Promise<void>;
}

/**
 * Moves an installation: everything while the source runs, then what it wrote meanwhile, again and again until that is
 * little; then the source refuses writes, the rest is copied, and the source stays so for good. Nothing is held in
 * memory that a later run would miss: what stands at the target and the journal say where to go on.
 */
export class Migration {
  readonly #parts: MigrationParts;
  readonly #tail: Tail;
  readonly #tally = new Tally();
  readonly #accounts: AccountCopier;
  readonly #links: LinkCopier;
  readonly #clicks: ClickCopier;
  readonly #feed: FeedCopier;
  readonly #begun: number;

  constructor(parts: MigrationParts) {
    this.#parts = parts;
    this.#tail = new Tail(parts.source.log);
    this.#accounts = new AccountCopier({ ...parts, tally: this.#tally });
    this.#links = new LinkCopier({ ...parts, tally: this.#tally });
    this.#clicks = new ClickCopier({ ...parts, copied: parts.copiedDays, tally: this.#tally });
    this.#feed = new FeedCopier({ ...parts, tally: this.#tally });
    this.#begun = parts.clock.monotonic();
  }

  get differences(): readonly string[] {
    return this.#tally.told;
  }

  /** Resolves when the source is frozen for good, or when something differs and the source goes on. */
  async run(): Promise<Report> {
    this.#refuseUnknown();
    await this.#bulk();
    await this.#catchUp();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const pauseMs = await this.#switch();
      if (pauseMs !== undefined) {
        const { source, clock } = this.#parts;
        const seconds = Math.round((clock.monotonic() - this.#begun) / 100) / 10;
        return reportOf(source.stores, this.#tally, { seconds, pauseMs, users: this.#accounts.users });
      }
      this.#parts.say.line('The source went on meanwhile: what it did is copied first.');
    }
    await this.#parts.freezer.release();
    throw new Refusal(
      `The source did not stay frozen in ${ATTEMPTS} attempts; see its log. Run this again later.`,
    );
  }

  #refuseUnknown(): void {
    const unknown = this.#parts.source.stores.unknown();
    if (unknown.length === 0) return;
    throw new Refusal(`The source holds rows that this tool does not move yet: ${unknown.join(', ')}.`);
  }

  async #bulk(): Promise<void> {
    const { journal, say, clock } = this.#parts;
    await this.#beginAnewIfCut();
    const begun = clock.monotonic();
    await this.#conversations(() => undefined, true);
    await this.#tables();
    await this.#accounts.run();
    await this.#feed.order(shortEpoch(this.#parts.source.log.epoch));
    await this.#linksAndFeed(say);
    await this.#clicks.run(say);
    await journal.note({ phase: 'tail' });
    const seconds = (clock.monotonic() - begun) / 1_000;
    const { rows } = this.#tally;
    say.line(`Copied ${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} a second).`);
  }

  async #linksAndFeed(say?: Say): Promise<void> {
    await this.#links.run(say);
    await this.#feed.run(say);
  }

  /** Where the log was deleted before it was covered, nothing tells what changed: the tables are copied whole again. */
  async #beginAnewIfCut(): Promise<boolean> {
    const { journal, source } = this.#parts;
    if (!(await this.#tail.isCut(journal.progress.covered))) return false;
    const { covered } = await this.#tail.scan(await this.#tail.oldest(), source.stores.offsets());
    await journal.note({ covered, cursors: FROM_THE_START });
    return true;
  }

  async #tables(): Promise<void> {
    const { source } = this.#parts;
    const { stores } = source;
    const copy = { ...this.#parts, tally: this.#tally };
    await this.#table('outcomes', stores.count('outcomes'), async (from) => {
      const page = stores.outcomes(from, PAGE);
      await copyOutcomes(copy, page.rows, SAMPLE);
      return page;
    });
    await this.#table('marks', stores.count('marks'), async (from) => {
      const page = stores.marks(from, PAGE);
      await copyMarks(copy, page.rows);
      return page;
    });
    await this.#table('users', 0, async (from) => {
      const page = stores.users(from, PAGE);
      await inParallel(USERS_AT_ONCE, page.rows, (user) => copyUser(copy, user));
      return page;
    });
  }

  async #table(
    name: BulkTable,
    total: number,
    copy: (from: string) => Promise<{ readonly rows: readonly unknown[]; readonly next: string | undefined }>,
  ): Promise<void> {
    const { journal, say } = this.#parts;
    let done = 0;
    let from = journal.progress.cursors[name];
    while (from !== undefined) {
      const page: Awaited<ReturnType<typeof copy>> = await copy(from);
      done += page.rows.length;
      from = page.next;
      await journal.note({ cursors: { ...journal.progress.cursors, [name]: from } });
      say.step(name, done, from === undefined ? done : Math.max(total, done + 1));
    }
  }

  /** Those that do not stand at the target as they stand now. */
  async #conversations(memberOf: (user: string) => void, tell: boolean): Promise<void> {
    const { source, say } = this.#parts;
    const { verified } = this.#tally;
    const total = source.stores.count('summaries');
    const copy = { ...this.#parts, tally: this.#tally, memberOf };
    let done = 0;
    let from: string | undefined = '';
    while (from !== undefined) {
      const page: ReturnType<typeof source.stores.conversations> = source.stores.conversations(from, PAGE);
      const moved = page.rows.filter(({ conversation, revision }) => verified.get(conversation) !== revision);
      done += page.rows.length - moved.length;
      await inParallel(CONVERSATIONS_AT_ONCE, moved, async ({ conversation }) => {
        await copyConversation(copy, conversation);
        done++;
        if (tell) say.step('conversations', done, total);
      });
      from = page.next;
    }
  }

  /** Copies what changed until little does. */
  async #catchUp(): Promise<void> {
    const { clock } = this.#parts;
    for (let round = 0; round < ROUNDS; round++) {
      const begun = clock.monotonic();
      await this.#pass();
      await this.#clicks.run();
      if (clock.monotonic() - begun < SHORT_MS) return;
    }
  }

  /** Copies what changed since the pass before; what changes while it runs is the next one's. */
  async #pass(): Promise<void> {
    const { journal, source } = this.#parts;
    const copy = { ...this.#parts, tally: this.#tally };
    if (await this.#beginAnewIfCut()) await this.#tables();
    // Read first: every effect of a record below these is in what is read from here on.
    const offsets = source.stores.offsets();
    const users = new Set<string>();
    await this.#conversations((user) => users.add(user), false);
    const { covered } = await this.#tail.scan(journal.progress.covered, offsets, (touched) =>
      copyTouched(copy, touched),
    );
    await inParallel(USERS_AT_ONCE, users, (user) => copyUser(copy, user));
    await this.#accounts.run();
    await this.#linksAndFeed();
    await journal.note({ covered });
  }

  /** How long writes were refused, up to the moment at which they may begin at the target; undefined: once more. */
  async #switch(): Promise<number | undefined> {
    const { freezer, clock, say, journal } = this.#parts;
    const begun = clock.monotonic();
    const hold = await freezer.freeze();
    say.line(
      hold.kind === 'frozen'
        ? 'The source refuses writes.'
        : 'The source does not run: its folder is locked for this migration.',
    );
    try {
      if (!(await this.#settled(hold))) return undefined;
      await this.#pass();
      await copyInvites({ ...this.#parts, tally: this.#tally }, journal);
      await this.#clicks.finish();
      await this.#links.compareLists();
      await this.#feed.compareLists();
      this.#refuseUnknown();
      this.#compareRevisions();
      if (this.#tally.differing === 0 && !(await freezer.seal(hold))) return undefined;
    } catch (error) {
      await freezer.release();
      throw error;
    }
    // A freeze of a run that was killed goes on in this one.
    const before = hold.kind === 'frozen' ? clock.now() - hold.frozen.at : 0;
    const pauseMs = Math.max(clock.monotonic() - begun, before);
    if (this.#tally.differing === 0) {
      await this.#parts.target.over();
      await journal.note({ phase: 'moved' });
    }
    await (this.#tally.differing === 0 ? freezer.unlock() : freezer.release());
    return Math.round(pauseMs);
  }

  /** Resolves when everything acknowledged has its effects in the stores; false: the freeze did not last. */
  async #settled(hold: Hold): Promise<boolean> {
    const { freezer, source, journal, clock } = this.#parts;
    const deadline = clock.monotonic() + SETTLE_MS;
    const end = hold.kind === 'frozen' ? hold.frozen.end : 0;
    if (hold.kind === 'frozen' && hold.frozen.epoch !== source.log.epoch) {
      throw new Refusal('The source that answers has another log than the one that was read.');
    }
    for (let look = 0; ; look++) {
      const scanned = await this.#tail.scan(journal.progress.covered, source.stores.offsets());
      if (scanned.pending === 0 && scanned.end >= end) return true;
      if (hold.kind === 'offline') {
        await freezer.unlock();
        await this.#parts.settleOffline();
        return false;
      }
      if (clock.monotonic() > deadline) {
        throw new Refusal(
          `The source has not numbered ${scanned.pending} acknowledged records in ${SETTLE_MS / 1_000} s; see its health.`,
        );
      }
      if (look % 25 === 24 && !(await freezer.stands(hold))) return false;
      await freezer.wait(LOOK_MS);
    }
  }

  /** The last word: every conversation of the source was compared in the state in which it is now. */
  #compareRevisions(): void {
    const { stores } = this.#parts.source;
    let from: string | undefined = '';
    while (from !== undefined) {
      const page: ReturnType<typeof stores.conversations> = stores.conversations(from, PAGE);
      for (const { conversation, revision } of page.rows) {
        if (this.#tally.verified.get(conversation) === revision) continue;
        this.#tally.differs(`conversation ${conversation} was not compared at revision ${revision}`);
      }
      from = page.next;
    }
  }
}
