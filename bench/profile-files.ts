import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Busyness, type CpuProfile, profileTable, selfTimes } from './profile.ts';

/** Of the folder that holds the program, compiled or not. */
const ROOT = new URL('..', import.meta.url).href;
/** A thread that was busy for less tells nothing. */
const LEAST_MS = 50;

/** Profiles in a folder, or the one file. */
export function profileFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.cpuprofile'));
  return names.sort().map((name) => join(path, name));
}

/** A table for each thread that was busy. */
export function profileTables(files: readonly string[], count: number): string {
  const tables: string[] = [];
  for (const file of files) {
    const busyness: Busyness = selfTimes(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile);
    if (busyness.busyMs < LEAST_MS) continue;
    tables.push(`\n${file}\n${profileTable(busyness, count, ROOT)}`);
  }
  return tables.join('');
}
