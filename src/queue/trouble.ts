/** Says once that the queue's server is in trouble and once that it is over, however often either is noticed. */
import type { Fault, PlainFault } from '#model/fault.ts'

export interface Trouble {
  /** The trouble we are in; null when all is well. */
  current(): Fault | null
  report(fault: Fault): void
  over(): void
}

export function watchTrouble(onTrouble: (fault: PlainFault | null) => void): Trouble {
  let current: Fault | null = null
  return {
    current: () => current,
    report(fault) {
      if (current?.code === fault.code) return
      current = fault
      onTrouble(fault.toPlain())
    },
    over() {
      if (current === null) return
      current = null
      onTrouble(null)
    },
  }
}
