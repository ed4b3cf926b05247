/**
 * A web page without what no text is in: scripts, styles, forms, comments, and attributes of any length. What is left is small enough for a DOM, so
 * that whatever takes time over the whole page has an end.
 */
import { Parser } from 'htmlparser2'

export type PageOutline =
  | {
      readonly kind: 'outline'
      /** Every element closed, in HTML that reads as it was written. Not safe. */
      readonly html: string
      /** What its links are resolved against, as written; null where it does not say. */
      readonly base: string | null
      /** The image that it gives to who shares it, as written. @see ogp.me */
      readonly image: string | null
      /** It asks for a password. */
      readonly asksPassword: boolean
    }
  | { readonly kind: 'unread'; readonly because: string }

/** Ten times what pages of news have. */
const mostElements = 30_000
const deepestNesting = 200
/** The sum of all depths: what looking through an element for others takes, for all of them. */
const mostLookedThrough = 600_000
/** Pieces of text that a second reading makes of one: at characters that stand for themselves only when escaped. */
const mostPieces = 100_000
/** Of one element. */
const mostAttributes = 100
/** Of an attribute; longer ones are data. */
const longestValue = 2_000
const longestTitle = 300

const withoutText = new Set(
  'script style link meta base template svg math canvas object embed applet select option textarea input button dialog'.split(' '),
)
const empty = new Set('area br col hr img source track wbr'.split(' '))

export function outlinePage(page: string): PageOutline {
  const pieces: string[] = []
  const head: { base: string | null; image: string | null; asksPassword: boolean } = { base: null, image: null, asksPassword: false }
  let elements = 0
  let depth = 0
  let lookedThrough = 0
  let escapes = 0
  /** How deep we are inside what is left out. */
  let hidden = 0
  let titleLeft: number | null = null
  let tooMuch: string | null = null

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      lookedThrough += depth
      if (depth > deepestNesting) return stop(`its elements are nested more than ${deepestNesting} deep`)
      if (hidden > 0 || withoutText.has(name)) {
        noteHead(head, name, attributes)
        hidden += 1
        return
      }
      elements += 1
      if (elements > mostElements || lookedThrough > mostLookedThrough) return stop('it has too many elements')
      if (name === 'title') titleLeft = longestTitle
      pieces.push(`<${name}`)
      for (const [attribute, value] of Object.entries(attributes).slice(0, mostAttributes)) {
        if (value.length <= longestValue && plainName.test(attribute)) pieces.push(` ${attribute}="`, escaped(value), '"')
      }
      pieces.push('>')
    },
    onclosetag(name) {
      depth -= 1
      if (hidden > 0) hidden -= 1
      else if (!empty.has(name)) pieces.push(`</${name}>`)
      if (name === 'title') titleLeft = null
    },
    ontext(text) {
      if (hidden > 0) return
      if (titleLeft === null) pieces.push(escaped(text))
      else {
        pieces.push(escaped(text.slice(0, titleLeft)))
        titleLeft = Math.max(0, titleLeft - text.length)
      }
    },
  })

  function stop(because: string): void {
    tooMuch = because
    parser.pause()
  }

  function escaped(text: string): string {
    const written = text.replace(/[&<>"]/g, (character) => {
      escapes += 1
      return escapeOf[character] ?? character
    })
    if (escapes > mostPieces) stop('it has too many escaped characters')
    return written
  }

  parser.end(page)
  return tooMuch === null ? { kind: 'outline', html: pieces.join(''), ...head } : { kind: 'unread', because: tooMuch }
}

const escapeOf: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plainName = /^[a-z][a-z\d-]{0,40}$/

function noteHead(
  head: { base: string | null; image: string | null; asksPassword: boolean },
  name: string,
  { href, property, content, type }: { readonly [attribute: string]: string },
): void {
  if (name === 'base') head.base ??= href ?? null
  if (name === 'meta' && property === 'og:image') head.image ??= content ?? null
  if (name === 'input' && type?.toLowerCase() === 'password') head.asksPassword = true
}
