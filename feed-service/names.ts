/**
 * Names of sources (lists of posts) and of counted sets. Signs that no user id has keep them apart: an author's source
 * is the author's id, a tag's has '#'.
 */

export const tagSource = (tag: string): string => `#${tag}`;
export const mentionSource = (user: string): string => `^${user}`;
/** Comments to a post. */
export const commentSource = (post: string): string => `>${post}`;
/** Of a source those posts that are merged when timelines are read. */
export const pulledSource = (source: string): string => `~${source}`;
export const isPulled = (source: string): boolean => source.startsWith('~');
export const pulledOf = (source: string): string => source.slice(1);

export const likesOf = (post: string): string => `like:${post}`;
export const commentsOf = (post: string): string => `comment:${post}`;
export const repostsOf = (post: string): string => `repost:${post}`;
export const bookmarksOf = (user: string): string => `bookmark:${user}`;
/** What a reader likes of an author. */
export const affinityOf = (reader: string, author: string): string => `affinity:${reader}/${author}`;
export const reportsOf = (thing: string): string => `report:${thing}`;
/** Sources that ever had a pulled post. */
export const PULLED_SOURCES = 'pulled';
/** Members are single bytes; tags are not. */
export const pulledMember = (source: string): string => encodeURIComponent(source);
export const pulledName = (member: string): string => decodeURIComponent(member);
