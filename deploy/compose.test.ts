import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../runtime/options.ts';
import { roles } from '../runtime/start.ts';

const read = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const compose = await read('docker-compose.yml');
const dockerfile = await read('Dockerfile');

/** The text of each service, by name. */
const services = new Map(
  compose
    .slice(compose.indexOf('\nservices:\n'), compose.indexOf('\nvolumes:\n'))
    .split(/\n {2}(?=[a-z][\w-]*:\n)/)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf(':')), text]),
);

/** KITH_ names with their values, as the file gives them to a process. */
function given(text: string): Record<string, string> {
  const pairs = text.matchAll(/\b(KITH_\w+)[:=] ?"?([^\s",}]*)/g);
  return Object.fromEntries(Array.from(pairs, ([, name, value]) => [name!, value!]));
}

const shared = given(compose.slice(0, compose.indexOf('\nservices:\n')));

describe('docker-compose.yml', () => {
  test('runs the servers and every service, two chat-services and two gateways', () => {
    expect(Array.from(services.keys())).toEqual([
      ...['kafka', 'cassandra', 'redis', 'chat-service-1', 'chat-service-2', 'presence'],
      ...['feed-service', 'shortener', 'gateway-1', 'gateway-2'],
    ]);
  });

  test.each(Array.from(services).filter(([, text]) => text.includes('*kith')))(
    '%s has options and a role that the program knows',
    (name, text) => {
      const role = /command: \["([a-z-]+)"\]/.exec(text)?.[1];
      expect(roles).toContain(role);
      expect(name.startsWith(role!)).toBe(true);
      const options = readOptions({ ...given(dockerfile), ...shared, ...given(text) }, []);
      expect(options).toMatchObject({
        KITH_ENGINE: 'cluster',
        KITH_CALL_ADDRESS: `${name}:8090`,
        KITH_CALL_PORT: 8090,
      });
      for (const server of ['KAFKA', 'CASSANDRA', 'REDIS'] as const) {
        const host = options[`KITH_${server}`].split(':')[0]!;
        expect(services.has(host)).toBe(true);
      }
    },
  );

  test('waits only for what is there, and everything that is waited for has a health check', () => {
    const waited = Array.from(
      compose.matchAll(/^ +([\w-]+): \{ condition: service_healthy \}$/gm),
      ([, name]) => name!,
    );
    expect(new Set(waited)).toEqual(
      new Set([
        ...['kafka', 'cassandra', 'redis'],
        ...['chat-service-1', 'chat-service-2', 'presence', 'feed-service'],
      ]),
    );
    for (const name of waited) expect(services.get(name)).toMatch(/healthcheck:|\*kith/);
  });

  test('keeps what must be kept, on no path of the host, and starts again what falls', () => {
    const volumes = Array.from(compose.matchAll(/volumes: \["([^"]+)"\]/g), ([, volume]) => volume!);
    expect(volumes).toEqual([
      ...['kafka:/var/lib/kafka/data', 'cassandra:/var/lib/cassandra', 'shortener:/data'],
    ]);
    expect(services.get('kafka')).toContain('KAFKA_LOG_DIRS: /var/lib/kafka/data');
    for (const text of services.values()) expect(text).toMatch(/restart: unless-stopped|\*kith/);
  });

  test('gives Kafka the settings of the launcher', async () => {
    const launcher = await read('deploy/servers/kafka.ts');
    const pairs = Array.from(launcher.matchAll(/^ {4}'([a-z.]+)': ([^,]+),$/gm), ([, key, value]) => {
      const number = value!.split(' * ').reduce((product, factor) => product * Number(factor), 1);
      return [
        `KAFKA_${key!.toUpperCase().replaceAll('.', '_')}`,
        Number.isNaN(number) ? value! : String(number),
      ];
    });
    const plain = pairs.filter(([, value]) => /^(\d+|true|false)$/.test(value!));
    expect(plain.length).toBeGreaterThan(10);
    const inCompose = Array.from(
      services.get('kafka')!.matchAll(/(KAFKA_\w+): "(\w+)"/g),
      ([, name, value]) => [name!, value!],
    );
    expect(Object.fromEntries(inCompose)).toEqual(Object.fromEntries(plain));
  });

  test('gives Cassandra the commit log of the launcher', async () => {
    const launcher = await read('deploy/servers/cassandra.ts');
    const window = /commitlog_sync_group_window: '(\w+)'/.exec(launcher)?.[1];
    expect(services.get('cassandra')).toContain(
      `-Dcassandra.settings.commitlog_sync_group_window=${window}\n`,
    );
  });

  test('has the versions of the launcher', async () => {
    const versions = [await read('deploy/servers/kafka.ts'), await read('deploy/servers/cassandra.ts')].map(
      (text) => /:(?:kafka_2\.13|cassandra-all):([\d.]+)/.exec(text)?.[1],
    );
    expect(services.get('kafka')).toContain(`image: apache/kafka:${versions[0]}\n`);
    expect(services.get('cassandra')).toContain(`image: cassandra:${versions[1]}\n`);
  });
});

describe('Dockerfile', () => {
  test('has no fault that a linter finds', () => {
    const faults = (text: string): string[] =>
      validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
    expect(faults(dockerfile)).toEqual([]);
    expect(faults('FROM node:20\nRUNN true\n')).toEqual(['line 2: Unknown instruction: RUNN']);
  });

  test('gives options that the program knows', () => {
    expect(readOptions(given(dockerfile), [])).toMatchObject({ KITH_HOST: '0.0.0.0', KITH_DATA: '/data' });
  });

  test('runs without root, passes signals on, and tells its health', () => {
    expect(dockerfile).toMatch(/^USER 1000/m);
    expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(dockerfile).toMatch(/^ENTRYPOINT \["node", "dist\/runtime\/main\.js"\]$/m);
    expect(dockerfile).toContain('/health/ready');
  });
});
