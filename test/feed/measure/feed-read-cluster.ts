import { openClusterWorld } from './cluster-world.ts';
import { measureReads } from './feed-read.ts';

/** As on the embedded engine, with the API in this process and the feed-service in another. */
export async function feedReadCluster(
  size: number,
  data: string,
): Promise<Record<string, Record<string, number>>> {
  return measureReads(await openClusterWorld({ KITH_FEED_SLOW: '2' }, data), size);
}
