/** Troubles of the service itself, while they last. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, type PlainFault } from '#model/fault.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { Log } from './log.ts'

export interface Troubles {
  /** Puts a trouble in force, or ends it; to end what does not stand changes nothing. */
  notice(subject: string, fault: PlainFault | null): void
  /** Those in force. */
  all(): { readonly fault: PlainFault; readonly at: Instant }[]
  /** Waits and tries again while the disk is full, or another program holds the database. */
  patiently<T>(work: () => Promise<T>): Promise<T>
}

export interface TroublesOptions {
  readonly log: Log
  /** Keeps it where pages find it; may fail. */
  readonly keep: (subject: string, fault: PlainFault | null) => Promise<unknown>
  /** False when the process is to end: nothing is waited for any more. */
  readonly goesOn: () => boolean
}

const retryMs = 5_000

export function openTroubles({ log, keep, goesOn }: TroublesOptions): Troubles {
  const troubles = new Map<string, { fault: PlainFault; at: Instant }>()

  function notice(subject: string, fault: PlainFault | null): void {
    if (fault === null) {
      // Asked after every good take-up: where nothing was wrong there is nothing to say.
      if (!troubles.delete(subject)) return
    } else if (troubles.get(subject)?.fault.message !== fault.message) {
      troubles.set(subject, { fault, at: instant(Date.now()) })
      log.error({ code: fault.code, detail: fault.detail }, fault.message)
    } else return
    if (fault === null) log.info({ subject }, `${subject}: all is well again`)
    // A full disk cannot keep its own notice: the page gets it from `all`.
    keep(subject, fault).catch(() => undefined)
  }

  return {
    notice,
    all: () => [...troubles.values()],
    patiently: async (work) => {
      for (;;) {
        try {
          const done = await work()
          if (troubles.has('store')) notice('store', null)
          return done
        } catch (error) {
          const passing = error instanceof Fault && (error.code === 'store/full' || error.code === 'store/busy')
          if (!passing || !goesOn()) throw error
          notice('store', error.toPlain())
          await sleep(retryMs, undefined, { ref: false })
        }
      }
    },
  }
}
