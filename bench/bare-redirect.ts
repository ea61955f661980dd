import uWS from 'uWebSockets.js';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What redirects are compared with: a Map and nothing else, on uWebSockets.js or node:http. Arguments: which, and a file
 * of codes, one a line. Nothing is counted, looked up or checked. Run in a process of its own.
 */
const [which, file = ''] = process.argv.slice(2);
const target = 'https://example.org/some/path?x=1';
const links = new Map(
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((code) => code !== '')
    .map((code) => [`/${code}`, target]),
);

if (which === 'uws') {
  const app = uWS.App();
  app.any('/*', (response, request) => {
    const found = links.get(request.getUrl());
    if (found === undefined) response.writeStatus('404 Not Found').end();
    else response.writeStatus('302 Found').writeHeader('Location', found).end();
  });
  app.listen('127.0.0.1', 0, (listening) => {
    if (!listening) throw new Error('no port to listen on');
    process.stdout.write(`It runs at http://127.0.0.1:${uWS.us_socket_local_port(listening)}\n`);
  });
} else {
  const server = createServer((request, response) => {
    const found = links.get(request.url ?? '');
    if (found === undefined) response.writeHead(404).end();
    else response.writeHead(302, { location: found }).end();
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`It runs at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  });
}
// Ends with the bench that started it.
process.once('disconnect', () => process.exit(0));
