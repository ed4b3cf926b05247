/** What a text in a feed may hold: HTML that readers can show, and none where none belongs. The names are those of the W3C's validator. */
import { parseDocument } from 'htmlparser2'
import { type Broken, childrenOf, type Element, everywhere, shown, textOf } from './feed-tree.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Elements the validator takes for HTML; its list is older than HTML 5 came to be. */
const knownElements =
  words(`a abbr acronym address applet area article aside audio b base basefont bdo big blockquote body br button canvas caption
  center cite code col colgroup command datagrid datalist dd del details dialog dir div dfn dl dt em event-source fieldset figcaption figure font
  footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins isindex kbd label legend li link m map menu meta meter
  nav noframes noscript object ol output optgroup option p param pre progress q s samp script section select small source span strike strong style
  sub sup table tbody td textarea tfoot th thead time title tr tt u ul var xmp plaintext embed comment listing video wbr`)

/** Of these, what runs, loads or belongs to a page of its own. */
const riskyElements = words(
  'applet base basefont body comment embed frame frameset head html iframe isindex link listing meta noframes object param plaintext script style title xmp',
)

/** Of the attributes HTML has, those that news are written with and the validator lets pass. */
const safeAttributes =
  words(`abbr alt cite class colspan data datetime dir headers height href hreflang id label lang media name open rel rowspan scope
  size span src srcset start summary title type value width`)

/** In a text that is HTML. */
export function htmlFaults(element: Element): readonly Broken[] {
  const inside = childrenOf(parseDocument(textOf(element)) as unknown as Element).flatMap(everywhere)
  return inside.flatMap(({ name, attribs }) => {
    if (!knownElements.has(name)) return [{ rule: 'NotHtml', what: `<${name}>` }]
    if (riskyElements.has(name)) return [{ rule: 'SecurityRisk', what: `<${name}>` }]
    const unsafe = Object.keys(attribs).filter((attribute) => !safeAttributes.has(attribute))
    const address = attribs.href ?? attribs.src
    const relative = address === undefined || /^\w+:/.test(address.trim()) ? [] : [{ rule: 'ContainsRelRef', what: address }]
    return [...unsafe.map((attribute) => ({ rule: 'SecurityRiskAttr', what: `<${name} ${attribute}>` })), ...relative]
  })
}

/** In a text that is none: what a reader that takes it for HTML would not show. @param rule the validator's name, which differs by format */
export function plainFaults(element: Element, rule: string): readonly Broken[] {
  const text = textOf(element)
  const tag = Array.from(text.matchAll(/<\/(\w+)>/g), ([, name = '']) => name.toLowerCase()).some((name) => knownElements.has(name))
  const reference = /&(?:#\w+|amp|lt|gt|quot|apos|nbsp|copy|[lr][ds]quo|[nm]dash|hellip|euro)\b/.test(text)
  return tag || reference ? [{ rule, what: shown(element) }] : []
}

/** Characters that show a text was broken before it came, and those that some programs take for others. */
export function brokenCharacters(element: Element): readonly Broken[] {
  const values = [
    ...Object.values(element.attribs),
    ...element.children.filter((child) => child.type === 'text').map((child) => (child as { data: string }).data),
  ]
  return values.some((value) => /[\u0080-\u009f\ufffd]/.test(value)) ? [{ rule: 'BadCharacters', what: shown(element) }] : []
}
