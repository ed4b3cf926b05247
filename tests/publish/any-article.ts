/** Articles of every kind that the store could hold, hostile text in every field, for properties of the output. */
import fc from 'fast-check'
import { strictUri } from '#lib/strict-uri.ts'
import type { Article } from '#model/article.ts'
import type { Source } from '#model/feed.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import { hostileTitles, sampleTag } from '#tests/support/articles.ts'

/** Any code units: unpaired surrogates, controls and noncharacters among them, in pieces that mean something to XML, HTML or a reader of feeds. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 }).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(...hostileTitles.map(({ title }) => title)),
      fc.constantFrom(
        '<b>',
        '</b>',
        '<br>',
        '<p class="x">',
        '&',
        '&amp;',
        '&#x26;',
        '&nbsp;',
        ']]',
        '>',
        ' ',
        '\n',
        '\r\n',
        '\t',
        '\u00a0',
        '\u2028',
        '\ufeff',
      ),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(''))

/** As `clean/` makes them: absolute, of the web, as the platform writes them; what is in them is any text all the same. */
const anyAddress = fc
  .tuple(
    fc.constantFrom('http://', 'https://', 'https://user:word@'),
    fc.constantFrom('a.example', 'xn--bcher-kva.example', '127.0.0.1:8080', '[::1]', 'a.b.c.example:81'),
    anyText,
    fc.constantFrom('', '?', '#'),
    anyText,
  )
  .map(([scheme, host, path, mark, rest]) => new URL(`${scheme}${host}/${path}${mark}${rest}`.toWellFormed()).href)

/** What a source may say of its site: anything, and `publish/` leaves out what is not of the web. */
const anySite = fc.option(fc.oneof(anyAddress, fc.constantFrom('javascript:alert(1)', 'mailto:a@b.example', 'ftp://a.example/')))

const anyInstant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2090, 0, 1) }).map((at): Instant => instant(at))

const anyId = fc.oneof(
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  anyAddress.map(strictUri),
  fc.stringMatching(/^[\w/.:-]{1,30}$/).map((rest) => `tag:a.example,2026:${rest}`),
)

const anyCategory = fc.record({ term: anyText, scheme: fc.option(anyText), label: fc.option(anyText) })

const anyEnclosure = fc.record({
  url: anyAddress,
  type: fc.option(fc.constantFrom('audio/mpeg', 'video/mp4', 'image/png', 'application/x-a;b="c"')),
  lengthBytes: fc.option(fc.integer({ min: 1, max: 1e12 })),
})

const anySource: fc.Arbitrary<Source> = fc.record({
  id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/).map((id) => feedId(id)),
  title: anyText,
  publisher: fc.constant(null),
  url: fc.option(anyAddress),
  siteUrl: anySite,
  feedUri: fc.option(anyText),
  language: fc.constant(null),
  description: fc.option(anyText),
  imageUrl: anySite,
  rights: fc.option(anyText),
  policy: fc.constant(usualPolicy),
})

/** As `clean/` makes them. */
const anyPerson = fc.record({
  name: fc.constantFrom('Ada Lind', 'Οδυσσέας Ελύτης', '李白', 'Conan O’Brien & Söhne'),
  url: fc.option(anyAddress),
})
const anyPersons = fc.uniqueArray(anyPerson, { maxLength: 3, selector: ({ name }) => name })

const anyFile = fc.record({
  url: anyAddress,
  type: fc.option(fc.constantFrom('image/png', 'image/webp')),
  medium: fc.constant('image'),
  lengthBytes: fc.option(fc.integer({ min: 1, max: 1e12 })),
  width: fc.option(fc.integer({ min: 1, max: 1e4 })),
  height: fc.option(fc.integer({ min: 1, max: 1e4 })),
  durationSeconds: fc.option(fc.integer({ min: 1, max: 1e5 })),
})

const anyDetails = fc.record({
  authors: anyPersons,
  contributors: anyPersons,
  rights: fc.option(anyText),
  license: fc.option(anyAddress),
  media: fc.uniqueArray(anyFile, { maxLength: 3, selector: ({ url }) => url }),
})

const anyTag = fc.constantFrom(
  sampleTag('topic', 'nato'),
  sampleTag('topic', 'ukraine'),
  sampleTag('country', 'UA'),
  sampleTag('region', 'europe'),
)

export const anyArticle: fc.Arbitrary<Article> = fc.record({
  id: fc.constant('mfrggzdfmztwq2lk' as ArticleId),
  publicId: anyId,
  title: anyText,
  url: fc.option(anyAddress),
  summary: anyText,
  language: fc.option(fc.constantFrom('en', 'pt-BR', 'zh-Hant-TW', 'not a language', '')),
  image: fc.constant(null),
  sortAt: anyInstant,
  statedAt: fc.option(anyInstant),
  updatedAt: anyInstant,
  // No article is shown twice by one feed.
  sources: fc.tuple(anySource, anySource).filter(([one, other]) => one.id !== other.id),
  from: fc.option(
    fc.record({
      title: fc.option(anyText),
      url: fc.option(
        fc.oneof(
          anyAddress,
          fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
        ),
      ),
      id: fc.option(fc.oneof(anyAddress, fc.constantFrom('tag:a.example,2026:f', 'a name', 'urn:a b'))),
    }),
  ),
  tags: fc.uniqueArray(anyTag),
  author: fc.option(fc.constantFrom('Ada Lind', 'Οδυσσέας Ελύτης', '李白', 'Conan O’Brien & Söhne')),
  content: anyText.map(trustStored),
  text: anyText,
  isFromPage: fc.boolean(),
  categories: fc.array(anyCategory, { maxLength: 4 }),
  enclosures: fc.array(anyEnclosure, { maxLength: 3 }),
  details: anyDetails,
})
