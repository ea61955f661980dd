import { expect } from 'vitest';
import type { CodedError } from '../../protocol/errors.ts';
import { scroll } from './fixture.ts';
import type { World } from './model-world.ts';

/** After everything has settled each timeline is what the model computes from scratch. */
export async function check(world: World): Promise<void> {
  const { feed, model, people, tags } = world;
  await feed.settle();
  const { reads } = feed.api;
  for (const reader of people) {
    const home = await scroll((before) => reads.home(reader, { limit: 3, ...(before && { before }) }));
    expect({ reader, home }).toEqual({ reader, home: model.home(reader) });
    const up = await climb((after) => reads.home(reader, { limit: 2, ...after }));
    expect({ reader, up }).toEqual({ reader, up: model.home(reader).reverse() });
    for (const author of people) {
      const posts = await scroll((before) =>
        reads.author(reader, author, { limit: 4, ...(before && { before }) }),
      );
      expect({ reader, author, posts }).toEqual({ reader, author, posts: model.author(reader, author) });
    }
    for (const tag of tags) {
      const posts = await scroll((before) => reads.tag(reader, tag, { limit: 4, ...(before && { before }) }));
      expect({ reader, tag, posts }).toEqual({ reader, tag, posts: model.tag(reader, tag) });
    }
    await checkPosts(world, reader);
  }
}

async function checkPosts({ feed, model }: World, reader: string): Promise<void> {
  const { reads } = feed.api;
  for (const post of model.posts.values()) {
    const seen = await reads.post(reader, post.id).catch((error: CodedError) => error.reason);
    if (!model.shows(reader, post)) {
      expect(seen).toBe('not_found');
      continue;
    }
    expect(seen).toMatchObject({
      ...{ id: post.id, author: post.author, text: post.text },
      counts: { likes: model.likes.get(post.id)?.size ?? 0 },
    });
    const comments: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await reads.comments(reader, post.id, { limit: 2, ...(after && { after }) });
      comments.push(...page.posts.map(({ id }) => id));
      if (!page.hasNewer) break;
      after = page.newer;
    }
    expect(comments).toEqual(model.comments(reader, post.id));
  }
}

/** From the oldest up: down to the end by cursors first, then back. */
async function climb(
  read: (place: { after?: string; before?: string }) => Promise<{
    posts: readonly { id: string }[];
    older: string;
    newer: string;
    hasOlder: boolean;
    hasNewer: boolean;
  }>,
): Promise<string[]> {
  let page = await read({});
  while (page.hasOlder) page = await read({ before: page.older });
  const ids = page.posts.map(({ id }) => id).reverse();
  while (page.hasNewer) {
    page = await read({ after: page.newer });
    ids.push(...page.posts.map(({ id }) => id).reverse());
  }
  return ids;
}
