/** Least severe first. */
export const severities = ['debug', 'info', 'warn', 'error'] as const;
export type Severity = (typeof severities)[number];

interface LogLine {
  readonly severity: Severity;
  readonly text: string;
}

/** What a Kith process, Kafka, Cassandra or Redis printed, made short for a person. */
export function readLine(line: string): LogLine {
  return fromJson(line) ?? { severity: guess(line), text: line };
}

/** Pino's lines: 30 is info, 40 warn, 50 error. */
function fromJson(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  let record: Record<string, unknown>;
  try {
    record = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { level, time, msg, err, ...rest } = record;
  if (typeof level !== 'number') return undefined;
  const severity = level >= 50 ? 'error' : level >= 40 ? 'warn' : level >= 30 ? 'info' : 'debug';
  const reason = (err as { message?: string } | undefined)?.message;
  const details = Object.entries(reason === undefined ? rest : { ...rest, err: reason }).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const clock = typeof time === 'string' ? time.slice(11, 23) : '';
  return { severity, text: [clock, severity.toUpperCase(), msg, ...details].filter(Boolean).join(' ') };
}

/** Java's loggers say the word; Redis puts a # before warnings. */
function guess(line: string): Severity {
  if (/\b(ERROR|FATAL)\b/.test(line)) return 'error';
  if (/\bWARN(ING)?\b|^\d+:[A-Z] .* # /.test(line)) return 'warn';
  return /\b(DEBUG|TRACE)\b/.test(line) ? 'debug' : 'info';
}

const COLOURS = [36, 32, 35, 34, 33, 96, 92, 95];
const RED = 31;

/** “chat-service-1” and a place for a second digit. */
const NAME_WIDTH = 15;

/** Lines of many processes on one terminal, each behind the name of its process. */
export class LogPrinter {
  readonly #write: (text: string) => void;
  readonly #colours: boolean;
  /** In the order in which they spoke first. */
  readonly #names: string[] = [];

  /** `colours`: the terminal shows them. */
  constructor(write: (text: string) => void, colours: boolean) {
    this.#write = write;
    this.#colours = colours;
  }

  /** Prints it if it is severe enough. */
  log(name: string, line: string, least: Severity): void {
    const { severity, text } = readLine(line);
    if (severities.indexOf(severity) < severities.indexOf(least)) return;
    this.say(name, severity === 'error' ? this.#paint(text, RED) : text);
  }

  say(name: string, text: string): void {
    if (!this.#names.includes(name)) this.#names.push(name);
    const colour = COLOURS[this.#names.indexOf(name) % COLOURS.length]!;
    this.#write(`${this.#paint(`${name.padEnd(NAME_WIDTH)} │`, colour)} ${text}\n`);
  }

  #paint(text: string, colour: number): string {
    return this.#colours ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }
}
