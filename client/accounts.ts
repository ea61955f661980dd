import { errorOf, KithError } from './errors.ts';

/** A device that is signed in. Times are milliseconds since 1970, of the server's clock. */
export interface SignedIn {
  readonly user: string;
  readonly device: string;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  /** Gives a new pair, once; stays valid until the new one is first used. */
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
}

export interface AccountDevice {
  readonly device: string;
  readonly label: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  /** The one that asks. */
  readonly current: boolean;
}

/**
 * Kith's own accounts over HTTP. Every call rejects with a KithError when the server refuses, and with what `fetch`
 * throws when it cannot be reached.
 */
export class Accounts {
  readonly #url: string;
  readonly #fetch: typeof fetch;

  constructor(options: { url: string; fetch?: typeof fetch }) {
    this.#url = options.url;
    // Called bare: browsers refuse a `fetch` whose `this` is another object.
    const given = options.fetch ?? globalThis.fetch;
    this.#fetch = (input, init) => given(input, init);
  }

  /** Makes an account and signs this device in. `label`: what the list of devices shows. */
  register(account: { name: string; password: string; label?: string; invite?: string }): Promise<SignedIn> {
    return this.#ask('POST', '/v1/accounts', { body: account });
  }

  login(account: { name: string; password: string; label?: string }): Promise<SignedIn> {
    return this.#ask('POST', '/v1/sessions', { body: account });
  }

  refresh(refreshToken: string): Promise<SignedIn> {
    return this.#ask('POST', '/v1/sessions/refresh', { body: { refreshToken } });
  }

  async logout(token: string): Promise<void> {
    await this.#ask('DELETE', '/v1/sessions/current', { token });
  }

  /** Signs all other devices out. */
  async changePassword(token: string, password: string, newPassword: string): Promise<void> {
    await this.#ask('PUT', '/v1/account/password', { token, body: { password, newPassword } });
  }

  async devices(token: string): Promise<AccountDevice[]> {
    const answer = await this.#ask<{ devices: AccountDevice[] }>('GET', '/v1/devices', { token });
    return answer.devices;
  }

  async signOut(token: string, device: string): Promise<void> {
    await this.#ask('DELETE', `/v1/devices/${encodeURIComponent(device)}`, { token });
  }

  async #ask<T>(
    method: string,
    path: string,
    { token, body }: { token?: string; body?: object },
  ): Promise<T> {
    const response = await this.#fetch(new URL(path, this.#url), {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw failure(response.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function failure(status: number, text: string): KithError {
  try {
    const { code, message, field, retry_ms: retryMs } = JSON.parse(text).error;
    return errorOf({ code, message, field: field ?? '', retryMs: retryMs ?? 0 });
  } catch {
    // Not Kith but something before it, a proxy say.
    return new KithError('refused', { message: `The server answered ${status}.` });
  }
}
