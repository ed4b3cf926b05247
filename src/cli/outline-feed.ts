/** An outline of OPML as a feed of feeds.json. */
import { isLanguageTag } from '#config/language-form.ts'
import { shorten } from '#lib/text.ts'
import type { OpmlFeed } from '#parse/opml.ts'

/** As it stands in feeds.json; what it does not need is absent. */
export interface WrittenFeed {
  readonly url: string
  readonly id?: string
  readonly title?: string
  readonly topics?: readonly string[]
  readonly language?: string
  readonly folders?: readonly string[]
  readonly opml?: Readonly<Record<string, string>>
}

/** As feeds.json bounds them. */
const longestTitle = 200
const longestValue = 2_000

/** `shortened` names attributes too long for feeds.json. What `export` says by itself is not written down. */
export function feedOfOutline(
  outline: OpmlFeed,
  topics: readonly string[],
): { readonly feed: WrittenFeed; readonly shortened: readonly string[] } {
  const title = titleOf(outline)
  const language = outline.language !== null && isLanguageTag(outline.language) ? outline.language : null
  const attributes = { ...outline.attributes }
  if (attributes.type === 'rss') delete attributes.type
  if (outline.text !== null && outline.text !== (title ?? outline.url)) attributes.text = outline.text
  if (outline.language !== null && language === null) attributes.language = outline.language
  const opml = Object.entries(attributes).map(([name, value]) => [name, fitted(value, longestValue)] as const)
  const feed = {
    url: outline.url,
    ...(title !== null && { title }),
    ...(topics.length > 0 && { topics }),
    ...(language !== null && { language }),
    ...(outline.folders.length > 0 && { folders: outline.folders }),
    ...(opml.length > 0 && { opml: Object.fromEntries(opml) }),
  }
  return { feed, shortened: opml.filter(([name, value]) => value !== attributes[name]).map(([name]) => name) }
}

/** On one line. Null where there is none but the address. */
function titleOf({ url, title, text }: OpmlFeed): string | null {
  const given = [title, text].find((name) => name?.trim()) ?? ''
  const line = fitted(given.slice(0, 2 * longestTitle).replace(/[\p{Cc}\u2028\u2029]+/gu, ' '), longestTitle)
  return line.trim() === '' || line === url ? null : line
}

/** The ellipsis counts too. */
function fitted(text: string, most: number): string {
  return text.length <= most ? text : shorten(text, most - 1)
}
