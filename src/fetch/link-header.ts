/** What an answer's `Link` headers say of hubs. @see RFC 8288 §3, W3C WebSub §4 */
import type { PushLinks } from '#model/push.ts'
import { type Answer, listHeaderOf } from './exchange.ts'

/** The first hub and the first self link, absolute, http and https only. */
export function pushLinksOf(answer: Answer, from: URL): PushLinks {
  const links = linksIn(listHeaderOf(answer, 'link') ?? '')
  const find = (rel: string) => links.flatMap((link) => (link.rels.includes(rel) ? addressOf(link.target, from) : []))[0] ?? null
  return { hub: find('hub'), self: find('self') }
}

interface Link {
  readonly target: string
  readonly rels: readonly string[]
}

/** A list of `<target>; name=value; name="quoted, value"`. */
const linkPattern = /<([^<>\s]{1,2000})>((?:\s*;\s*[\w*!-]{1,50}(?:\s*=\s*(?:"[^"]{0,2000}"|[^\s",;<>]{1,2000}))?)*)/g
const parameterPattern = /;\s*([\w*!-]{1,50})(?:\s*=\s*(?:"([^"]{0,2000})"|([^\s",;<>]{1,2000})))?/g

function linksIn(header: string): Link[] {
  return Array.from(header.slice(0, mostLength).matchAll(linkPattern), ([, target = '', text = '']) => {
    const parameters = Array.from(text.matchAll(parameterPattern), ([, name = '', quoted, bare]) => ({
      name: name.toLowerCase(),
      value: quoted ?? bare ?? '',
    }))
    // With an anchor the link is another document's. @see RFC 8288 §3.2
    const isOurs = parameters.every(({ name }) => name !== 'anchor')
    const rel = parameters.find(({ name }) => name === 'rel')?.value ?? ''
    return { target, rels: isOurs ? rel.toLowerCase().split(/\s+/) : [] }
  })
}

const mostLength = 16_384

function addressOf(target: string, from: URL): string[] {
  const url = URL.parse(target, from.href)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? [url.href] : []
}
