/** Codes of languages: one for each, whichever of its names a feed or a rule has for it. */

/** Spoken so much alike that what holds for the second holds for the first: Dari is Persian, Bokmål and Nynorsk are Norwegian, and what is called Norwegian is Bokmål. */
const alsoIn: Readonly<Record<string, string>> = { prs: 'fa', nb: 'no', nn: 'no', no: 'nb' }

/** Of a tag of BCP 47, without its region: `uk` of `uk-UA`, `he` of `iw`; but `prs` of `fa-AF`, which ICU calls Dari so. @see RFC 5646 §4.5 */
export function languageCode(tag: string): string {
  const parts = tag.toLowerCase().split('-')
  const [base = ''] = parts
  const code = canonical(base)
  return base === 'prs' || (code === 'fa' && parts.includes('af')) ? 'prs' : code
}

/** All whose rules hold for a text in this language, its own code first. */
export function languagesOf(tag: string): readonly string[] {
  const code = languageCode(tag)
  const other = alsoIn[code]
  return other === undefined ? [code] : [code, other]
}

/** ICU takes as long for one as the tagger for a sentence, and feeds have few. No more are kept than there are codes. */
const asked = new Map<string, string>()
const mostAsked = 1000

function canonical(base: string): string {
  const known = asked.get(base)
  if (known !== undefined) return known
  const code = canonicalByIcu(base)
  if (asked.size < mostAsked) asked.set(base, code)
  return code
}

function canonicalByIcu(base: string): string {
  try {
    return new Intl.Locale(base).language
  } catch {
    return base
  }
}
