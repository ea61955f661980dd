import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** One line of an access log: who asked for what, as it was said. */
export interface Visit {
  readonly address: string;
  readonly path: string;
  readonly referrer: string;
  readonly agent: string;
}

/** Apache's combined log format. Quotes within fields are escaped by a backslash. */
const LINE =
  /^(\S+) \S+ \S+ \[[^\]]*\] "(?:[A-Z]+ )?((?:[^"\\]|\\.)*?)(?: HTTP\/[\d.]+)?" \d+ \S+ "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"/;

export async function readVisits(file: string): Promise<Visit[]> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const visits: Visit[] = [];
  for await (const line of createInterface({ input })) {
    const [, address, path, referrer, agent] = LINE.exec(line) ?? [];
    if (address === undefined || path === undefined) continue;
    visits.push({ address, path, referrer: said(referrer), agent: said(agent) });
  }
  if (visits.length === 0) throw new Error(`${file} has no line of the combined log format.`);
  return visits;
}

function said(field = ''): string {
  // A header takes no control characters and, sent as they are, no others than Latin-1.
  return field === '-' ? '' : field.replace(/[^\x20-\x7e\xa1-\xff]/g, '');
}

const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:28.0) Gecko/20100101 Firefox/28.0',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/33.0.1750.154 Safari/537.36',
  'Mozilla/5.0 (iPad; CPU OS 7_1 like Mac OS X) AppleWebKit/537.51.2 (KHTML, like Gecko) Version/7.0 Mobile/11D167 Safari/9537.53',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  '',
];

/** Visits where the real ones are absent: of their number and shape, the same each time. */
export function standInVisits(count = 8_000): Visit[] {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const who = Math.floor(random() ** 2 * 1_700);
    return {
      address: `198.51.${100 + (who >> 8)}.${who & 255}`,
      // The cube makes some paths far more asked for than others.
      path: `/page/${Math.floor(random() ** 3 * 1_200)}`,
      referrer: random() < 0.4 ? `https://site${Math.floor(random() * 50)}.example/x` : '',
      agent: AGENTS[who % AGENTS.length]!,
    };
  });
}
