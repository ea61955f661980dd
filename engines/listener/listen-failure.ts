import { AddressInUse } from '../../ports/transport.ts';

/** The error with which `listen` rejects, made from the one of the system. */
export function listenFailure(cause: unknown, host: string, port: number): Error {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EADDRINUSE') {
    return new AddressInUse(`${host}:${port} is in use by another process or listener.`, { cause });
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Cannot listen on ${host}:${port}: ${why}`, { cause });
}
