/** Markup written back as HTML from the events of the reader. */

import { resolve } from './address.ts'
import { decodeEntities } from './entity.ts'

/** Elements that HTML closes by itself. @see https://html.spec.whatwg.org/#void-elements */
const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const addressAttributes = new Set(['href', 'src', 'cite', 'poster', 'longdesc', 'action', 'background'])
const mostAttributes = 100

export function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * The opening tag of an element inside HTML, without its namespace prefix.
 * `base` is given where the element's base is not the one its HTML will be resolved against: then its addresses are made absolute here.
 */
export function openingTag(name: string, attributes: Readonly<Record<string, string>>, base: string | null): string {
  let tag = `<${localName(name)}`
  let count = 0
  for (const attribute in attributes) {
    if (attribute.startsWith('xml') || ++count > mostAttributes) continue
    const value = decodeEntities(attributes[attribute] ?? '')
    const address = base !== null && addressAttributes.has(attribute) ? (resolve(value, base) ?? value) : value
    tag += ` ${attribute}="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  }
  return `${tag}>`
}

/** Of HTML's elements, those that have no end tag. */
export function isVoid(name: string): boolean {
  return voidElements.has(localName(name))
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
