import type { Link } from '../../ports/link-store.ts';

type Settings = Omit<Link, 'name' | 'version'>;

/** What most links have need not be written with each of a milliard of rows. Never to be changed: rows rely on it. */
const USUAL: Partial<Settings> = {
  state: 'active',
  expiresAt: 0,
  maxClicks: 0,
  status: 302,
  passwordHash: '',
  forwardQuery: false,
  indexed: false,
  title: '',
  tags: [],
  rules: [],
};

/** A link without its name and version, which are columns of their own. */
export function encodeLink({ name: _, version: __, ...settings }: Link): string {
  const unusual = Object.entries(settings).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(USUAL[field as keyof Settings]),
  );
  return JSON.stringify(Object.fromEntries(unusual));
}

export function decodeLink(name: string, version: number, body: string): Link {
  return { ...USUAL, ...(JSON.parse(body) as Settings), name, version };
}
