/**
 * Numbered rows of a conversation are cut into partitions of so many numbers. Part of the data: it can never change.
 * At most some MiB for usual messages, and any number's partition is known without a look-up.
 */
export const BUCKET_SIZE = 4_096;

/** Numbers are unsigned 32-bit integers: uint32 in kith.v1.Event. */
export const MAX_NUMBER = 0xffffffff;

export function bucketOf(number: number): number {
  return Math.floor(number / BUCKET_SIZE);
}

/** The highest number that belongs into the bucket. */
export function lastOf(bucket: number): number {
  return (bucket + 1) * BUCKET_SIZE - 1;
}
