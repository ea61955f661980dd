import { z } from 'zod';
import { MAX_TARGET } from './target-rules.ts';

const time = z.int().min(0).max(8_640_000_000_000_000);
/** Judged further by `judgeTarget`, whose sentence says more than a pattern. */
const target = z.string().min(1).max(MAX_TARGET);

const rule = z
  .object({
    target,
    device: z.enum(['desktop', 'mobile', 'tablet', 'tv']).optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    from: time.optional(),
    until: time.optional(),
    share: z.number().min(0).max(100).optional(),
  })
  .strict()
  .meta({ id: 'LinkRule' });

const settings = {
  title: z.string().max(200),
  tags: z.array(z.string().min(1).max(64)).max(20),
  /** Milliseconds since 1970; 0: never. */
  expires_at: time,
  max_clicks: z.int().min(0).max(1_000_000_000),
  status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]),
  /** '' takes it away. */
  password: z.string().max(256),
  forward_query: z.boolean(),
  indexed: z.boolean(),
  rules: z.array(rule).max(20),
};

const optional = {
  title: settings.title.optional(),
  tags: settings.tags.optional(),
  expires_at: settings.expires_at.optional(),
  max_clicks: settings.max_clicks.optional(),
  status: settings.status.optional(),
  password: settings.password.optional(),
  forward_query: settings.forward_query.optional(),
  indexed: settings.indexed.optional(),
  rules: settings.rules.optional(),
};

export const newLink = z
  .object({
    ...{ target, ...optional },
    alias: z.string().min(1).max(64).optional(),
    /** The same key again gives the same link again, for a day. */
    idempotency_key: z.string().min(1).max(128).optional(),
    /** Gives an active link of the owner with this very target and these settings, if there is one. */
    find_existing: z.boolean().optional(),
  })
  .strict()
  .meta({ id: 'NewLink' });
export type NewLink = z.output<typeof newLink>;

export const linkChange = z
  .object({
    ...{ target: target.optional(), ...optional },
    state: z.enum(['active', 'disabled', 'hidden']).optional(),
    /** Refused if the link has another version by now. */
    version: z.int().min(1).optional(),
  })
  .strict()
  .meta({ id: 'LinkChange' });
export type LinkChange = z.output<typeof linkChange>;

export const linkView = z
  .object({
    name: z.string(),
    url: z.string(),
    target: z.string(),
    version: z.int(),
    state: z.enum(['active', 'disabled', 'hidden', 'deleted']),
    created_at: time,
    changed_at: time,
    expires_at: time,
    max_clicks: z.int(),
    status: z.int(),
    has_password: z.boolean(),
    forward_query: z.boolean(),
    indexed: z.boolean(),
    title: z.string(),
    tags: z.array(z.string()),
    rules: z.array(rule),
  })
  .meta({ id: 'Link' });
export type LinkView = z.output<typeof linkView>;
