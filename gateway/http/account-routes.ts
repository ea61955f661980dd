import type { Account } from '../../ports/account-store.ts';
import { CodedError } from '../../protocol/errors.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type Route, route } from './route.ts';
import {
  account,
  deviceList,
  deviceParams,
  logInBody,
  passwordBody,
  refreshBody,
  registerBody,
  session,
} from './schemas.ts';

export function accountRoutes(accounts: Accounts): Route[] {
  return [...signingIn(accounts), ...signedIn(accounts)];
}

function signingIn(accounts: Accounts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/accounts',
      summary: 'Registers an account and signs this device in.',
      auth: 'none',
      limit: 'auth',
      body: registerBody,
      status: 201,
      response: session,
      errors: ['registration_closed', 'invite_needed', 'name_taken', 'overloaded'],
      handle: ({ body }) => accounts.register(body),
    }),
    route({
      method: 'POST',
      path: '/v1/sessions',
      summary: 'Signs a new device in.',
      auth: 'none',
      limit: 'auth',
      body: logInBody,
      status: 201,
      response: session,
      errors: ['wrong_password', 'overloaded'],
      handle: ({ body }) => accounts.logIn(body),
    }),
    route({
      method: 'POST',
      path: '/v1/sessions/refresh',
      summary: 'Gives new tokens for a refresh token, which stays valid until the new one is first used.',
      auth: 'none',
      limit: 'refresh',
      body: refreshBody,
      status: 200,
      response: session,
      errors: ['unauthenticated', 'revoked'],
      handle: ({ body }) => accounts.refresh(body.refreshToken),
    }),
  ];
}

function signedIn(accounts: Accounts): Route[] {
  return [
    route({
      method: 'DELETE',
      path: '/v1/sessions/current',
      summary: 'Signs this device out.',
      auth: 'user',
      limit: 'read',
      status: 204,
      errors: ['not_found'],
      handle: ({ identity }) => accounts.revokeDevice(identity.user, identity.device),
    }),
    route({
      method: 'PUT',
      path: '/v1/account/password',
      summary: 'Changes the password and signs all other devices out.',
      auth: 'user',
      limit: 'auth',
      body: passwordBody,
      status: 204,
      errors: ['wrong_password', 'not_found', 'overloaded'],
      handle: ({ identity, body }) =>
        accounts.changePassword(identity.user, identity.device, body.password, body.newPassword),
    }),
    route({
      method: 'GET',
      path: '/v1/account',
      summary: 'Says who the token stands for.',
      auth: 'user',
      limit: 'read',
      status: 200,
      response: account,
      errors: [],
      handle: async ({ identity }) => {
        const { user, device } = identity;
        const built = await ownAccount(accounts, user);
        return { user, device, ...(built ? { name: built.name, createdAt: built.createdAt } : {}) };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/devices',
      summary: 'Lists the devices that are signed in, the one used last first.',
      auth: 'user',
      limit: 'read',
      status: 200,
      response: deviceList,
      errors: [],
      handle: async ({ identity }) => {
        const devices = await accounts.devices(identity.user);
        return {
          devices: devices.map(({ device, label, createdAt, lastUsedAt, expiresAt }) => ({
            ...{ device, label, createdAt, lastUsedAt, expiresAt },
            current: device === identity.device,
          })),
        };
      },
    }),
    route({
      method: 'DELETE',
      path: '/v1/devices/{device}',
      summary: 'Signs a device out.',
      auth: 'user',
      limit: 'read',
      params: deviceParams,
      status: 204,
      errors: ['not_found'],
      handle: ({ identity, params }) => accounts.revokeDevice(identity.user, params.device),
    }),
  ];
}

/** undefined for a user of the host application. */
async function ownAccount(accounts: Accounts, user: string): Promise<Account | undefined> {
  try {
    return await accounts.account(user);
  } catch (error) {
    if (error instanceof CodedError && error.reason === 'not_found') return undefined;
    throw error;
  }
}
