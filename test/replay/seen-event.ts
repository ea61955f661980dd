/** An enum by its number, or by its name: clients hold them differently. */
type Named = number | string;

interface SeenMember {
  readonly user: string;
  readonly role: Named;
}

/** An event as a client saw it: protocol/kith.proto's Event with every field set, and at most one body. */
export interface SeenEvent {
  readonly event: number;
  readonly message: number;
  readonly at: number;
  readonly user: string;
  readonly device: string;
  readonly counter: number;
  readonly posted?: { readonly text: string } | null | undefined;
  readonly created?:
    | {
        readonly kind: Named;
        readonly title: string;
        readonly open: boolean;
        readonly members: readonly SeenMember[];
      }
    | null
    | undefined;
  readonly membership?: { readonly members: readonly SeenMember[] } | null | undefined;
}

/** Whether two clients were told the same under one number. On the hottest path: most events are messages. */
export function same(a: SeenEvent, b: SeenEvent): boolean {
  if (a.message !== b.message || a.counter !== b.counter || a.at !== b.at) return false;
  if (a.user !== b.user || a.device !== b.device) return false;
  if (a.posted && b.posted) return a.posted.text === b.posted.text;
  return describe(a) === describe(b);
}

const KINDS = ['KIND_UNSPECIFIED', 'DIRECT', 'GROUP'];
const ROLES = ['NONE', 'OWNER', 'ADMIN', 'MEMBER', 'READER'];

function name(value: Named, names: readonly string[]): string {
  return typeof value === 'string' ? value : (names[value] ?? String(value));
}

/** Everything of the event on one line. */
export function describe(event: SeenEvent): string {
  const { event: number, message, at, user, device, counter, posted, created, membership } = event;
  const members = (created ?? membership)?.members.map(({ user, role }) => [user, name(role, ROLES)]);
  const room = created ? [name(created.kind, KINDS), created.title, created.open] : [];
  return JSON.stringify([
    number,
    message,
    at,
    user,
    device,
    counter,
    posted?.text ?? null,
    room,
    members ?? null,
  ]);
}
