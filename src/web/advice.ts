import { type FaultCode, faults } from '#model/fault.ts'
import { type Html, html } from './html.ts'

/** What to do about a fault; what stands between backticks is code. */
export function advice(code: FaultCode): readonly Html[] {
  return faults[code].advice.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))
}
