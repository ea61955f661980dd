import { expect, test } from 'vitest';
import { CrashBooks, Person, type Totals } from './crash-books.ts';

function talk(): { books: CrashBooks; people: Person[]; totals: Totals } {
  const books = new CrashBooks();
  const people = ['alice', 'bob'].map((name) => new Person(name, books));
  for (let i = 0; i < 4; i++) books.say(people);
  for (let sequence = 0; sequence < 4; sequence++) books.accept(sequence);
  for (const { seen } of people) for (const event of [1, 2, 3, 4, 5]) seen[event] = event - 2;
  return { books, people, totals: { lost: 0, doubled: 0, disordered: 0, conflicting: 0, gaps: 0 } };
}

/** Sequences as they stand from event 2 on: event 1 made the room. */
const stored = (...sequences: number[]) => sequences.map((sequence, i) => ({ event: i + 2, sequence }));

test('what everybody has in one order, each once, is right', () => {
  const { books, people, totals } = talk();
  books.compare(stored(0, 1, 2, 3), people, totals);
  expect({ ...totals, lost: books.lost() }).toEqual({
    ...{ lost: 0, doubled: 0, disordered: 0, conflicting: 0, gaps: 0 },
  });
});

test('a lost, a doubled and a disordered message are told', () => {
  const lost = talk();
  lost.books.compare(stored(0, 1, 2), lost.people, lost.totals);
  expect([lost.books.lost(), lost.totals.gaps]).toEqual([1, 0]);

  const doubled = talk();
  doubled.books.compare(stored(0, 1, 2, 3, 0), doubled.people, doubled.totals);
  expect(doubled.totals).toMatchObject({ doubled: 1, disordered: 0, gaps: 2 });

  const disordered = talk();
  disordered.books.compare(stored(2, 1, 0, 3), disordered.people, disordered.totals);
  expect(disordered.totals).toMatchObject({ disordered: 1, doubled: 0, conflicting: 4 });
});

test('a number that is left out, and a member who lacks an event, are gaps', () => {
  const { books, people, totals } = talk();
  delete people[1]!.seen[3];
  books.compare([...stored(0, 1), { event: 5, sequence: 3 }], people, totals);
  expect(totals.gaps).toBe(2);
});
