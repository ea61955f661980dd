import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { judgeTarget, MAX_TARGET } from '../../shortener/target-rules.ts';

const OWN = new Set(['kith.example-links.org', 'chat.example.net', '198.41.0.4']);

async function table<Row>(name: string): Promise<Row[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8')) as Row[];
}

it('refuses every hostile target, and says why', async () => {
  const rows = await table<[target: string, fault: string]>('hostile-targets.json');
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const wrong = rows
    .map(([target, fault]) => [
      target === 'LONG' ? `https://example.org/${'a'.repeat(MAX_TARGET)}` : target,
      fault,
    ])
    .map(([target, fault]) => ({ target, fault, judged: judgeTarget(target!, OWN) }))
    .filter(({ fault, judged }) => !('fault' in judged) || judged.fault !== fault);
  expect(wrong).toEqual([]);
});

it('lets every benign target through, letter by letter', async () => {
  const targets = await table<string>('benign-targets.json');
  targets.push(`https://example.org/${'a'.repeat(MAX_TARGET - 20)}`);
  const wrong = targets
    .map((target) => ({ target, judged: judgeTarget(target, OWN) }))
    .filter(({ target, judged }) => !('target' in judged) || judged.target !== target);
  expect(wrong).toEqual([]);
});

it('keeps a host that is not ASCII as punycode, with a warning', () => {
  expect(judgeTarget('https://раураl.com/x?y', OWN)).toEqual({
    target: 'https://xn--l-7sba6dbr.com/x?y',
    warning: 'mixed_script',
  });
});
