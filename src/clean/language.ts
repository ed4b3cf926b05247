/** The language an entry declares for itself. */

/** BCP 47 in its usual case (`en_us` becomes `en-US`); of a list the first; null for junk and for tags that name no language. @see RFC 5646 §2.1.1 */
export function declaredLanguage(declared: string | null): string | null {
  const tag = (declared ?? '').slice(0, 100).split(/[,;]/, 1)[0]?.trim().replaceAll('_', '-').toLowerCase() ?? ''
  // A language is named by two or three letters (ISO 639); longer words are well-formed, but nobody registered any.
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/.test(tag) || /^(?:und|mul|zxx|mis)\b/.test(tag)) return null
  return tag.replace(/-([a-z0-9]+)/g, (_, subtag: string) => `-${usualCase(subtag)}`)
}

function usualCase(subtag: string): string {
  if (subtag.length === 2) return subtag.toUpperCase()
  return subtag.length === 4 ? subtag.charAt(0).toUpperCase() + subtag.slice(1) : subtag
}
