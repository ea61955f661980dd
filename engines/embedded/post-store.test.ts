import { postsConformance } from '../../ports/posts.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

postsConformance('embedded', () => storesUnderTest((stores) => stores.feed.posts));
