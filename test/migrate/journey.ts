import { expect } from 'vitest';
import type { Report } from '../../migrate/report.ts';
import type { Whole } from '../support/whole.ts';
import { sameAnswers } from './same-answers.ts';
import { Talker } from './talkers.ts';
import type { Tool } from './tool.ts';

/** A source with people who talk without a pause, each in the group and in a conversation of two. */
export class Journey {
  readonly source: Whole;
  readonly people: readonly [alice: Talker, bob: Talker, carol: Talker];
  group = '';
  pair = '';
  /** Conversations that began while it moved. */
  readonly founded: string[] = [];
  #stop: () => void = () => undefined;
  #stopped: Promise<unknown> = Promise.resolve();
  #talking: Promise<unknown> = Promise.resolve();

  constructor(source: Whole, serial: string) {
    this.source = source;
    const person = (name: string): Talker =>
      new Talker(`${name}-${serial}`, () => source.token(`${name}-${serial}`));
    this.people = [person('alice'), person('bob'), person('carol')];
  }

  /** Everybody is there, some things were said and read. */
  async begin(): Promise<void> {
    const [alice, bob, carol] = this.people;
    for (const talker of this.people) await talker.to(this.source.address);
    this.group = await alice.client.createGroup({ title: 'moving', members: [bob.name, carol.name] });
    this.pair = await alice.client.openDirect(bob.name);
    for (let n = 1; n <= 30; n++) await alice.say(this.group, `alice’s early ${n}`);
    await bob.has(this.group, 31);
    const read = new Promise<void>((resolve) => {
      alice.client.on('receipts', ({ conversation, members }) => {
        if (conversation === this.group && members.some(({ user, read }) => user === bob.name && read === 20))
          resolve();
      });
    });
    bob.client.markRead(this.group, 20);
    await read;
  }

  /** From here on everybody sends, one message after the other was taken. */
  talk(): void {
    const stopped = new Promise<true>((resolve) => {
      this.#stop = () => resolve(true);
    });
    const talking = async (talker: Talker, conversation: string): Promise<void> => {
      for (let n = 1; ; n++) {
        const said = talker.say(conversation, `${talker.name}’s ${n} in ${conversation}`).then(() => false);
        if (await Promise.race([said, stopped])) return;
      }
    };
    const [alice, bob, carol] = this.people;
    this.#talking = Promise.all([
      ...[alice, bob, carol].map((talker) => talking(talker, this.group)),
      ...[alice, bob].map((talker) => talking(talker, this.pair)),
    ]);
    this.#stopped = stopped;
  }

  /** From the moment at which it moves new conversations come into being, and are read. */
  async #found(tool: Tool): Promise<void> {
    const [, reader, founder] = this.people;
    await tool.says(/^conversations: /);
    for (let n = 1; n <= 40; n++) {
      const founded = await founder.client
        .createGroup({ key: `new ${n}`, title: `new ${n}`, members: [reader.name] })
        // Refused: it is being moved.
        .catch(() => undefined);
      if (founded === undefined) return;
      this.founded.push(founded);
      await founder.say(founded, `first in ${founded}`);
      await reader.has(founded, 2);
      reader.client.markRead(founded, 1);
    }
  }

  /** Messages that have their numbers, of everybody. */
  get numbered(): number {
    return this.people.reduce((sum, { outcomes }) => sum + outcomes.size, 0);
  }

  /** Everybody goes to the new place, with what was refused at the old one in the outbox. */
  async switch(tool: Tool, target: () => Promise<Whole>): Promise<{ report: Report; target: Whole }> {
    const founding = Promise.race([this.#found(tool), this.#stopped]);
    const report = await tool.report();
    expect(report, tool.said).toMatchObject({ differing: 0, verified: report.conversations });
    expect(await tool.code()).toBe(0);
    this.#stop();
    await this.#talking;
    await founding;
    expect(this.people.some(({ client }) => client.unsettled > 0)).toBe(true);
    const whole = await target();
    // Started anew it answers from its stores alone.
    const rested = await this.source.restart();
    for (const { name } of this.people) await sameAnswers(rested, whole, name);
    await rested.stop();
    for (const talker of this.people) await talker.to(whole.address);
    return { report, target: whole };
  }

  /** Nothing lost, doubled or in another order, seen from everywhere. */
  async check(): Promise<void> {
    const [alice, bob] = this.people;
    for (const { client } of this.people) await expect.poll(() => client.unsettled).toBe(0);
    const last = await alice.client.send(this.group, 'the last one');
    expect(last.message).toBe((await this.#history(this.group, alice)).length);
    await this.#sameForAll(this.group, [...this.people], last.event);
    const lastOfPair = await alice.client.send(this.pair, 'the last one here');
    await this.#sameForAll(this.pair, [alice, bob], lastOfPair.event);
    for (const founded of this.founded) {
      const { event } = await bob.client.send(founded, 'and the last one here');
      await this.#sameForAll(founded, [this.people[2], bob], event);
    }
    expect(this.people.map(({ resets }) => resets)).toEqual([0, 0, 0]);
    const marks = new Map((await alice.client.members(this.group)).map((each) => [each.user, each]));
    expect(marks.get(bob.name)!.read).toBeGreaterThanOrEqual(20);
  }

  async #sameForAll(conversation: string, members: Talker[], head: number): Promise<void> {
    const history = await this.#history(conversation, members[0]!);
    expect(history.map(({ message }) => message)).toEqual(history.map((_, index) => index + 1));
    for (const talker of members) {
      const theirs = history.filter(({ user }) => user === talker.name).map(({ posted }) => posted.text);
      const sent = talker.sent.filter((text) => text.endsWith(` in ${conversation}`));
      expect(theirs.filter((text) => text.endsWith(` in ${conversation}`))).toEqual(sent);
      await talker.has(conversation, head);
      const events = talker.events.get(conversation)!;
      expect(events.map(({ event }) => event)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
      // What was given at the old place and at the new one is one history.
      const given = events.filter(({ message }) => message > 0);
      expect(given.map((event) => event.posted?.text)).toEqual(history.map(({ posted }) => posted.text));
    }
  }

  async #history(conversation: string, member: Talker) {
    const found = [];
    for (let after = 0; ; ) {
      const query = after === 0 ? { around: 1, limit: 200 } : { after, limit: 200 };
      const page = await member.client.history(conversation, query);
      found.push(...page.messages);
      if (!page.hasNewer) return found as { message: number; user: string; posted: { text: string } }[];
      after = found.at(-1)!.message;
    }
  }

  async end(): Promise<void> {
    this.#stop();
    for (const talker of this.people) await talker.client.close();
  }
}
