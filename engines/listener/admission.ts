import type { ListenOptions, TransportHandlers, UpgradeRequest } from '../../ports/transport.ts';
import { errors } from '../../protocol/errors.ts';

/** What becomes of an upgrade: the subprotocol that is spoken, or a refusal. */
export type Admission =
  | { readonly subprotocol: string }
  | { readonly subprotocol: undefined; readonly status: number; readonly text: string };

/** Decides about an upgrade whose path is right. Never throws: in uWebSockets.js a throw here ends the process. */
export function admit(
  options: ListenOptions,
  handlers: TransportHandlers,
  request: UpgradeRequest,
  report: (error: unknown, sentence: string) => void,
): Admission {
  const subprotocol = chooseSubprotocol(options.subprotocols, request.header('sec-websocket-protocol'));
  if (subprotocol === undefined) {
    return refusal(400, `Offer one of the subprotocols ${options.subprotocols.join(', ')}.`);
  }
  try {
    const text = handlers.upgrade(request);
    return text === undefined ? { subprotocol } : refusal(403, text);
  } catch (error) {
    report(error, 'Deciding about an upgrade failed; it was refused.');
    return refusal(500, errors.internal.sentence);
  }
}

/** The first of `preferred` that the client's header offers, as the string of `preferred`, so that sockets share it. */
export function chooseSubprotocol(preferred: readonly string[], header: string): string | undefined {
  const offered = header.split(',').map((name) => name.trim());
  return preferred.find((name) => offered.includes(name));
}

function refusal(status: number, text: string): Admission {
  return { subprotocol: undefined, status, text };
}
