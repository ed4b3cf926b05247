/** RSS 0.90 and 1.0: RDF, where items and the picture stand beside the channel. */
import type { FeedHead } from '#model/entry.ts'
import { channelOf, readChannel } from './channel.ts'
import { firstChild, type XmlElement } from './element.ts'

/** Items are read as RSS's own are; their `rdf:about` serves as guid. */
export function readRdfChannel(root: XmlElement, lent: string | null): FeedHead {
  const { description, details } = readChannel(channelOf(root), firstChild(root, 'image'), lent)
  return { description: { ...description, format: 'rdf' }, details }
}

/** RDF is more than RSS: without a channel, and without RSS's namespace on its root, it is something else. */
export function isRss({ attributes, children }: XmlElement): boolean {
  return children.some(({ name }) => name === 'channel') || Object.values(attributes).some((value) => rssNamespace.test(value))
}

const rssNamespace = /purl\.org\/rss\/1\.0\/?$|netscape\.com\/rdf\/simple\/0\.9/i
