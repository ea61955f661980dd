import { describe } from 'vitest';
import { httpCases } from './transport.http.conformance.ts';
import { listenCases } from './transport.listen.conformance.ts';
import { pressureCases } from './transport.pressure.conformance.ts';
import { respondCases } from './transport.respond.conformance.ts';
import { socketCases } from './transport.socket.conformance.ts';
import type { Transport } from './transport.ts';
import { violationCases } from './transport.violation.conformance.ts';

/** What a Transport must do. `idleSeconds`: the shortest idle time that the engine keeps exactly. */
export function transportConformance(engine: string, create: () => Transport, idleSeconds: number): void {
  describe(`transport: ${engine}`, () => {
    describe('listening', () => listenCases(create));
    describe('sockets', () => socketCases(create, idleSeconds));
    describe('violations', () => violationCases(create));
    describe('back pressure', () => pressureCases(create));
    describe('HTTP', () => httpCases(create));
    describe('answers within the call', () => respondCases(create));
  });
}
