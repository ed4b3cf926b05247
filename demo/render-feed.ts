/** A feed's document as bytes: its format, its encoding, and the damage of the damaged one. */
import iconv from 'iconv-lite'
import type { FeedPlan, SampleEncoding, SampleFormat } from './outlets.ts'
import { renderAtom } from './render-atom.ts'
import { renderJsonFeed } from './render-json-feed.ts'
import { renderNotice } from './render-page.ts'
import { renderRdf } from './render-rdf.ts'
import { renderRss2, renderRss091 } from './render-rss.ts'
import type { Edition } from './sample-item.ts'

/** The media types name no charset: the document's own declaration counts. */
export const mediaTypes: Readonly<Record<SampleFormat, string>> = {
  'rss-0.91': 'text/xml',
  'rss-1.0': 'application/rdf+xml',
  'rss-2.0': 'application/rss+xml',
  'atom-html': 'application/atom+xml',
  'atom-xhtml': 'application/atom+xml',
  'json-feed': 'application/feed+json',
  html: 'text/html',
}

export function renderFeed(plan: FeedPlan, edition: Edition): Buffer {
  const text = renderText(plan.format, edition, plan.encoding === 'utf-16le' ? 'UTF-16' : plan.encoding)
  return encode(plan.behaviour === 'broken' ? damage(text) : text, plan.encoding)
}

function renderText(format: SampleFormat, edition: Edition, encoding: string): string {
  switch (format) {
    case 'rss-0.91':
      return renderRss091(edition, encoding)
    case 'rss-1.0':
      return renderRdf(edition, encoding)
    case 'rss-2.0':
      return renderRss2(edition, encoding)
    case 'atom-html':
      return renderAtom(edition, encoding, 'html')
    case 'atom-xhtml':
      return renderAtom(edition, encoding, 'xhtml')
    case 'json-feed':
      return renderJsonFeed(edition)
    case 'html':
      return renderNotice(edition.title, 'This service has closed. Thank you for listening.')
  }
}

/** A tag in the fourth title that nobody closes, and an end in the middle of one more item's first tag: every item of the plan stays whole. */
function damage(text: string): string {
  const [head = '', ...items] = text.split('<item>\n<title>')
  if (items.length === 0) return text
  const marked = items.map((item, index) => (index === 3 ? `<b>${item}` : item))
  const whole = [head, ...marked].join('<item>\n<title>')
  return `${whole.slice(0, whole.lastIndexOf('</channel>'))}<ite`
}

/** @see RFC 2781 §3.3: a document labelled UTF-16 begins with its byte order mark. */
function encode(text: string, encoding: SampleEncoding): Buffer {
  return iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' })
}
