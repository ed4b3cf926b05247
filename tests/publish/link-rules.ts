/** Rules for `link` of Atom, which RSS borrows. @see RFC 4287 §4.2.7, RFC 5005 */
import { childrenOf, type Element, everywhere, type FeedRule, type FeedTree, failing, shown } from './feed-tree.ts'
import { isIri, isLanguage, isMediaType, relations } from './written-forms.ts'

const linkNames = ['link', 'atom:link']

function linksOf(holder: Element): readonly Element[] {
  return childrenOf(holder, ...linkNames).filter(({ attribs }) => attribs.href !== undefined || attribs.rel !== undefined)
}

function allLinks({ root }: FeedTree): readonly Element[] {
  return everywhere(root).flatMap(linksOf)
}

export function related(holder: Element, ...wanted: readonly string[]): readonly Element[] {
  return linksOf(holder).filter(({ attribs }) => wanted.includes(attribs.rel ?? 'alternate'))
}

const isOneOf = (wanted: readonly string[]) => (link: Element) => wanted.includes(link.attribs.rel ?? 'alternate')

export const linkRules: readonly FeedRule[] = [
  {
    rule: 'InvalidIRI',
    section: 'RFC 4287 §4.2.7.1',
    broken: (feed) => failing(allLinks(feed), ({ attribs }) => isIri(attribs.href ?? '')),
  },
  {
    rule: 'UnregisteredAtomLinkRel',
    section: 'RFC 4287 §4.2.7.2',
    broken: (feed) => failing(allLinks(feed), ({ attribs: { rel = 'alternate' } }) => relations.has(rel) || isIri(rel)),
  },
  {
    rule: 'InvalidMIMEType',
    section: 'RFC 4287 §4.2.7.3',
    broken: (feed) => failing(allLinks(feed), ({ attribs: { type } }) => type === undefined || isMediaType(type)),
  },
  {
    rule: 'InvalidLanguage',
    section: 'RFC 4287 §4.2.7.4',
    broken: (feed) => failing(allLinks(feed), ({ attribs: { hreflang } }) => hreflang === undefined || isLanguage(hreflang)),
  },
  {
    rule: 'InvalidNonNegativeInteger',
    section: 'RFC 4287 §4.2.7.6',
    broken: (feed) => failing(allLinks(feed), ({ attribs: { length } }) => length === undefined || /^\d+$/.test(length)),
  },
  {
    rule: 'AtomLinkNotEmpty',
    section: 'the validator',
    broken: (feed) => failing(allLinks(feed), ({ children }) => children.length === 0),
  },
  {
    rule: 'DuplicateAtomLink',
    section: 'RFC 4287 §4.1.1 and §4.1.2',
    broken: ({ root }) =>
      everywhere(root).flatMap((holder) => {
        const kinds = related(holder, 'alternate').map(({ attribs }) => `${attribs.type} ${attribs.hreflang}`)
        return kinds.length === new Set(kinds).size ? [] : [shown(holder)]
      }),
  },
  {
    rule: 'MissingSelf',
    section: 'RFC 4287 §4.1.1; RSS Best Practices Profile, "atom:link"',
    broken: ({ head }) => (related(head, 'self').length === 1 ? [] : [head.name]),
  },
  {
    rule: 'SelfDoesntMatchLocation',
    section: 'RSS Best Practices Profile, "atom:link"',
    broken: ({ head, location }) => failing(related(head, 'self'), ({ attribs }) => attribs.href === location),
  },
  {
    rule: 'SelfNotAtom',
    section: 'the validator',
    broken: ({ head }) => failing(related(head, 'self'), ({ attribs }) => /^application\/(?:atom|rss)\+xml$/.test(attribs.type ?? '')),
  },
  {
    rule: 'FeedHistoryRelInEntry',
    section: 'RFC 5005 §3 and §4',
    broken: ({ items }) => items.flatMap((item) => linksOf(item).filter(isOneOf(historyRelations)).map(shown)),
  },
  {
    rule: 'LinkPastEnd',
    section: 'RFC 5005 §3',
    broken: ({ head, location }) =>
      related(head, 'first').some(({ attribs }) => attribs.href === location) ? related(head, 'previous').map(shown) : [],
  },
  {
    rule: 'MissingCurrentInArchive',
    section: 'RFC 5005 §4',
    broken: ({ head }) =>
      childrenOf(head, 'fh:archive').length > 0 && related(head, 'current').length === 0 ? ['no link to the one to follow'] : [],
  },
]

const historyRelations = ['current', 'first', 'last', 'next', 'next-archive', 'prev-archive', 'previous']
