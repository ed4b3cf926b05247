/** Titles: plain text, whatever the feed puts into them. */
import { foldSpace } from '#lib/text.ts'
import { decodeEntities } from './entity.ts'

const mostCharacters = 10_000
const inlineNames =
  'a|abbr|acronym|b|bdi|bdo|big|blink|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|script|small|span|strike|strong|style|sub|sup|tt|u|var|wbr'
const blockNames = 'blockquote|br|center|div|h[1-6]|hr|img|li|ol|p|pre|svg|table|td|tr|ul'
/** A value in quotes may hold brackets. */
const attributes = `(?:\\s(?:(?:[^<>"'=]|=\\s*"[^"]*"|=\\s*'[^']*'|=)*|[^<>]*))?`
const inlineTags = new RegExp(`</?(?:${inlineNames})${attributes}/?>`, 'gi')
const blockTags = new RegExp(`</?(?:${blockNames})${attributes}/?>`, 'gi')
const pairs = new RegExp(`<(${inlineNames}|${blockNames})>([^<>]*)</\\1>|<br ?/?>`, 'gi')

/** Text as it stands, for titles that say they are text. */
export function plainTitle(text: string): string | null {
  return foldSpace(text.slice(0, mostCharacters)) || null
}

/**
 * The text of a title that is HTML, or may be: RSS does not say.
 * Only what looks like a tag of HTML is taken out, so that "a < b" and "<3" stay; HTML escaped twice is recognised where its tags come in pairs.
 */
export function htmlTitle(html: string): string | null {
  const head = html.slice(0, mostCharacters)
  if (!head.includes('<') && !head.includes('&')) return foldSpace(head) || null
  const text = decodeEntities(head.replace(blockTags, ' ').replace(inlineTags, ''))
  const once = text.includes('<') ? text.replace(pairs, '$2') : text
  return foldSpace(once) || null
}
