import { type Route, routesWith } from '../../http/route.ts';

interface Own {
  /** What a request costs of the user's points. */
  readonly points: number;
}

interface Caller {
  readonly user: string;
  /** The client's name for a write, '' none: the same again is done once. */
  readonly key: string;
}

export type FeedRoute = Own & Route<Caller>;

export const route = routesWith<Own, Caller>();
