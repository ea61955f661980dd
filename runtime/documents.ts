import { closes, errors } from '../protocol/errors.ts';
import type { Option } from './option-kinds.ts';
import { optionTable } from './options.ts';

/** The pages of docs/ that are made from the code, by file name. `npm run docs` writes them, a test holds them. */
export function documents(metricsPage: string, openapi: object): Record<string, string> {
  return {
    'options.md': optionsPage(),
    'errors.md': errorsPage(),
    'metrics.md': metricsTable(metricsPage),
    'openapi.json': `${JSON.stringify(openapi, null, 2)}\n`,
  };
}

const made = 'This page is made from the code by `npm run docs`; do not edit it.';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function optionsPage(): string {
  const rows = (Object.entries(optionTable) as [string, Option][]).map(([name, option]) => [
    `\`${name}\``,
    option.type === 'choice' ? option.choices.map((each) => `\`${each}\``).join(', ') : option.type,
    option.default === '' ? 'none' : `\`${option.default}\``,
    option.unit ?? '',
    option.sentence,
  ]);
  return `# Options

${made}

Every option is a variable of the environment or a flag: \`KITH_PORT=8081 npm start\`, or \`npm start -- --port=8081\`.
A flag goes before the environment. A wrong or unknown option stops the start with a sentence that names it.

${table(['option', 'type', 'default', 'unit', 'meaning'], rows)}
`;
}

function errorsPage(): string {
  const codes = Object.entries(errors).map(([name, { code, http, sentence }]) => [
    String(code),
    `\`${name}\``,
    String(http),
    sentence,
  ]);
  const closing = Object.entries(closes).map(([name, { code, sentence }]) => [
    String(code),
    `\`${name}\``,
    sentence,
  ]);
  return `# Error and close codes

${made}

The range says what to do: 1xxx mend the request, do not repeat it as it is; 2xxx sign in anew; 3xxx not allowed or not
there; 4xxx come back after the time given (\`retry_ms\` in a frame, \`Retry-After\` in HTTP); 5xxx come back now.

${table(['code', 'name', 'HTTP', 'meaning'], codes)}

## WebSocket close codes

40xx: come back now; 41xx: come back after the seconds that the close reason says; 42xx: do not come back as you are.
From the WebSocket protocol itself: 1007 invalid UTF-8, 1009 message too large.

${table(['code', 'name', 'meaning'], closing)}
`;
}

/** From the text that Prometheus scrapes: # HELP and # TYPE lines of our own metrics. */
function metricsTable(page: string): string {
  const types = new Map(
    [...page.matchAll(/^# TYPE (kith_\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]),
  );
  const rows = [...page.matchAll(/^# HELP (kith_\w+) (.+)$/gm)]
    .map(([, name, help]) => [`\`${name}\``, types.get(name) ?? '', help ?? ''])
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  return `# Metrics

${made}

At \`/metrics\`, for Prometheus; the usual metrics of Node (\`process_*\`, \`nodejs_*\`) are there as well.

${table(['metric', 'type', 'meaning'], rows)}
`;
}
