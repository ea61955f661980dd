// npm run docs: writes the pages of docs/ that are made from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installPackages, root } from './prepare.mjs';

installPackages();
// Nothing else holds the event loop between the stop of one server and the start of the next.
const alive = setInterval(() => undefined, 1000);
build();
const { writeDocuments } = await import(pathToFileURL(join(root, 'dist/runtime/write-documents.js')).href);
await writeDocuments(join(root, 'docs'));
const { recordExchanges } = await import(pathToFileURL(join(root, 'dist/test/exchanges/record.js')).href);
writeFileSync(join(root, 'docs/exchanges.md'), await recordExchanges());
const { enginesPage } = await import(pathToFileURL(join(root, 'dist/test/engine-differences/page.js')).href);
writeFileSync(join(root, 'docs/engines.md'), await enginesPage());
clearInterval(alive);
process.exit(0);
