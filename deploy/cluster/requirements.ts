import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Cassandra 5.0 runs on Java 11 and 17, Kafka 4 on 17 and later. */
const JAVA = 17;

const INSTALL =
  'on Debian: apt install openjdk-17-jdk-headless maven redis-server; on macOS: brew install openjdk@17 maven redis';

/** A sentence that says which programs the servers lack and how they come; undefined: none. */
export async function missingPrograms(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folders = (environment.PATH ?? '').split(delimiter);
  const has = (program: string): boolean => folders.some((folder) => existsSync(join(folder, program)));
  const wanted = { java: 'a JDK 17 (java)', mvn: 'Maven (mvn)', 'redis-server': 'Redis (redis-server)' };
  const missing = Object.entries(wanted).flatMap(([program, words]) => (has(program) ? [] : [words]));
  if (missing.length > 0) return `The cluster lacks ${missing.join(', ')}. Install it (${INSTALL}).`;
  const version = await javaVersion(environment);
  if (version === JAVA) return undefined;
  return `The cluster needs Java ${JAVA}; java here is ${version ?? 'of an unknown version'}. Install it (${INSTALL}).`;
}

async function javaVersion(environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  // On standard error, whatever the outcome: openjdk version "17.0.19" 2026-04-21
  const said = await promisify(execFile)('java', ['-version'], { env: environment }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: Error) => error.message,
  );
  const found = /version "(\d+)/.exec(said);
  return found ? Number(found[1]) : undefined;
}
