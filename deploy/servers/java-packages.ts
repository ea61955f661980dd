import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where packages of servers are kept between runs. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kith-servers');

/**
 * Brings a Java program and all it needs by Maven, once, and answers its class path. `artifacts` are
 * `group:name:version`; the first names the program. Needs a JDK and Maven.
 */
export async function javaPackages(artifacts: readonly string[]): Promise<string> {
  const folder = join(cacheFolder, artifacts[0]!.replaceAll(':', '-'));
  const jars = join(folder, 'jars');
  if (!existsSync(jars)) await copyDependencies(artifacts, folder, jars);
  return join(jars, '*');
}

/** Whole or not at all: the folder gets its name when everything is there. */
async function copyDependencies(artifacts: readonly string[], folder: string, jars: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'pom.xml'), pom(artifacts));
  const args = ['-q', '-B', '-f', join(draft, 'pom.xml'), 'dependency:copy-dependencies'];
  const child = spawn('mvn', [...args, `-DoutputDirectory=${join(draft, 'jars')}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit').catch((error: Error) => {
    throw new Error(`Maven cannot be run (${error.message}); install a JDK 17 and Maven.`);
  })) as [number | null];
  if (code !== 0) throw new Error(`Maven could not bring ${artifacts[0]} (exit ${code}).`);
  await mkdir(folder, { recursive: true });
  await rename(join(draft, 'jars'), jars).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { recursive: true, force: true });
}

function pom(artifacts: readonly string[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [group, name, version] = artifact.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  return `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>kith</groupId><artifactId>servers</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}
