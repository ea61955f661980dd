import { errors } from 'cassandra-driver';
import { expect, it } from 'vitest';
import { refusal, suspicion } from './refusals.ts';

const contact = { contactPoints: ['a:9042', 'b:9042'], localDataCenter: 'dc1' };
const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const nobody = (...reasons: Error[]): Error =>
  new errors.NoHostAvailableError(
    Object.fromEntries(reasons.map((reason, i) => [`10.0.0.${i}:9042`, reason])),
  );
const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

it('names the node whose certificate is not valid, also when it is not the first that was tried', () => {
  const expired = nobody(away, coded('CERT_HAS_EXPIRED', 'certificate has expired'));
  expect(refusal(expired, contact)).toBe(
    'Cassandra at 10.0.0.1:9042 shows a certificate that is not valid at this time (certificate has expired): renew it, or set the clock.',
  );
});

it('waits for nodes that are away, and for those that cannot look a password up now', () => {
  const unable = new errors.AuthenticationError(
    'Unable to perform authentication: Cannot achieve consistency',
  );
  for (const error of [nobody(away), nobody(away, unable)]) expect(refusal(error, contact)).toBeUndefined();
});

it('says what else is wrong in the words of the driver', () => {
  expect(refusal(new errors.ArgumentError('no such data centre'), contact)).toBe(
    'Cassandra at a:9042, b:9042 cannot be used: no such data centre',
  );
});

it('suspects TLS behind a hang-up only where none was spoken', () => {
  const hungUp = nobody(coded('ECONNRESET', 'read ECONNRESET'));
  expect(suspicion(hungUp, contact)).toMatch(/KITH_CASSANDRA_TLS=on/);
  expect(suspicion(hungUp, { ...contact, tls: {} })).toBe('');
  expect(suspicion(nobody(away), contact)).toBe('');
});
