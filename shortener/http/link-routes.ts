import { z } from 'zod';
import { invalid, readText } from '../../http/read-request.ts';
import type { HttpResponse } from '../../ports/transport.ts';
import { CodedError, errors } from '../../protocol/errors.ts';
import { changeLink, deleteLink, ownLink } from '../change-link.ts';
import { createLink, createLinks, type Outcome } from '../create-links.ts';
import { exportLinks, importLinks } from '../csv-links.ts';
import type { Cursors } from '../cursors.ts';
import { type LinkDesk, viewOf } from '../link-desk.ts';
import { linkChange, linkView, newLink } from '../link-input.ts';
import { qrCode } from '../qr.ts';
import { type Route, route } from './route.ts';

/** Links in one request. */
const MAX_BULK = 1_000;

const named = z.object({ name: z.string().max(64) });
const page = z.object({
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const outcome = z.object({
  ok: z.boolean(),
  is_new: z.boolean().optional(),
  link: linkView.optional(),
  error: z
    .object({ code: z.int(), name: z.string(), message: z.string(), field: z.string().optional() })
    .optional(),
});
const outcomes = z.object({ results: z.array(outcome) });

export function linkRoutes(desk: LinkDesk, cursors: Cursors): Route[] {
  const told = (each: Outcome): z.input<typeof outcome> => {
    if (!(each instanceof CodedError)) return { ok: true, is_new: each.isNew, link: viewOf(desk, each.link) };
    const { code } = errors[each.reason];
    const field = each.field === '' ? {} : { field: each.field };
    return { ok: false, error: { code, name: each.reason, message: each.message, ...field } };
  };
  return [
    route({
      ...{ method: 'POST', path: '/v1/links', summary: 'Makes a short link.', scope: 'links:write' },
      ...{ body: newLink, status: 201, response: linkView.extend({ is_new: z.boolean() }) },
      errors: ['name_taken'],
      async handle({ by, body }) {
        const { link, isNew } = await createLink(desk, by.owner, body);
        return { ...viewOf(desk, link), is_new: isNew };
      },
    }),
    route({
      ...{ method: 'POST', path: '/v1/links/bulk', scope: 'links:write', status: 200, response: outcomes },
      summary: 'Makes up to 1,000 short links; each has an answer of its own, in the order asked.',
      body: z.object({ links: z.array(z.unknown()).min(1).max(MAX_BULK) }),
      errors: [],
      async handle({ by, body }) {
        const parsed = body.links.map((each) => newLink.safeParse(each));
        const good = parsed.flatMap((each) => (each.success ? [each.data] : []));
        const made = await createLinks(desk, by.owner, good);
        let next = 0;
        return { results: parsed.map((each) => told(each.success ? made[next++]! : invalid(each.error))) };
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/links', scope: 'links:read', query: page, status: 200 },
      summary: 'Lists the links of the owner, newest first.',
      response: z.object({ links: z.array(linkView), next: z.string() }),
      errors: ['cursor'],
      async handle({ by, query }) {
        const before = cursors.open(by.owner, query.cursor ?? '');
        const found = await desk.store.page(by.owner, before, query.limit);
        return {
          links: found.links.map((link) => viewOf(desk, link)),
          next: cursors.seal(by.owner, found.next),
        };
      },
    }),
    route({
      ...{ method: 'POST', path: '/v1/links/import', scope: 'links:write', status: 200, response: outcomes },
      summary:
        'Makes links from CSV with a head line: target, and if wanted alias, title, tags, expires_at …',
      ...{ takes: 'text/csv', errors: ['malformed'] },
      async handle({ by, request }) {
        return { results: (await importLinks(desk, by.owner, readText(request), MAX_BULK)).map(told) };
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/links/export', scope: 'links:read', query: page, status: 200 },
      summary: 'The links of the owner as CSV; the header Next-Cursor has the cursor of the next part.',
      ...{ gives: 'text/csv', errors: ['cursor'] },
      async handle({ by, query }): Promise<HttpResponse> {
        const before = cursors.open(by.owner, query.cursor ?? '');
        const found = await desk.store.page(by.owner, before, query.limit);
        const headers = {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="links.csv"',
          'next-cursor': cursors.seal(by.owner, found.next),
        };
        return { status: 200, headers, body: exportLinks(desk, found.links) };
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/links/{name}', scope: 'links:read', params: named, status: 200 },
      ...{ summary: 'One link.', response: linkView, errors: ['not_found'] },
      handle: async ({ by, params }) => viewOf(desk, await ownLink(desk, by.owner, params.name)),
    }),
    route({
      ...{ method: 'PATCH', path: '/v1/links/{name}', scope: 'links:write', params: named, status: 200 },
      ...{ summary: 'Changes what is given of a link.', body: linkChange, response: linkView },
      errors: ['not_found', 'changed'],
      handle: async ({ by, params, body }) =>
        viewOf(desk, await changeLink(desk, by.owner, params.name, body)),
    }),
    route({
      ...{ method: 'DELETE', path: '/v1/links/{name}', scope: 'links:write', params: named, status: 204 },
      ...{ summary: 'Ends a link for ever; its name is not given again.', errors: ['not_found'] },
      handle: ({ by, params }) => deleteLink(desk, by.owner, params.name),
    }),
    route({
      ...{ method: 'GET', path: '/v1/links/{name}/qr', scope: 'links:read', params: named, status: 200 },
      ...{ summary: 'A QR code of the short link.', gives: 'image/svg+xml', errors: ['not_found'] },
      query: z.object({
        format: z.enum(['svg', 'png']).default('svg'),
        size: z.coerce.number().int().min(64).max(2_048).default(512),
      }),
      async handle({ by, params, query }): Promise<HttpResponse> {
        const link = await ownLink(desk, by.owner, params.name);
        return qrCode(`${desk.baseUrl}/${link.name}`, query.format, query.size);
      },
    }),
  ];
}
