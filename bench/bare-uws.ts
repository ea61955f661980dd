import uWS from 'uWebSockets.js';

/**
 * What is compared with: uWebSockets.js and nothing else. A message goes to all who connected with the same path, its
 * sender included; nothing is numbered, stored or acknowledged. Run in a process of its own.
 */
interface Data {
  topic: string;
}

const app = uWS.App();
app.ws<Data>('/*', {
  maxPayloadLength: 64 * 1024,
  // Above the default of 64 KiB, over which messages are dropped without a word.
  maxBackpressure: 16 * 1024 * 1024,
  idleTimeout: 0,
  upgrade(response, request, context) {
    response.upgrade<Data>(
      { topic: request.getUrl() },
      request.getHeader('sec-websocket-key'),
      request.getHeader('sec-websocket-protocol'),
      request.getHeader('sec-websocket-extensions'),
      context,
    );
  },
  open(socket) {
    socket.subscribe(socket.getUserData().topic);
  },
  message(socket, message) {
    app.publish(socket.getUserData().topic, message, true);
  },
});
app.listen('127.0.0.1', 0, (listening) => {
  if (!listening) throw new Error('no port to listen on');
  process.stdout.write(`uWebSockets.js runs at http://127.0.0.1:${uWS.us_socket_local_port(listening)}\n`);
});
// Ends with the bench that started it.
process.once('disconnect', () => process.exit(0));
