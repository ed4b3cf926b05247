/** The allow-list: which elements an article may have and which of their attributes. All else is left out. */
import { mayBeFramed } from '#lib/frame-sites.ts'
import { type Attributes, count, integer, language, link, on, oneOf, passing, type Rule, text, type Written, web } from './attributes.ts'
import { escapeValue } from './escape.ts'
import { webUrl } from './links.ts'
import { isCounted, pictureSource, pictureSourceSet, realAddress } from './pictures.ts'

/** An element's attributes as we write them; null where the element has to go while its content stays. */
type Rewrite = (given: Attributes, base: string) => readonly Written[] | null

const everywhere: Readonly<Record<string, Rule>> = { title: text, lang: language, dir: oneOf('ltr', 'rtl', 'auto') }
const size: Readonly<Record<string, Rule>> = { width: count, height: count }
const cell: Readonly<Record<string, Rule>> = { colspan: count, rowspan: count, scope: oneOf('row', 'col', 'rowgroup', 'colgroup') }
const edit: Readonly<Record<string, Rule>> = { cite: link, datetime: text }

const common = passing(everywhere)
const imageRest = passing({ sizes: text, ...size, ...everywhere })
const sourceRest = passing({ sizes: text, media: text, type: text })
const playerRest = passing({ poster: web, ...size, ...everywhere })
const frameRest = passing({ ...size, title: text })

const elements = new Map<string, Rewrite>([
  ['p', common],
  ['a', anchor],
  ['br', common],
  ['img', image],
  ['div', common],
  ['span', common],
  ['strong', common],
  ['em', common],
  ['li', passing({ value: integer, ...everywhere })],
  ['ul', common],
  ['b', common],
  ['i', common],
  ['blockquote', passing({ cite: link, ...everywhere })],
  ['figure', common],
  ['figcaption', common],
  ['td', passing({ ...cell, ...everywhere })],
  ['tr', common],
  ['iframe', frame],
  ['audio', player],
  ['video', player],
  ['picture', common],
  ['source', source],
  ['ol', passing({ start: integer, reversed: on, type: oneOf('1', 'a', 'i'), ...everywhere })],
  ['q', passing({ cite: link, ...everywhere })],
  ['del', passing({ ...edit, ...everywhere })],
  ['ins', passing({ ...edit, ...everywhere })],
  ['time', passing({ datetime: text, ...everywhere })],
  ['th', passing({ ...cell, abbr: text, ...everywhere })],
  ['col', passing({ span: count, ...everywhere })],
  ['colgroup', passing({ span: count, ...everywhere })],
  ['details', passing({ open: on, ...everywhere })],
  ...`h1 h2 h3 h4 h5 h6 hr dl dt dd pre code kbd samp var s u small mark sub sup abbr cite dfn bdi bdo wbr ruby rb rt rp rtc
    table thead tbody tfoot caption section article aside header footer main nav address hgroup summary`
    .split(/\s+/)
    .map((name): [string, Rewrite] => [name, common]),
])

/** Names that went out of use, and what took their place. */
const successors = new Map([
  ['acronym', 'abbr'],
  ['center', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
])

/** Elements without content and without an end tag. */
const empty: ReadonlySet<string> = new Set(['br', 'img', 'hr', 'source', 'wbr', 'col'])

export function isEmptyElement(name: string): boolean {
  return empty.has(name)
}

/** The name an element goes by here; null where it is none of ours. */
export function elementName(name: string): string | null {
  return elements.has(name) ? name : (successors.get(name) ?? null)
}

/** The attributes an element may keep, as we write them; null where it has to go. `name` comes from `elementName`. */
export function allowedAttributes(name: string, given: Attributes, base: string): readonly Written[] | null {
  return elements.get(name)?.(given, base) ?? null
}

export function startTag(name: string, written: readonly Written[]): string {
  let tag = `<${name}`
  for (const [attribute, value] of written) {
    if (value !== null) tag += value === '' && attribute !== 'alt' ? ` ${attribute}` : ` ${attribute}="${escapeValue(value)}"`
  }
  return empty.has(name) ? `${tag} />` : `${tag}>`
}

/** `noreferrer`: where an article was read is nobody's business. No `target`: the reader decides where a link opens. */
function anchor(given: Attributes, base: string): readonly Written[] | null {
  const href = link(given.get('href') ?? '', base)
  return href === null ? null : [['href', href], ['rel', 'noopener noreferrer'], ...common(given, base)]
}

function image(given: Attributes, base: string): readonly Written[] | null {
  const srcset = pictureSourceSet(given, base)
  const src = pictureSource(given, base) ?? srcset?.split(' ', 1)[0] ?? null
  if (src === null || isCounted(src, given)) return null
  return [['src', src], ['srcset', srcset], ['alt', given.get('alt') ?? ''], ...imageRest(given, base)]
}

function source(given: Attributes, base: string): readonly Written[] | null {
  const src = web(realAddress(given), base)
  const srcset = pictureSourceSet(given, base)
  return src === null && srcset === null ? null : [['src', src], ['srcset', srcset], ...sourceRest(given, base)]
}

/** A player starts when the reader says so, and loads nothing before. */
function player(given: Attributes, base: string): readonly Written[] {
  return [['src', web(realAddress(given), base)], ...playerRest(given, base), ['controls', ''], ['preload', 'none']]
}

function frame(given: Attributes, base: string): readonly Written[] | null {
  const url = webUrl(realAddress(given), base)
  if (url === null) return null
  url.protocol = 'https:'
  if (!mayBeFramed(url)) return null
  return [
    ['src', url.href],
    ...frameRest(given, base),
    ['sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation'],
    ['loading', 'lazy'],
    ['allowfullscreen', ''],
  ]
}
