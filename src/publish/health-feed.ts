import { uuidOf } from '#lib/hash.ts'
import { sentence } from '#lib/sentence.ts'
import type { EventKind, ServiceEvent } from '#model/event.ts'
import { type FaultCode, faults } from '#model/fault.ts'
import { type Instant, rfc3339 } from '#model/instant.ts'
import { buildXml, type XmlElement } from './xml.ts'

/** What happened to the service and its feeds: everything the document's bytes depend on. */
export interface HealthFeed {
  /** The feed's own id, `urn:uuid:…`, made from the store's: an entry's id is made from it. */
  readonly id: string
  readonly title: string
  /** Where the service is reached, without a slash at the end. */
  readonly publicUrl: string
  /** Of the newest event; where there is none, a date the store keeps. */
  readonly updatedAt: Instant
  /** Newest first. */
  readonly events: readonly HealthEvent[]
  /** Of this program, for the feed's generator. */
  readonly version: string
}

/** Its words are shown as they are: of a private feed they must hold no address. */
export interface HealthEvent {
  readonly event: ServiceEvent
  /** Null where the event is of the service itself. */
  readonly feedTitle: string | null
}

/** An Atom feed for the operator's own reader. @see RFC 4287 */
export function renderHealthFeed(page: HealthFeed): string {
  const { id, title, publicUrl, updatedAt, events, version } = page
  return buildXml({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id,
      title,
      updated: rfc3339(updatedAt),
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': `${publicUrl}/health.atom` },
        { '@rel': 'alternate', '@type': 'text/html', '@href': `${publicUrl}/status` },
      ],
      author: { name: 'Tributary' },
      generator: { '@version': version, '#text': 'Tributary' },
      entry: events.map((happened) => entry(happened, page)),
    },
  })
}

function entry({ event, feedTitle }: HealthEvent, { id, publicUrl }: HealthFeed): XmlElement {
  const { feed, kind, because, code, at } = event
  const subject = feed === null ? 'Tributary' : (feedTitle ?? feed)
  const address = feed === null ? '/status' : `/status/${feed}`
  return {
    id: `urn:uuid:${uuidOf(`${id} ${event.id}`)}`,
    title: { '@type': 'text', '#text': `${subject}: ${because}` },
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': publicUrl + address },
    updated: rfc3339(at),
    category: { '@term': kind },
    content: { '@type': 'text', '#text': `${sentence(because)}${advice(kind, code)}` },
  }
}

/** What to do; nothing where it is over, and where its own words say it. */
function advice(kind: EventKind, code: FaultCode | null): string {
  if (kind === 'recovered' || kind === 'spoke' || kind === 'trusted' || kind === 'well') return ''
  if (kind === 'silent') return ' Look at the publisher’s site: the feed may have been given up, or have a successor.'
  if (kind === 'distrusted') return ' Nothing needs to be done here; its publisher may like to know.'
  return code === null ? '' : ` ${faults[code].advice.replaceAll('`', '')}`
}
