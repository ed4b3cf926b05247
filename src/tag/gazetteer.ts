/** The gazetteer as written by scripts/gazetteer.ts. */
import file from './data/gazetteer.json' with { type: 'json' }
import type { NameKind } from './data/own-names.ts'
import { foldText } from './words.ts'

/** Its content, to tell one gazetteer from another. */
export const gazetteerFile: unknown = file

export interface GazetteerName {
  readonly text: string
  /** ISO 3166-1 alpha-2; several where the name may mean any of them, none where it is no place. */
  readonly countries: readonly string[]
  /** What it names besides: 中俄关系 is of China and of Russia. */
  readonly partner: string | null
  readonly kind: NameKind | 'nothing'
  /** Counts only where the country is named otherwise. */
  readonly weak: boolean
  /** The languages in whose texts alone it is this name (ISO 639); null where it is in all. */
  readonly languages: readonly string[] | null
}

/** Each name once; whole words before those that end in `*`, of these the longest first: so the closest name wins where several fit a word. */
export function readGazetteer(): readonly GazetteerName[] {
  const whole: GazetteerName[] = []
  const open: GazetteerName[] = []
  for (const [codes = '', kind, list = '', only] of file.names) {
    const [either = '', partner = null] = codes.split('+')
    const countries = either === '' ? [] : either.split(' ')
    const languages = only === undefined ? null : only.split(' ')
    for (const item of list.split(', ')) {
      const weak = item.endsWith('?')
      const name = { text: weak ? item.slice(0, -1) : item, countries, partner, kind: kind as GazetteerName['kind'], weak, languages }
      const names = name.text.endsWith('*') ? open : whole
      names.push(name)
    }
  }
  return [...whole, ...open.sort((a, b) => b.text.length - a.text.length)]
}

/** Equal for two spellings of a name: its words folded, each with its `*`. */
export function nameKey(name: string): string {
  if (!name.includes('*')) return foldText(name)
  return name
    .split(/\s+/u)
    .map((word) => (word.endsWith('*') ? `${foldText(word)}*` : foldText(word)))
    .join(' ')
}
