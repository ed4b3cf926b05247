/** A number of bytes or pixels; null where it is none, or a nought that only fills the place. */
export function wholeNumber(text: string | null): number | null {
  if (text === null) return null
  const digits = /^\d{1,15}(?=px$|$|\.0*$)/.exec(text)?.[0]
  return digits === undefined ? null : Number(digits) || null
}
