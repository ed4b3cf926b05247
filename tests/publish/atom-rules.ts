/** Rules for Atom that its schema cannot hold, and those a reader stumbles over. A rule bears the name the W3C's validator has for it. @see RFC 4287, RFC 5005 */
import {
  childrenOf,
  childText,
  doubled,
  type Element,
  everywhere,
  type FeedRule,
  type FeedTree,
  failing,
  repeated,
  shown,
  textOf,
} from './feed-tree.ts'
import { related } from './link-rules.ts'
import { isCanonical, isInternetDate, isIri, isLanguage, isPlausible } from './written-forms.ts'

const once = ['id', 'title', 'updated', 'published', 'summary', 'content', 'rights', 'source', 'subtitle', 'generator', 'icon', 'logo']
const dates = ({ root }: FeedTree) => everywhere(root).filter(({ name }) => name === 'updated' || name === 'published')
const ids = ({ head, items }: FeedTree) => [head, ...items].flatMap((holder) => childrenOf(holder, 'id'))
const sources = ({ items }: FeedTree) => items.flatMap((item) => childrenOf(item, 'source'))
const lacking = (holders: readonly Element[], names: readonly string[]) =>
  holders.flatMap((holder) => names.filter((name) => childText(holder, name).trim() === '').map((name) => `${name} in ${shown(holder)}`))

export const atomRules: readonly FeedRule[] = [
  {
    rule: 'InvalidNamespace',
    section: '§1.2',
    broken: ({ root }) => failing([root], ({ name, attribs }) => name === 'feed' && attribs.xmlns === 'http://www.w3.org/2005/Atom'),
  },
  {
    rule: 'AvoidNamespacePrefix',
    section: 'the validator',
    broken: ({ root }) => failing([root], ({ attribs }) => attribs['xmlns:atom'] === undefined && attribs['xmlns:xhtml'] === undefined),
  },
  {
    rule: 'MissingElement',
    section: '§4.1.1 and §4.1.2',
    broken: ({ head, items }) => [
      ...lacking([head], ['id', 'title', 'updated']),
      ...lacking(items, ['id', 'updated']),
      ...failing(items, (item) => childrenOf(item, 'title').length === 1),
    ],
  },
  {
    rule: 'MissingAuthor',
    section: '§4.1.2: an entry, its source or the feed has one',
    broken: ({ head, items }) =>
      childrenOf(head, 'author').length > 0
        ? []
        : failing(items, (item) => [item, ...childrenOf(item, 'source')].some((holder) => childrenOf(holder, 'author').length > 0)),
  },
  { rule: 'DuplicateElement', section: '§4.1', broken: (feed) => repeated([feed.head, ...feed.items, ...sources(feed)], once) },
  {
    rule: 'MisplacedMetadata',
    section: '§4.1.1: the schema wants entries last',
    broken: ({ head }) => {
      const names = childrenOf(head).map(({ name }) => name)
      return names
        .slice(names.includes('entry') ? names.indexOf('entry') : names.length)
        .filter((name) => name !== 'entry' && !name.includes(':'))
    },
  },
  {
    rule: 'MissingContentOrAlternate',
    section: '§4.1.2',
    broken: ({ items }) => failing(items, (item) => childrenOf(item, 'content').length + related(item, 'alternate').length > 0),
  },
  {
    rule: 'MissingTextualContent',
    section: '§4.1.1.1',
    broken: ({ items }) => failing(items, (item) => childrenOf(item, 'content', 'summary').length > 0),
  },
  {
    rule: 'NotBlank',
    section: '§3.1, §3.2.1, §4.2.2.1',
    broken: ({ root }) =>
      everywhere(root).flatMap((element) => {
        if (element.name === 'category') return element.attribs.term?.trim() ? [] : [shown(element)]
        return ['title', 'subtitle', 'summary', 'content', 'rights', 'name', 'uri'].includes(element.name) && textOf(element).trim() === ''
          ? [shown(element)]
          : []
      }),
  },
  {
    rule: 'InvalidTextType',
    section: '§3.1.1',
    broken: ({ root }) =>
      failing(
        everywhere(root).filter(({ name }) => ['title', 'subtitle', 'summary', 'content', 'rights'].includes(name)),
        ({ attribs: { type = 'text' } }) => ['text', 'html', 'xhtml'].includes(type),
      ),
  },
  {
    rule: 'ContainsEmail',
    section: '§3.2.1',
    broken: ({ root }) =>
      failing(
        everywhere(root).filter(({ name }) => name === 'name'),
        (name) => !/\S@\S+\.\S/.test(textOf(name)),
      ),
  },
  { rule: 'InvalidIRI', section: '§4.2.6', broken: (feed) => failing(ids(feed), (id) => isIri(textOf(id))) },
  { rule: 'NonCanonicalURI', section: '§4.2.6.1', broken: (feed) => failing(ids(feed), (id) => isCanonical(textOf(id))) },
  { rule: 'DuplicateEntries', section: '§4.1.1', broken: ({ items }) => doubled(items.map((item) => childText(item, 'id'))) },
  { rule: 'DuplicateUpdated', section: '§4.1.1', broken: ({ items }) => doubled(items.map((item) => childText(item, 'updated'))) },
  { rule: 'InvalidRFC3339Date', section: '§3.3', broken: (feed) => failing(dates(feed), (date) => isInternetDate(textOf(date))) },
  {
    rule: 'ImplausibleDate',
    section: 'the validator',
    broken: (feed) => failing(dates(feed), (date) => isPlausible(textOf(date), feed.now)),
  },
  {
    rule: 'InvalidScheme',
    section: '§4.2.2.2',
    broken: ({ root }) =>
      failing(
        everywhere(root).filter(({ name }) => name === 'category'),
        ({ attribs: { scheme } }) => scheme === undefined || isIri(scheme),
      ),
  },
  { rule: 'MissingSourceElement', section: '§4.2.11', broken: (feed) => lacking(sources(feed), ['id', 'title', 'updated']) },
  {
    rule: 'InvalidLanguage',
    section: '§2',
    broken: ({ root }) => failing(everywhere(root), ({ attribs }) => attribs['xml:lang'] === undefined || isLanguage(attribs['xml:lang'])),
  },
  {
    rule: 'ArchiveIncomplete',
    section: 'RFC 5005 §4',
    broken: ({ head }) =>
      childrenOf(head, 'fh:archive').length > 0 && related(head, 'prev-archive', 'next-archive').length === 0 ? ['no link to another'] : [],
  },
]
