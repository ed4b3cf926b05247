import { type FaultCode, faults } from '#model/fault.ts'
import { coded } from './coded.ts'
import type { Html } from './html.ts'

/** What to do about a fault. */
export function advice(code: FaultCode): readonly Html[] {
  return coded(faults[code].advice)
}
