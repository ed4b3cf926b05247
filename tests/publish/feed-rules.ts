/**
 * What a feed validator says of an XML document we publish: the rules of the RSS 2.0 specification with its Best Practices Profile, of RFC 4287 where its
 * schema cannot hold them, and those the W3C's validator adds as warnings, under its own names.
 */
import { XMLValidator } from 'fast-xml-parser'
import { atomRules } from './atom-rules.ts'
import { type Broken, childrenOf, type Element, everywhere, type FeedRule, type FeedTree, failing, readTree } from './feed-tree.ts'
import { linkRules } from './link-rules.ts'
import { rssRules } from './rss-rules.ts'
import { brokenCharacters, htmlFaults, plainFaults } from './text-rules.ts'
import { isUri } from './written-forms.ts'

/** What may be met in what we publish, since what it warns of is a publisher's doing or right as it is: docs/publishing.md explains each. */
export const explained: ReadonlySet<string> = new Set([
  'ArchiveIncomplete',
  'BadCharacters',
  'ContainsHTML',
  'ContainsUndeclaredHTML',
  'DuplicateUpdated',
  'ImplausibleDate',
  'MissingTextualContent',
  'NeedDescriptionBeforeContent',
  'NonCanonicalURI',
  'NotBlank',
  'NotHtml',
  'SecurityRisk',
  'SecurityRiskAttr',
  'SelfDoesntMatchLocation',
  'UnknownNamespace',
])

/** @param location where the document was fetched, at `now` */
export function feedFaults(document: string, location: string, now: number): readonly Broken[] {
  const wellFormed = XMLValidator.validate(document)
  if (wellFormed !== true) return [{ rule: 'SAXError', what: wellFormed.err.msg }]
  const feed = readTree(document, location, now)
  const rules = [...namespaceRules, ...linkRules, ...mediaRules, ...(feed.root.name === 'rss' ? rssRules : atomRules)]
  return [...rules.flatMap(({ rule, broken }) => broken(feed).map((what) => ({ rule, what }))), ...textFaults(feed)]
}

/** The usual prefixes, and the namespaces the validator knows of those that feeds use. */
const prefixes: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  creativeCommons: 'http://backend.userland.com/creativeCommonsRssModule',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  fh: 'http://purl.org/syndication/history/1.0',
  media: 'http://search.yahoo.com/mrss/',
  thr: 'http://purl.org/syndication/thread/1.0',
}

const bindings = ({ root }: FeedTree) =>
  everywhere(root).flatMap(({ attribs }) => Object.entries(attribs).filter(([name]) => name.startsWith('xmlns:')))

const namespaceRules: readonly FeedRule[] = [
  {
    rule: 'UnknownNamespace',
    section: 'the validator',
    broken: (feed) =>
      bindings(feed).flatMap(([name, address]) => (Object.values(prefixes).includes(address) ? [] : [`${name}="${address}"`])),
  },
  {
    rule: 'ReservedPrefix',
    section: 'the validator',
    broken: (feed) =>
      bindings(feed).flatMap(([name, address]) =>
        prefixes[name.slice(6)] === address || !Object.values(prefixes).includes(address) ? [] : [name],
      ),
  },
  {
    rule: 'MissingNamespace',
    section: 'Namespaces in XML 1.0 §5',
    broken: (feed) => {
      const bound = new Set(['xml', ...bindings(feed).map(([name]) => name.slice(6))])
      return failing(everywhere(feed.root), ({ name }) => !name.includes(':') || bound.has(name.split(':')[0] ?? ''))
    },
  },
]

const media = ({ root }: FeedTree) => everywhere(root).filter(({ name }) => name === 'media:thumbnail' || name === 'media:content')
const isSize = (size: string | undefined) => size === undefined || /^[1-9]\d*$/.test(size)

const mediaRules: readonly FeedRule[] = [
  {
    rule: 'InvalidMediaUrl',
    section: 'Media RSS 1.5.1, "media:thumbnail", "media:content"',
    broken: (feed) => failing(media(feed), ({ attribs }) => isUri(attribs.url ?? '')),
  },
  {
    rule: 'InvalidPositiveInteger',
    section: 'Media RSS 1.5.1, "media:thumbnail", "media:content"',
    broken: (feed) => failing(media(feed), ({ attribs: { width, height } }) => isSize(width) && isSize(height)),
  },
  {
    rule: 'InvalidMediaMedium',
    section: 'Media RSS 1.5.1, "media:content"',
    broken: (feed) =>
      failing(media(feed), ({ attribs: { medium } }) => medium === undefined || /^(?:image|audio|video|document|executable)$/.test(medium)),
  },
]

/** Texts that are HTML; all others in which a reader expects a text are none. */
const htmlElements = new Set(['content:encoded', 'description'])
const plainElements = new Set(['title', 'subtitle', 'summary', 'rights', 'name', 'category', 'source', 'copyright'])

function textFaults({ root, head }: FeedTree): readonly Broken[] {
  const isRss = root.name === 'rss'
  return everywhere(root).flatMap((element) => [...kindFaults(element, isRss, element.parent === head), ...brokenCharacters(element)])
}

function kindFaults(element: Element, isRss: boolean, inHead: boolean): readonly Broken[] {
  const { name, attribs } = element
  if (attribs.type === 'html' || (isRss && htmlElements.has(name) && !inHead)) return htmlFaults(element)
  const isPlain = plainElements.has(name) || (isRss && name === 'description')
  if (!isPlain || childrenOf(element).length > 0) return []
  return plainFaults(element, isRss || name === 'name' ? 'ContainsHTML' : 'ContainsUndeclaredHTML')
}

export const allRules: readonly FeedRule[] = [...namespaceRules, ...linkRules, ...mediaRules, ...rssRules, ...atomRules]
