/** Cities that stand for a time zone, in the languages of the news, from CLDR: most capitals are among them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { foldedSet } from '#tag/word-list.ts'
import { foldText } from '#tag/words.ts'
import { wellKnownCities } from './cities.ts'
import { isShortLatin } from './country-names.ts'
import { declined } from './declension.ts'
import type { Claim } from './names.ts'

const require = createRequire(import.meta.url)
const dates = dirname(require.resolve('cldr-dates-full/package.json'))

const locales = ['uk', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'ar', 'fa', 'ps', 'tr', 'zh', 'zh-Hant'] as const

/** Those that are words or persons, or smaller than a namesake. */
const unfit = foldedSet(
  `Victoria, Easter, Midway, Wake, Center, Knox, Marengo, Vincennes, Tell City, Vevay, Winamac, Beulah, New Salem, Male, Mahe, Nome, Norfolk, Regina, Santarem, Natal, Salta, San Juan, San Luis, Mendoza, Cordoba, Perth, Darwin, Halifax, Creston,
  Resolute, Dawson, Stanley, Rio Branco, Campo Grande, Santa Isabel, La Rioja, Jujuy, Catamarca, Tucuman, Chita, Gaza, Juba, Jersey, Guernsey, Nassau, Menominee, Indianapolis, Petersburg, Monticello, Merida, Boa Vista, Bahia, St. John’s, St. Johns, Sídney, Belén, Tiran, Septe, Melilla, Bale, Alger, Damas, Oral, Chihuahua`,
)

export function zoneCities(countryCodes: Iterable<string>): readonly Claim[] {
  const countryOf = new Map<string, string>()
  for (const code of countryCodes) {
    const zones = (new Intl.Locale(`und-${code}`) as unknown as { getTimeZones(): readonly string[] | undefined }).getTimeZones()
    for (const zone of zones ?? []) countryOf.set(zone, code)
  }
  const english = exemplarCities('en')
  return locales.flatMap((locale) => {
    const language = locale.slice(0, 2)
    const own = exemplarCities(locale)
    return [...new Set([...own.keys(), ...countryOf.keys()])].flatMap((zone): readonly Claim[] => {
      const code = countryOf.get(zone)
      const original = english.get(zone) ?? zone.replace(/^.*\//u, '').replaceAll('_', ' ')
      // CLDR leaves out what is written as in English: where it is declined, it stands here for its cases, which are words or names elsewhere (`Sofię`).
      const name = own.get(zone) ?? (isDeclined(language) && /^\p{L}+$/u.test(original) ? original : '')
      if (code === undefined || unfit.has(foldText(original)) || unfit.has(foldText(name)) || /[(),،，]/u.test(name)) return []
      const kind = wellKnownCities.get(`${code} ${foldText(original)}`)
      if (kind === undefined || foldText(name).length < 2) return []
      const only = isShortLatin(name) || !own.has(zone) ? { language } : {}
      return (language === 'de' ? [name] : declined(name, language)).map((text) => ({ codes: code, kind, text, weak: false, ...only }))
    })
  })
}

function isDeclined(language: string): boolean {
  return language === 'pl' || language === 'tr'
}

interface ZoneFile {
  readonly main: Readonly<Record<string, { readonly dates: { readonly timeZoneNames: { readonly zone: Zones } } }>>
}

type Zones = { readonly [name: string]: Zones } & { readonly exemplarCity?: string }

function exemplarCities(locale: string): ReadonlyMap<string, string> {
  const file = JSON.parse(readFileSync(join(dates, 'main', locale, 'timeZoneNames.json'), 'utf8')) as ZoneFile
  const cities = new Map<string, string>()
  function walk(zones: Zones, path: string): void {
    for (const [name, below] of Object.entries(zones)) {
      if (typeof below === 'string') continue
      const zone = path === '' ? name : `${path}/${name}`
      if (below.exemplarCity !== undefined) cities.set(zone, below.exemplarCity)
      walk(below, zone)
    }
  }
  const zones = file.main[locale]?.dates.timeZoneNames.zone
  if (zones !== undefined) walk(zones, '')
  return cities
}
