/** A store or the registry cannot answer now, or has too much to do. Come back: nothing is wrong with the request. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
