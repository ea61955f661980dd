import { codeBlocksConformance } from '../../ports/code-blocks.conformance.ts';
import { storesUnderTest } from './stores-under-test.ts';

codeBlocksConformance('embedded', () => storesUnderTest((stores) => stores.shortener.blocks));
