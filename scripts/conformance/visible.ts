/** What a reader sees of HTML: its visible characters and where its links lead. */
import { Parser } from 'htmlparser2'

export interface Visible {
  /** Without white space, which HTML folds. */
  readonly characters: string
  /** Absolute; of pictures too. In order, each once. */
  readonly links: readonly string[]
}

/** Elements whose text nobody sees: `title` is a drawing's tooltip. */
const unseen = new Set(['script', 'style', 'title', 'head', 'template', 'noscript'])

/** `base` is what relative links are resolved against. */
export function visibleIn(html: string, base: string): Visible {
  const links = new Set<string>()
  let characters = ''
  let hidden = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (unseen.has(name)) hidden += 1
      for (const reference of [attributes.href, attributes.src]) {
        if (reference !== undefined) links.add(absolute(reference, base))
      }
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden -= 1
    },
    ontext(data) {
      if (hidden === 0) characters += data
    },
  })
  parser.end(html)
  return { characters: visibleCharacters(characters), links: [...links].sort() }
}

export function visibleCharacters(text: string): string {
  return text.replace(/\s+/g, '')
}

function absolute(reference: string, base: string): string {
  return URL.parse(reference, base)?.href ?? reference
}
