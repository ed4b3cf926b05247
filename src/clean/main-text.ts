/** What a page is about, without what stands around it. The only file that knows Mozilla's Readability and the DOM it works on. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

export interface MainText {
  /** Not safe. */
  readonly html: string
  /** How much of its text is in links, from 0 to 1. */
  readonly linked: number
}

/** With fewer characters Readability tries again, less strictly. */
const fewCharacters = 300

/** Null where nothing stands out. @param outline a page that `outlinePage` made small: the time this takes grows with depth and elements */
export function mainText(outline: string): MainText | null {
  // A fragment would get no body.
  const { document } = parseHTML(/^<html[\s>]/.test(outline.trimStart()) ? outline : `<html><head></head><body>${outline}</body></html>`)
  // What a page says of itself to machines is not asked for: the feed has told title, author and date.
  const options = { charThreshold: fewCharacters, disableJSONLD: true, serializer: (node: unknown) => node as TextElement }
  const content = new Readability<TextElement>(document, options).parse()?.content ?? null
  if (content === null) return null
  const text = lengthOf(content)
  const linked = [...content.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0)
  return text === 0 ? null : { html: content.innerHTML, linked: linked / text }
}

interface TextElement {
  readonly textContent: string | null
  readonly innerHTML: string
  querySelectorAll(selector: string): Iterable<TextElement>
}

/** Indentation does not count. */
function lengthOf({ textContent }: TextElement): number {
  return (textContent ?? '').replace(/\s+/g, '').length
}
