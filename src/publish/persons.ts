import type { Article } from '#model/article.ts'
import type { PublicPerson } from '#model/details.ts'
import { webAddress } from './web-address.ts'
import type { XmlElement } from './xml.ts'

/** Each author, or all in one where no more is known. */
export function authorsOf({ author, details }: Article): readonly PublicPerson[] {
  if (details.authors.length > 0) return details.authors
  return author === null ? [] : [{ name: author, url: null }]
}

/** A Person construct, without `email`. @see RFC 4287 §3.2 */
export function atomPerson({ name, url }: PublicPerson): XmlElement {
  return { name, uri: webAddress(url) }
}
