import type { CorpusRoom, Line, Slice } from './corpus.ts';
import { pick, type Random, whole } from './random.ts';

const ROOMS = 20;
const LINES = 600;
const PEOPLE = 90;
const WORDS = (
  'the a kernel driver works not install with my screen card wifi try sudo apt update which version do you have it ' +
  'thanks again does anyone know how to mount this disk reboot then look at log no yes 你好 привет café 🙂 ok'
).split(' ');

/**
 * Conversations where the real ones are absent. Of their shape: a few talk much, most say a line or two, and some are
 * in several rooms.
 */
export function standIn(random: Random, slice: Slice): CorpusRoom[] {
  const count = slice.rooms === 0 ? ROOMS : Math.min(slice.rooms, ROOMS);
  const length = slice.lines === 0 ? LINES : slice.lines;
  return Array.from({ length: count }, (_, index) => room(`stand-in/${index + 1}`, length, random));
}

function room(name: string, length: number, random: Random): CorpusRoom {
  const nicks = Array.from(
    { length: PEOPLE },
    () => `person${whole(random, PEOPLE * ROOMS)}${pick(random, ['', '|away', '^', 'é'])}`,
  );
  const lines: Line[] = [];
  let minute = 0;
  for (let i = 0; i < length; i++) {
    minute += random() < 0.3 ? 1 : 0;
    // The square makes some far more talkative than others.
    const nick = nicks[Math.floor(random() ** 2 * nicks.length)]!;
    const words = Array.from({ length: 1 + whole(random, 20) }, () => pick(random, WORDS));
    lines.push({ minute, nick, text: words.join(' ') });
  }
  return { name, lines, nicks: [...new Set(lines.map(({ nick }) => nick))] };
}
