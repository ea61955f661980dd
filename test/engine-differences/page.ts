import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LeftOut, leftOut } from '../../ports/left-out.ts';

/** Of the sources, which are read here, also where this file is a compiled one. */
const root = fileURLToPath(
  new URL(import.meta.url.endsWith('.js') ? '../../../' : '../../', import.meta.url),
);

/** The folders of engines/, as people call them, by the installations that have them. */
const embedded = { embedded: 'embedded' };
const both = { disk: 'files', uws: 'uWebSockets.js', ws: 'ws' };
const cluster = { kafka: 'Kafka', cassandra: 'Cassandra', redis: 'Redis' };

/** A suite that every engine of a port runs. */
interface Suite {
  /** ports/FILE.conformance.ts */
  readonly file: string;
  /** The function that engines' tests call. */
  readonly call: string;
  /** What it calls the port. */
  readonly title: string;
}

/** In order of their files. That of the calls between processes is not a matter of engines: the runtime makes those. */
async function suites(): Promise<Suite[]> {
  const found: Suite[] = [];
  for (const name of (await readdir(join(root, 'ports'))).sort()) {
    const file = /^(.+)\.conformance\.ts$/.exec(name)?.[1];
    if (file === undefined || file === 'chat-calls') continue;
    const text = await readFile(join(root, 'ports', name), 'utf8');
    const suite = /^export function (\w+Conformance)\([\s\S]*?\bdescribe\(`(.+): \$\{/gm;
    for (const [, call = '', title = ''] of text.matchAll(suite)) found.push({ file, call, title });
  }
  return found;
}

/** The text of all files of a folder that end so. */
async function read(folder: string, ending: string): Promise<string> {
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith(ending));
  return (await Promise.all(names.map((name) => readFile(join(root, folder, name), 'utf8')))).join('\n');
}

/** Which of the engines have a test that calls this suite. */
async function runs(call: string, engines: Readonly<Record<string, string>>): Promise<string[]> {
  const found: string[] = [];
  for (const [folder, engine] of Object.entries(engines)) {
    if (new RegExp(`^\\s*${call}\\(`, 'm').test(await read(`engines/${folder}`, '.test.ts')))
      found.push(engine);
  }
  return found;
}

/** The row of a suite; throws when an installation neither runs it nor leaves it out, or does both. */
async function row({ file, call, title }: Suite): Promise<string> {
  const anywhere = await runs(call, both);
  const cells = [
    { of: 'one process', engines: embedded },
    { of: 'a cluster', engines: cluster },
  ].map(async ({ of, engines }) => {
    const running = [...(await runs(call, engines)), ...anywhere];
    const isLeftOut = Object.values<LeftOut>(leftOut).some(
      (each) =>
        each.suite === title && each.cases === '' && Object.values<string>(engines).includes(each.engine),
    );
    if (isLeftOut === running.length > 0) {
      const wrong = isLeftOut ? 'runs and leaves out' : 'neither runs nor leaves out';
      throw new Error(`An engine of ${of} ${wrong} the suite “${title}”: see ports/left-out.ts.`);
    }
    return isLeftOut ? 'left out' : running.join(', ');
  });
  return `| [${title}](../ports/${file}.conformance.ts) | ${(await Promise.all(cells)).join(' | ')} |`;
}

/** docs/engines.md, from the table by which suites skip and from what the tests of the engines run. */
export async function enginesPage(): Promise<string> {
  const all = await suites();
  const asked = await read('ports', 'conformance.ts');
  for (const [difference, { suite, cases }] of Object.entries<LeftOut>(leftOut)) {
    if (!all.some(({ title }) => title === suite))
      throw new Error(`There is no suite “${suite}”: ports/left-out.ts.`);
    if (cases !== '' && !asked.includes(`leavesOut('${difference}'`))
      throw new Error(`No suite asks whether an engine leaves out “${difference}”: ports/left-out.ts.`);
  }
  const differences = Object.values<LeftOut>(leftOut).map(
    ({ engine, suite, cases, why }) => `| ${engine} | ${suite} | ${cases || 'all of it'} | ${why} |`,
  );
  return `# Engines and their differences

This page is made from the suites of the ports by \`npm run docs\`; do not edit it.

Services know ports only (\`ports/\`), and every engine of a port runs the same suite. What differs is what an engine
leaves out of it, here and nowhere else (\`ports/left-out.ts\`); no other case is skipped on any engine.

| engine | suite | what is left out | why nobody misses it |
| --- | --- | --- | --- |
${differences.join('\n')}

## Who runs what

| suite | one process | cluster |
| --- | --- | --- |
${(await Promise.all(all.map(row))).join('\n')}
`;
}
