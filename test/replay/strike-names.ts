/** What `--strikes` may do to a cluster. kill: SIGKILL and start again; stop: SIGSTOP, and SIGCONT after a while. */
export const strikeNames = [
  'gateway-kill',
  'chat-service-kill',
  'presence-kill',
  'kafka-kill',
  'cassandra-kill',
  'redis-kill',
  'redis-flush',
  'chat-service-stop',
  'gateway-stop',
  'rebalance',
  'cassandra-away',
  'full-disk',
  'rolling-restart',
] as const;
export type StrikeName = (typeof strikeNames)[number];
