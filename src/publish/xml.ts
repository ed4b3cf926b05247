import { XMLBuilder } from 'fast-xml-parser'
import { xmlText } from './xml-text.ts'

/** Keys are element names, `@name` an attribute, `#text` the text beside attributes. What is undefined is left out; a list repeats its element. */
export interface XmlElement {
  readonly [name: string]: XmlValue
}

type XmlValue = string | number | XmlElement | undefined | readonly (string | XmlElement)[]

/** What makes a feed readable in a browser; it lies in `web/static`. By its path, so that whoever looks by another name of ours finds it too. */
export function feedStylesheet(publicUrl: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, '')}/static/feed.css`
}

/** A whole document in UTF-8. Text and attributes are escaped and freed of what XML cannot carry. @param stylesheet the address of its CSS, for who opens it in a browser; @see xml-stylesheet 1.0 */
export function buildXml(root: XmlElement, stylesheet: string | null = null): string {
  const style = stylesheet === null ? '' : `<?xml-stylesheet type="text/css" href="${stylesheet.replaceAll('&', '&amp;')}"?>\n`
  return `<?xml version="1.0" encoding="utf-8"?>\n${style}${builder.build(root)}`
}

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  // As it comes, an attribute whose value is "true" would lose the value, which is HTML, not XML.
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  tagValueProcessor: (_name, value) => xmlText(String(value)),
  attributeValueProcessor: (_name, value) => xmlText(String(value)),
})
