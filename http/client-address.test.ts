import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey, clientAddress } from './client-address.ts';

test.each([
  ['10.0.0.1', '', 0, '10.0.0.1'],
  ['10.0.0.1', '6.6.6.6', 0, '10.0.0.1'],
  ['10.0.0.1', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
  ['10.0.0.1', '6.6.6.6, 1.2.3.4,10.0.0.9', 2, '1.2.3.4'],
  ['10.0.0.1', '1.2.3.4', 2, '10.0.0.1'],
  ['10.0.0.1', '6.6.6.6, unknown', 1, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4, ', 1, '10.0.0.1'],
  ['10.0.0.1', '1.2.3.4:5678', 1, '1.2.3.4'],
  ['10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8::1'],
  ['10.0.0.1', '2001:db8::1', 1, '2001:db8::1'],
  ['::ffff:10.0.0.1', '', 0, '10.0.0.1'],
  ['0000:0000:0000:0000:0000:ffff:0a00:0001', '', 0, '10.0.0.1'],
  ['2001:db8::1', '', 0, '2001:db8::1'],
])('%s with X-Forwarded-For “%s” behind %i proxies is %s', (remote, forwarded, hops, expected) => {
  expect(clientAddress(remote, forwarded, hops)).toBe(expected);
});

test('what a client claims never counts, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 3 }), (claim, hops) => {
      const proxies = ['1.2.3.4', '10.0.0.2', '10.0.0.3'].slice(0, hops);
      expect(clientAddress('10.0.0.1', [claim, ...proxies].join(', '), hops)).toBe('1.2.3.4');
    }),
  );
});

test.each([
  ['1.2.3.4', '1.2.3.4'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::1.2.3.4', '64:ff9b:0:0::/64'],
  ['', ''],
])('the limit of %s counts %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test('all addresses of one /64 count as one, those of another do not', () => {
  const v6 = fc.ipV6().filter((address) => isIP(address) === 6);
  fc.assert(
    fc.property(v6, (address) => {
      const groups = addressKey(address).replace('::/64', '').split(':');
      expect(groups).toHaveLength(4);
      expect(addressKey(`${groups.join(':')}:1:2:3:4`)).toBe(addressKey(address));
    }),
  );
});
