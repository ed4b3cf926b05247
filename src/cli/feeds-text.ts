/** feeds.json as text: what is added goes to the end of `feeds`, and every other character stays. */
import { walkJson } from '#config/json-walk.ts'

/** @param text a feeds.json that is valid */
export function withFeeds(text: string, feeds: readonly object[]): string {
  const open = startOfFeeds(text)
  const close = endOfList(text, open)
  const before = text.slice(0, close).trimEnd()
  const isEmpty = before.length === open + 1
  const items = feeds.map((feed) => `\n    ${JSON.stringify(feed, null, 2).replaceAll('\n', '\n    ')}`).join(',')
  const end = isEmpty ? '\n  ' : text.slice(before.length, close)
  const lines = `${isEmpty ? '' : ','}${items}${end}`
  return before + (text.includes('\r\n') ? lines.replace(/\r?\n/g, '\r\n') : lines) + text.slice(close)
}

function startOfFeeds(text: string): number {
  let key = 0
  // A byte order mark is no JSON; the walk begins behind it.
  const skipped = text.startsWith('\ufeff') ? 1 : 0
  walkJson(text.slice(skipped), (path, offset) => {
    if (path.length === 1 && path[0] === 'feeds') key = offset + skipped
  })
  return text.indexOf('[', key)
}

/** Where the list that begins at `open` is closed. */
function endOfList(text: string, open: number): number {
  let depth = 0
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]]/g
  token.lastIndex = open
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '[') depth += 1
    if (match[0] === ']') depth -= 1
    if (depth === 0) return match.index
  }
  return text.length
}
