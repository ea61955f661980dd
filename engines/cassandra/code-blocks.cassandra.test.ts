import { codeBlocksConformance } from '../../ports/code-blocks.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

codeBlocksConformance('Cassandra', () => storesUnderTest((stores) => stores.links.blocks));
