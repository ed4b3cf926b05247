/** Dates as HTTP writes them. */

/** UTC milliseconds, of the preferred form and the two obsolete ones; null for anything else. @see RFC 9110 §5.6.7 */
export function httpDate(text: string): number | null {
  if (!forms.some((form) => form.test(text))) return null
  // The form of C's asctime names no zone, and means UTC.
  const at = Date.parse(text.includes('GMT') ? text : `${text} GMT`)
  return Number.isNaN(at) ? null : at
}

const time = '\\d\\d:\\d\\d:\\d\\d'
const forms = [
  new RegExp(`^[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} ${time} GMT$`),
  new RegExp(`^[A-Z][a-z]{5,8}, \\d\\d-[A-Z][a-z]{2}-\\d\\d ${time} GMT$`),
  new RegExp(`^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${time} \\d{4}$`),
]
