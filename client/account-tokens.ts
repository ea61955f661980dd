import type { Clock } from '../ports/clock.ts';
import { errors } from '../protocol/errors.ts';
import { Accounts, type SignedIn } from './accounts.ts';
import { clientClock } from './clock.ts';
import { errorOf, KithError, needsToken } from './errors.ts';
import type { TokenProvider } from './session.ts';
import type { ClientStorage } from './storage.ts';

export interface AccountTokens {
  readonly accounts: Accounts;
  /** For the option `token` of a client: refreshes what is about to run out or was refused. */
  readonly token: TokenProvider;
  /** Who is signed in here; undefined: nobody. */
  session(): Promise<{ user: string; device: string } | undefined>;
  register(account: { name: string; password: string; label?: string; invite?: string }): Promise<void>;
  login(account: { name: string; password: string; label?: string }): Promise<void>;
  /** Forgets the tokens here even when the server cannot be reached. */
  logout(): Promise<void>;
}

const KEY = 'session';
/** A token with less than this to go is refreshed first. */
const MARGIN_MS = 60_000;

/** Keeps the tokens of one device of one of Kith's own accounts in a storage. */
export function accountTokens(options: {
  url: string;
  storage: ClientStorage;
  clock?: Clock;
  fetch?: typeof fetch;
}): AccountTokens {
  const { storage, clock = clientClock } = options;
  const accounts = new Accounts(options);
  let refreshing: Promise<SignedIn> | undefined;

  const load = async (): Promise<SignedIn | undefined> => {
    const saved = await storage.get(KEY);
    return saved === undefined ? undefined : JSON.parse(saved);
  };
  /** Saved before it is used: its first use makes the one before void. */
  const keep = async (session: SignedIn): Promise<SignedIn> => {
    await storage.set(KEY, JSON.stringify(session));
    return session;
  };
  const refresh = async (session: SignedIn): Promise<SignedIn> => {
    try {
      return await keep(await accounts.refresh(session.refreshToken));
    } catch (error) {
      if (error instanceof KithError && needsToken(error.code)) await storage.delete(KEY);
      throw error;
    }
  };
  /** Two at once would be two uses of one refresh token. */
  const refreshOnce = (session: SignedIn): Promise<SignedIn> => {
    refreshing ??= refresh(session).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  const token: TokenProvider = async (why) => {
    const session = await load();
    if (session === undefined) throw errorOf({ code: errors.unauthenticated.code });
    const stands = why?.refused !== true && session.accessExpiresAt - clock.now() > MARGIN_MS;
    return (stands ? session : await refreshOnce(session)).accessToken;
  };

  return {
    accounts,
    token,
    async session() {
      const session = await load();
      return session && { user: session.user, device: session.device };
    },
    register: async (account) => void (await keep(await accounts.register(account))),
    login: async (account) => void (await keep(await accounts.login(account))),
    async logout() {
      const session = await load();
      await storage.delete(KEY);
      if (session === undefined) return;
      const { accessToken } =
        session.accessExpiresAt - clock.now() > MARGIN_MS
          ? session
          : await accounts.refresh(session.refreshToken);
      await accounts.logout(accessToken);
    },
  };
}
