/**
 * Loaded into a server under test beside its own code (`node --expose-gc --import`): collects garbage when the bench
 * asks, so that memory is compared without what merely waits for the next collection.
 */
const collect = (globalThis as { gc?: () => void }).gc;

process.on('message', () => {
  collect?.();
  collect?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
// The server ends when it wants to, whether or not the bench still listens.
process.channel?.unref();

export {};
