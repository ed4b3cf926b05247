/** Forms that several parts of feeds.json share. */
import { z } from 'zod'
import { feedIdPattern } from '#model/ids.ts'

// A message of zod's is what we say is allowed; schema-faults.ts makes the sentence.
export const object = { error: 'an object' }
const idAllowed = 'lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64'
export const id = z.string(idAllowed).regex(feedIdPattern, idAllowed)
/** Text on one line. */
export function line(most: number) {
  const allowed = `text on one line, not empty, at most ${most} characters`
  return z
    .string(allowed)
    .max(most, { error: allowed, abort: true })
    .refine((text) => text.trim() !== '' && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text), allowed)
}
