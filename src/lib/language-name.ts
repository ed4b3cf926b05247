/** Names of languages. */

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** In English: `Ukrainian`, `British English`; null where the code is none of BCP 47. @see RFC 5646 §2.1 */
export function languageName(code: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(code)) return null
  try {
    return names.of(code) ?? null
  } catch {
    // Well-formed to the eye, and yet no tag: `en-12345`.
    return null
  }
}
