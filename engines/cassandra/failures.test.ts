import { errors, types } from 'cassandra-driver';
import { expect, it } from 'vitest';
import { isRefusedSignIn, mayPass, messageOf } from './failures.ts';

const { responseErrorCodes: codes } = types;
const noHost = (...inner: Error[]): Error =>
  new errors.NoHostAvailableError(Object.fromEntries(inner.map((error, i) => [`node ${i}`, error])));
const broken = Object.assign(new Error('Socket was closed'), { isSocketError: true });

it('tries again what a server may take later', () => {
  for (const code of [codes.unavailableException, codes.overloaded, codes.writeTimeout, codes.readTimeout]) {
    expect(mayPass(new errors.ResponseError(code, 'not now'))).toBe(true);
  }
  for (const error of [noHost(), noHost(broken), broken, new errors.OperationTimedOutError('slow')]) {
    expect(mayPass(error)).toBe(true);
  }
});

it('does not try again what is a mistake', () => {
  for (const code of [codes.syntaxError, codes.invalid, codes.unauthorized, codes.configError]) {
    expect(mayPass(new errors.ResponseError(code, 'never'))).toBe(false);
  }
  for (const error of [noHost(new errors.ArgumentError('no such place')), new TypeError('not a bigint')]) {
    expect(mayPass(error)).toBe(false);
  }
});

it('tells a refused password from a server that is away', () => {
  const refused = new errors.AuthenticationError('bad credentials');
  expect(isRefusedSignIn(noHost(refused))).toBe(true);
  expect(mayPass(noHost(refused))).toBe(false);
  expect(isRefusedSignIn(noHost(broken))).toBe(false);
});

it('waits for who cannot look a password up, and gives up on a wrong one though other nodes are away', () => {
  const away = new errors.AuthenticationError('Unable to perform authentication: Cannot achieve consistency');
  expect(isRefusedSignIn(noHost(away))).toBe(false);
  expect(mayPass(noHost(broken, away))).toBe(true);
  const wrong = new errors.AuthenticationError('Provided username kith and/or password are incorrect');
  expect(isRefusedSignIn(noHost(broken, wrong))).toBe(true);
  expect(mayPass(noHost(broken, wrong))).toBe(false);
});

it('says in one line why', () => {
  expect(messageOf(noHost(broken))).toBe('Socket was closed');
  expect(messageOf(noHost())).toBe('no node is connected');
});
