/** Sample articles, whole and bare. Anything a test cares about it states itself. */
import type { Article } from '#model/article.ts'
import { noPublicDetails } from '#model/details.ts'
import type { Source } from '#model/feed.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import type { Tag, TagKind } from '#model/tag.ts'

export function at(text: string): Instant {
  return instant(Date.parse(text))
}

export function sampleSource(changes: Partial<Source> = {}): Source {
  return {
    id: feedId('harbour-post'),
    title: 'The Harbour Post',
    publisher: 'Harbour Media',
    url: 'https://harbour.example/news.xml?a=1&b=2',
    siteUrl: 'https://harbour.example/',
    feedUri: 'tag:harbour.example,2026:news',
    language: 'en',
    description: 'News from the quay',
    imageUrl: 'https://harbour.example/logo.png',
    rights: '© Harbour Media',
    policy: usualPolicy,
    ...changes,
  }
}

export function sampleTag(kind: TagKind, value: string): Tag {
  return { kind, value, score: 0.9, passing: false, evidence: [{ phrase: value, where: 'title', offset: 0, rule: value }] }
}

/** An article with everything a publisher can give. */
export function sampleArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 'mfrggzdfmztwq2lk' as ArticleId,
    publicId: 'https://harbour.example/2026/11/allies-meet',
    title: 'Allies meet in Brussels to discuss air defence for Ukraine',
    url: 'https://harbour.example/2026/11/allies-meet',
    summary: 'Ministers of 32 countries gathered on Tuesday; a decision is expected before the weekend.',
    language: 'en-GB',
    image: { url: 'https://harbour.example/i/meet.jpg?w=640&h=360', width: 640, height: 360, alt: 'A round table' },
    sortAt: at('2026-11-24T20:10:00Z'),
    statedAt: at('2026-11-24T20:10:00Z'),
    updatedAt: at('2026-11-24T20:45:30Z'),
    sources: [
      sampleSource(),
      sampleSource({ id: feedId('wire-one'), title: 'Wire One', url: 'https://wire.example/rss', siteUrl: 'https://wire.example/world' }),
    ],
    from: null,
    tags: [sampleTag('topic', 'nato'), sampleTag('topic', 'ukraine'), sampleTag('country', 'UA'), sampleTag('region', 'europe')],
    author: 'Ada Lind',
    content: trustStored(
      '<p>Ministers of 32 countries gathered &amp; talked.</p><p><a href="https://harbour.example/more?x=1&amp;y=2">More</a></p>',
    ),
    text: 'Ministers of 32 countries gathered & talked. More',
    isFromPage: false,
    categories: [{ term: 'World/Defence', scheme: 'https://harbour.example/sections/', label: 'Defence' }],
    enclosures: [{ url: 'https://harbour.example/a/meet.mp3', type: 'audio/mpeg', lengthBytes: 4_711 }],
    details: {
      authors: [{ name: 'Ada Lind', url: 'https://harbour.example/ada' }],
      contributors: [{ name: 'Bo Rask', url: null }],
      rights: '© Ada Lind',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      media: [],
    },
    ...changes,
  }
}

/** An article of a publisher who gives nothing but a line of text. */
export function bareArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 'nbswy3dpeb3w64tm' as ArticleId,
    publicId: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6b',
    title: 'Border crossing reopens',
    url: null,
    summary: '',
    language: null,
    image: null,
    sortAt: at('2026-11-23T08:00:00Z'),
    statedAt: null,
    updatedAt: at('2026-11-23T08:00:00Z'),
    sources: [privateSource()],
    from: null,
    tags: [],
    author: null,
    content: trustStored(''),
    text: '',
    isFromPage: false,
    categories: [],
    enclosures: [],
    details: noPublicDetails,
    ...changes,
  }
}

/** What could give its address away is still there: output must leave it out. */
export function privateSource(): Source {
  return sampleSource({
    id: feedId('inside'),
    title: 'Inside Desk',
    url: null,
    siteUrl: 'https://inside.example/secret-site',
    feedUri: 'https://inside.example/secret-feed',
    description: null,
    imageUrl: null,
    rights: null,
  })
}

export function sampleLabel({ kind, value }: { readonly kind: TagKind; readonly value: string }): string {
  return labels.get(`${kind}:${value}`) ?? value
}

const labels = new Map([
  ['topic:nato', 'NATO'],
  ['topic:ukraine', 'Ukraine'],
  ['topic:afghanistan', 'Afghanistan'],
  ['country:UA', 'Ukraine'],
  ['country:AF', 'Afghanistan'],
  ['country:US', 'United States'],
  ['region:europe', 'Europe'],
  ['region:asia', 'Asia'],
])

/** Titles that broke feeds somewhere: each must come out well-formed and, but for what XML forbids, unchanged. */
export const hostileTitles: readonly { readonly what: string; readonly title: string; readonly shown?: string }[] = [
  { what: 'the end of a CDATA section', title: 'a ]]> b ]]]]>> c' },
  { what: 'the start of one', title: '<![CDATA[ x ]]>' },
  { what: 'an element’s end', title: 'a </title></entry></item> b' },
  { what: 'a script', title: '<script>alert("1")</script>' },
  { what: 'entities, once and twice escaped', title: 'AT&T &amp; &amp;lt; &lt;b&gt; &#0; &nbsp;' },
  { what: 'an entity of a document type', title: '&xxe; %pe; <!ENTITY a "b">' },
  { what: 'quotes', title: `"double" 'single' “curly” «angle»` },
  { what: 'control characters', title: 'a\u0000b\u0008c\u000bd\u001fe\u007ff\u0085g\u009fh', shown: 'abcdefgh' },
  { what: 'unpaired surrogates', title: 'a\ud83d b\ude00 c\udfff\ud800d', shown: 'a b cd' },
  { what: 'noncharacters', title: 'a\ufffeb\uffffc\ufdd0d\u{1fffe}e', shown: 'abcde' },
  { what: 'emoji of several code points', title: '🇺🇦 👩🏽‍🚒 ❤️‍🔥 ok' },
  { what: 'right-to-left text with marks', title: 'كابول: \u200fاجتماع\u200e NATO \u202eabc\u202c' },
  { what: 'the object’s own names', title: '__proto__ constructor #text @_x' },
  { what: 'a lone word that is a boolean', title: 'true' },
  { what: 'something like a number', title: '0012.50' },
]
