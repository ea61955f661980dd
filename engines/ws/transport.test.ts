import { transportConformance } from '../../ports/transport.conformance.ts';
import { createWsTransport } from './transport.ts';

transportConformance('ws', createWsTransport, 1);
