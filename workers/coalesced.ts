/** Work that several may ask for at the same time. */

export interface Coalesced {
  /** One pass runs; whoever asks meanwhile gets one more after it. Resolves when no more is asked for. Fails as the pass does. */
  run(): Promise<void>
  /** Resolves when nothing runs, whatever came of it. */
  idle(): Promise<void>
}

export function coalesced(pass: () => Promise<void>): Coalesced {
  let running: Promise<void> | null = null
  let again = false

  async function passes(): Promise<void> {
    do {
      again = false
      await pass()
    } while (again)
  }

  return {
    run: () => {
      if (running === null) {
        running = passes().finally(() => {
          running = null
        })
      } else again = true
      return running
    },
    idle: async () => running?.catch(() => undefined),
  }
}
