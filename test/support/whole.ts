import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../ports/logger.ts';
import { readOptions } from '../../runtime/options.ts';
import { start } from '../../runtime/start.ts';
import { RawClient } from './raw-client.ts';

/** Of the host application that signs people in. */
export const SECRET = 'a secret that only this test and its server know';

/** The started whole, in this process, on data of its own. */
export interface Whole {
  readonly address: string;
  readonly folder: string;
  /** A token of the host application for this user. */
  token(user: string, claims?: object): string;
  signIn(user: string, hello?: object): Promise<RawClient>;
  /** Stops and starts again on the same data, on another port. */
  restart(): Promise<Whole>;
  stop(): Promise<void>;
}

export async function startWhole(options: Record<string, string> = {}, folder?: string): Promise<Whole> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'kith-whole-')));
  const environment = {
    KITH_PORT: '0',
    KITH_LINK_PORT: '0',
    KITH_DATA: data,
    KITH_JWT_SECRET: SECRET,
    KITH_LOG: 'silent',
    ...options,
  };
  const running = await start('all', readOptions(environment, []), silentLogger);
  const token = (user: string, claims: object = {}): string => hostToken(SECRET, { sub: user, ...claims });
  return {
    address: running.address,
    folder: data,
    token,
    signIn: (user, hello = {}) => RawClient.signIn(running.address, { token: token(user), ...hello }),
    async restart() {
      await running.stop(0);
      return startWhole(options, data);
    },
    async stop() {
      await running.stop(0);
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** HS256 (RFC 7515, RFC 7519), as a host application would make it. */
export function hostToken(secret: string, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iat: now, exp: now + 3600, ...claims })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
