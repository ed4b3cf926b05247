/** Where an entry is discussed, and what it answers itself. @see RFC 4685, https://web.resource.org/rss/1.0/modules/slash/, the Well-Formed Web's CommentAPI */
import type { Discussion, Link, Reply } from '#model/details.ts'
import { resolve } from './address.ts'
import { attribute, childText, firstChild, type XmlElement } from './element.ts'

/** `links` are the entry's own: Atom names its replies among them. */
export function discussionOf(item: XmlElement, links: readonly Link[]): Discussion | null {
  const url = resolve(childText(item, 'comments'), item.base) ?? repliesAt(links, isPage)
  const feedUrl = resolve(childText(item, 'wfw:commentrss'), item.base) ?? repliesAt(links, isFeed)
  const count = countOf(childText(item, 'slash:comments') ?? childText(item, 'thr:total') ?? countAtLink(item))
  return url === null && feedUrl === null && count === null ? null : { url, feedUrl, count }
}

export function replyTo(entry: XmlElement): Reply | null {
  const reply = firstChild(entry, 'thr:in-reply-to')
  if (reply === null) return null
  return {
    id: attribute(reply, 'ref'),
    url: resolve(attribute(reply, 'href'), reply.base),
    type: attribute(reply, 'type'),
    feedUrl: resolve(attribute(reply, 'source'), reply.base),
  }
}

function repliesAt(links: readonly Link[], fits: (link: Link) => boolean): string | null {
  return links.find((link) => link.relation === 'replies' && fits(link))?.url ?? null
}

function isFeed({ type }: Link): boolean {
  return type === null || /^application\/(?:atom|rss|feed)\b/i.test(type)
}

function isPage(link: Link): boolean {
  return !isFeed(link)
}

function countAtLink(entry: XmlElement): string | null {
  for (const { name, attributes } of entry.children) {
    if (name === 'link' && attributes.rel === 'replies') return attributes['thr:count'] ?? null
  }
  return null
}

/** Nought is a count too. */
function countOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}
