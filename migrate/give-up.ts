/** An interrupted migration lets the source go on at once instead of when its lease has run out. */
export function giveUpOnSignals(giveUp: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      giveUp().finally(() => process.exit(code));
    });
  }
}
