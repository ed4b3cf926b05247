/** The form of languages in feeds.json: a tag for a feed, a code alone for a rule. One that nothing is called by would never match. */
import { z } from 'zod'
import { languageCode } from '#lib/language-code.ts'
import { languageName } from '#lib/language-name.ts'
import { describeValue } from './config-faults.ts'

const tagAllowed = 'a language tag of BCP 47, such as en, uk or pt-BR'
export const languageTag = known(z.string(tagAllowed).refine(isWellFormed, { error: tagAllowed, abort: true }), tagAllowed)
  .meta({ examples: ['en', 'uk', 'pt-BR'] })
  .transform((tag) => Intl.getCanonicalLocales(tag)[0] ?? tag)

const codeAllowed = 'a language in two or three small letters, as BCP 47 has it, such as en or uk'
export const ruleLanguages = z
  .array(known(z.string(codeAllowed).regex(/^[a-z]{2,3}$/, { error: codeAllowed, abort: true }), codeAllowed), 'a list of languages')
  .default([])
  .transform((codes) => codes.map(languageCode))

/** May it stand in feeds.json as the language of a feed? */
export function isLanguageTag(tag: string): boolean {
  return isWellFormed(tag) && isLanguage(tag)
}

/** The code of a country is taken for that of its language: `ua`, `jp`, `cz`. Null where nothing can be guessed. */
export function languageMeant(code: string): string | null {
  if (!/^[a-z]{2}$/i.test(code) || countryNames.of(code.toUpperCase()) === undefined) return null
  const { language } = new Intl.Locale(`und-${code}`).maximize()
  return language === 'und' ? null : language
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function known(form: z.ZodString, allowed: string) {
  return form.check((context) => {
    if (isLanguage(context.value)) return
    const params = { found: `${describeValue(context.value)}, which is no language`, guess: languageMeant(codeOf(context.value)) }
    context.issues.push({ code: 'custom', message: allowed, params, input: context.value })
  })
}

function isLanguage(tag: string): boolean {
  return languageName(codeOf(tag)) !== null
}

function codeOf(tag: string): string {
  return tag.split('-', 1)[0] ?? ''
}

/** @see RFC 5646 §2.1; languages of four letters and more are reserved, and what people write there is a name: `english` */
function isWellFormed(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return false
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
