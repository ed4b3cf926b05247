/** The licence under which it may be used, as an address. */
import type { Link } from '#model/details.ts'
import { resolve } from './address.ts'
import { attribute, textOf, type XmlElement } from './element.ts'

/** `element` is null where none of the names is in it. Else a link of the relation says it. @see RFC 4946 */
export function licenseOf(element: XmlElement | null, links: readonly Link[]): string | null {
  for (const child of element?.children ?? []) {
    const url = licenseNames.includes(child.name) ? addressIn(child) : null
    if (url !== null) return url
  }
  return links.find(({ relation }) => relation === 'license')?.url ?? null
}

/** Creative Commons in RSS and in RDF, Media RSS, podcast, Dublin Core. */
export const licenseNames = ['creativecommons:license', 'cc:license', 'media:license', 'podcast:license', 'dcterms:license']

function addressIn(element: XmlElement): string | null {
  const stated = attribute(element, 'rdf:resource') ?? attribute(element, 'href') ?? attribute(element, 'url') ?? textOf(element)
  return stated !== null && /^[a-z][a-z\d+.-]*:/i.test(stated) ? resolve(stated, element.base) : null
}
