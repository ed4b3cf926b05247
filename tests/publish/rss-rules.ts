/**
 * Rules for RSS 2.0. `Spec`: the RSS 2.0 specification; `Profile`: the RSS Best Practices Profile, both of rssboard.org, by the element's name there.
 * A rule bears the name the W3C's validator has for it.
 */
import {
  childrenOf,
  childText,
  doubled,
  type Element,
  type FeedRule,
  type FeedTree,
  failing,
  repeated,
  shown,
  textOf,
} from './feed-tree.ts'
import { isLanguage, isMailDate, isMediaType, isPlausible, isUri, isWebUri } from './written-forms.ts'

const channelElements =
  `title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image
  rating textInput skipHours skipDays item`.split(/\s+/)
const itemElements = 'title link description author category comments enclosure guid pubDate source'.split(' ')
/** Of these a channel or an item may have several. */
const several = new Set(['item', 'category', 'atom:link', 'dc:creator', 'dc:contributor', 'dc:subject', 'media:content', 'media:thumbnail'])
const filled = ['title', 'category', 'content:encoded', 'dc:creator', 'dc:contributor', 'dc:rights', 'dc:language']
/** What the modules' elements say a second time where the specification's own stand beside them. */
const sameMeaning = [
  ['author', 'dc:creator'],
  ['pubDate', 'dc:date'],
  ['pubDate', 'atom:published'],
  ['category', 'dc:subject'],
  ['source', 'dc:source'],
  ['guid', 'atom:id'],
  ['copyright', 'dc:rights'],
  ['language', 'dc:language'],
  ['lastBuildDate', 'dcterms:modified'],
  ['managingEditor', 'dc:creator'],
  ['webMaster', 'dc:publisher'],
] as const

const inItems = (name: string) => (feed: FeedTree) => feed.items.flatMap((item) => childrenOf(item, name))
const guids = inItems('guid')
const enclosures = inItems('enclosure')
const isPermalink = ({ attribs }: Element) => attribs.isPermaLink !== 'false'
const isDated = (name: string) => name === 'pubDate' || name === 'lastBuildDate'
const dates = ({ head, items }: FeedTree) => [head, ...items].flatMap((holder) => childrenOf(holder).filter(({ name }) => isDated(name)))
const addressed = ({ head, items }: FeedTree) => [
  ...childrenOf(head, 'link', 'docs'),
  ...items.flatMap((item) => childrenOf(item, 'link', 'comments', 'creativeCommons:license')),
]
const languages = ({ head, items }: FeedTree) => [
  ...childrenOf(head, 'language'),
  ...items.flatMap((item) => childrenOf(item, 'dc:language')),
]

export const rssRules: readonly FeedRule[] = [
  {
    rule: 'InvalidRSSVersion',
    section: 'Spec, "What is RSS?"',
    broken: ({ root }) => failing([root], ({ name, attribs }) => name === 'rss' && attribs.version === '2.0'),
  },
  {
    rule: 'MissingElement',
    section: 'Spec, "Required channel elements"',
    broken: ({ head }) => ['title', 'link', 'description'].filter((name) => childText(head, name).trim() === ''),
  },
  {
    rule: 'UndefinedElement',
    section: 'Spec, "Extending RSS": an element that is not described here stands in a namespace',
    broken: ({ head, items }) => [
      ...failing(childrenOf(head), ({ name }) => name.includes(':') || channelElements.includes(name)),
      ...items.flatMap((item) => failing(childrenOf(item), ({ name }) => name.includes(':') || itemElements.includes(name))),
    ],
  },
  {
    rule: 'UnexpectedAttribute',
    section: 'Spec, of each element',
    broken: ({ head, items }) =>
      [head, ...items].flatMap((holder) =>
        childrenOf(holder).flatMap(({ name, attribs }) =>
          Object.keys(attribs)
            .filter((attribute) => !attribute.startsWith('xml') && !(attributes[name] ?? []).includes(attribute))
            .map((attribute) => `${name} ${attribute}`),
        ),
      ),
  },
  {
    rule: 'DuplicateElement',
    section: 'Spec, "Elements of <item>", and Profile',
    broken: ({ head, items }) =>
      [head, ...items].flatMap((holder) =>
        repeated(
          [holder],
          [...new Set(childrenOf(holder).map(({ name }) => name))].filter((name) => !several.has(name)),
        ),
      ),
  },
  {
    rule: 'DuplicateSemantics',
    section: 'Profile, "Namespace elements"',
    broken: ({ head, items }) =>
      [head, ...items].flatMap((holder) =>
        sameMeaning
          .filter((names) => names.every((name) => childrenOf(holder, name).length > 0))
          .map((names) => `${names.join(' and ')} in ${holder.name}`),
      ),
  },
  {
    rule: 'MisplacedItem',
    section: 'Profile, "item": items follow what the channel says of itself',
    broken: ({ head }) => {
      const names = childrenOf(head).map(({ name }) => name)
      return names.slice(names.indexOf('item') === -1 ? names.length : names.indexOf('item')).filter((name) => name !== 'item')
    },
  },
  {
    rule: 'ItemMustContainTitleOrDescription',
    section: 'Spec, "Elements of <item>"',
    broken: ({ items }) => failing(items, (item) => `${childText(item, 'title')}${childText(item, 'description')}`.trim() !== ''),
  },
  {
    rule: 'NotBlank',
    section: 'Profile, "title" and "category"; DCMES 1.1; content module',
    broken: ({ items }) => items.flatMap((item) => failing(childrenOf(item, ...filled), (element) => textOf(element).trim() !== '')),
  },
  {
    rule: 'InvalidFullLink',
    section: 'Spec, "link", "docs", "comments"; creativeCommons module, "license"',
    broken: (feed) => failing(addressed(feed), (link) => isUri(textOf(link))),
  },
  {
    rule: 'InvalidRFC2822Date',
    section: 'Spec, "pubDate", "lastBuildDate"; Profile: a year of four digits',
    broken: (feed) => failing(dates(feed), (date) => isMailDate(textOf(date))),
  },
  {
    rule: 'ImplausibleDate',
    section: 'the validator',
    broken: (feed) => failing(dates(feed), (date) => isPlausible(textOf(date), feed.now)),
  },
  {
    rule: 'InvalidLanguage',
    section: 'Spec, "language"; DCMES 1.1, "language"',
    broken: (feed) => failing(languages(feed), (language) => isLanguage(textOf(language))),
  },
  {
    rule: 'MissingGuid',
    section: 'Profile, "guid"',
    broken: ({ items }) => failing(items, (item) => childText(item, 'guid').trim() !== ''),
  },
  { rule: 'DuplicateValue', section: 'Spec, "guid": it identifies the item', broken: (feed) => doubled(guids(feed).map(textOf)) },
  {
    rule: 'InvalidBooleanAttribute',
    section: 'Spec, "guid"',
    broken: (feed) => failing(guids(feed), ({ attribs: { isPermaLink = 'true' } }) => /^(?:true|false)$/.test(isPermaLink)),
  },
  {
    rule: 'InvalidHttpGUID',
    section: 'Spec, "guid": a permalink is an address that can be opened',
    broken: (feed) => failing(guids(feed).filter(isPermalink), (guid) => isWebUri(textOf(guid))),
  },
  {
    rule: 'NotSufficientlyUnique',
    section: 'the validator',
    broken: (feed) => failing(guids(feed), (guid) => isPermalink(guid) || !/^\d{1,8}$/.test(textOf(guid))),
  },
  {
    rule: 'InvalidURLAttribute',
    section: 'Spec, "enclosure" and "source": url is required, an http address',
    broken: (feed) => failing([...enclosures(feed), ...inItems('source')(feed)], ({ attribs }) => isWebUri(attribs.url ?? '')),
  },
  {
    rule: 'InvalidIntegerAttribute',
    section: 'Spec, "enclosure"; Profile: 0 where the length is not known',
    broken: (feed) => failing(enclosures(feed), ({ attribs }) => /^\d+$/.test(attribs.length ?? '')),
  },
  {
    rule: 'InvalidMIMEAttribute',
    section: 'Spec, "enclosure"',
    broken: (feed) => failing(enclosures(feed), ({ attribs }) => isMediaType(attribs.type ?? '')),
  },
  {
    rule: 'InvalidContact',
    section: 'Spec, "author": an address of e-mail; Profile: with a name',
    broken: (feed) => failing(inItems('author')(feed), (author) => /^\S+@\S+ \(.+\)$/.test(textOf(author))),
  },
  {
    rule: 'NeedDescriptionBeforeContent',
    section: 'Profile, "content:encoded"',
    broken: ({ items }) =>
      items.flatMap((item) => {
        const names = childrenOf(item).map(({ name }) => name)
        const content = names.indexOf('content:encoded')
        return content === -1 || names.slice(0, content).includes('description') ? [] : [shown(item)]
      }),
  },
]

/** Where an element of the specification or of a module we use may have any. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  category: ['domain'],
  enclosure: ['url', 'length', 'type'],
  guid: ['isPermaLink'],
  source: ['url'],
  'atom:link': ['href', 'rel', 'type', 'hreflang', 'title', 'length'],
  'media:thumbnail': ['url', 'width', 'height', 'time'],
  'media:content': 'url fileSize type medium isDefault expression bitrate framerate samplingrate channels duration height width lang'.split(
    ' ',
  ),
}
