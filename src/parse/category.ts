/** What a publisher says an item is about: the formats' own categories, and those of the modules. */
import type { Category } from '#model/entry.ts'
import { attribute, textOf, type XmlElement } from './element.ts'
import { htmlTitle, plainTitle } from './title.ts'

const mostCategories = 200

/** Each once, in the order of the document. */
export function categoriesOf(element: XmlElement): readonly Category[] {
  const found: Category[] = []
  for (const child of element.children) {
    const read = readers.get(child.name)
    if (read === undefined) continue
    for (const category of read(child)) {
      if (found.length < mostCategories && !found.some((known) => isSame(known, category))) found.push(category)
    }
  }
  return found
}

function isSame(one: Category, other: Category): boolean {
  return one.term === other.term && one.scheme === other.scheme
}

/** What Media RSS means where it names no scheme. */
const mediaScheme = 'http://search.yahoo.com/mrss/category_schema'
const itunesScheme = 'http://www.itunes.com/'

const readers: ReadonlyMap<string, (element: XmlElement) => readonly Category[]> = new Map([
  ['category', own],
  ['atom:category', own],
  ['rss:category', own],
  ['dc:subject', (element) => categoryOf(textOf(element), null, null)],
  ['dcterms:subject', (element) => categoryOf(textOf(element), null, null)],
  ['media:category', (element) => categoryOf(textOf(element), attribute(element, 'scheme') ?? mediaScheme, attribute(element, 'label'))],
  ['itunes:category', nested],
  ['itunes:keywords', (element) => listed(element, itunesScheme)],
  ['media:keywords', (element) => listed(element, null)],
])

/** Atom writes an attribute, RSS text; Atom's label is for people, and better than nothing. */
function own(element: XmlElement): readonly Category[] {
  const label = attribute(element, 'label')
  const scheme = attribute(element, 'scheme') ?? attribute(element, 'domain')
  const term = attribute(element, 'term')
  // An attribute of Atom is text, and what RSS writes may be HTML.
  if (term !== null) return filled(plainTitle(term), scheme, label)
  return categoryOf(textOf(element) ?? label, scheme, label)
}

/** iTunes puts the narrower category into the wider one. */
function nested(element: XmlElement): readonly Category[] {
  const inner = element.children.filter(({ name }) => name === 'itunes:category')
  return [element, ...inner].flatMap((holder) => categoryOf(attribute(holder, 'text') ?? textOf(holder), itunesScheme, null))
}

function listed(element: XmlElement, scheme: string | null): readonly Category[] {
  return element.text.split(',', mostCategories).flatMap((word) => categoryOf(word, scheme, null))
}

function categoryOf(text: string | null, scheme: string | null, label: string | null): readonly Category[] {
  return filled(htmlTitle(text ?? ''), scheme, label)
}

function filled(term: string | null, scheme: string | null, label: string | null): readonly Category[] {
  return term === null ? [] : [{ term, scheme, label }]
}
