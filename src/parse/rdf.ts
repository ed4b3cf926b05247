/** RSS 0.90 and 1.0: RDF, where items and the picture stand beside the channel. */
import type { FeedDescription } from '#model/entry.ts'
import { firstChild, type XmlElement } from './element.ts'
import { channelOf, readChannel } from './rss.ts'

/** Items are read as RSS's own are; their `rdf:about` serves as guid. */
export function readRdfChannel(root: XmlElement): FeedDescription {
  return { ...readChannel(channelOf(root), firstChild(root, 'image')), format: 'rdf' }
}

/** RDF is more than RSS: without a channel, and without RSS's namespace on its root, it is something else. */
export function isRss({ attributes, children }: XmlElement): boolean {
  return children.some(({ name }) => name === 'channel') || Object.values(attributes).some((value) => rssNamespace.test(value))
}

const rssNamespace = /purl\.org\/rss\/1\.0\/?$|netscape\.com\/rdf\/simple\/0\.9/i
