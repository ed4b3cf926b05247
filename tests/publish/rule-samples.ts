/** Pages and articles that rules are held against: everything there is to say, hostile text everywhere, and whatever the store could hold. */
import fc from 'fast-check'
import { sanitize } from '#clean/sanitize.ts'
import { allowedArticle } from '#model/allowed-article.ts'
import type { Article } from '#model/article.ts'
import { type SafeHtml, unsafeHtml } from '#model/html.ts'
import type { FeedPage } from '#publish/publish.ts'
import { summarised } from '#publish/summarised.ts'
import { hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { anyArticle } from './any-article.ts'

/** As `clean/` makes it. */
export function html(text: string): SafeHtml {
  return sanitize(unsafeHtml(text), 'https://harbour.example/a/').html
}

/** Everything a document may have to say, and as publishers say it. */
export const rich: Readonly<Record<string, Partial<FeedPage>>> = {
  'a page in the middle': {},
  'the only page': { query: '', nextQuery: null, firstQuery: null },
  'an empty slice': { articles: [], query: '', nextQuery: null, firstQuery: null, description: null },
  'a page with a hub': { hub: 'https://hub.example/?a=1&b=2', query: '', firstQuery: null },
  'the head of an archive': { query: '', firstQuery: null, archive: { closed: null, previous: '1200-1299' } },
  'a closed document': { query: '', nextQuery: null, firstQuery: null, archive: { closed: '1300-1399', previous: '1200-1299' } },
  'an article that is passed on': {
    articles: [sampleArticle({ from: { title: 'Agency', url: 'https://agency.example/rss', id: null } })],
  },
  'an excerpt': { articles: [excerpt()] },
  'summaries alone': { articles: [summarised(sampleArticle())] },
  'enclosures of which little is known': { articles: [sampleArticle({ enclosures: [file('a.mp3'), file('b.bin'), file('c')] })] },
  'odd addresses': {
    articles: [
      sampleArticle({
        url: 'https://harbour.example/x?a[]=1&b={2}|3',
        image: { url: 'https://harbour.example/i[1].jpg', width: null, height: null, alt: null },
        enclosures: [{ url: 'https://harbour.example/a b.mp3', type: 'mp3', lengthBytes: null }].map((file) => ({
          ...file,
          url: new URL(file.url).href,
        })),
        sources: [sampleSource({ url: 'https://harbour.example/feed?x=[1]', siteUrl: 'javascript:alert(1)' })],
        categories: [{ term: 'World', scheme: 'sections', label: null }],
      }),
    ],
  },
  'texts of all elements the validator knows': {
    articles: [
      sampleArticle({
        content: html(
          `<h2>Talks</h2><p lang="fr" title="x">A <b>b</b> <a href="/more?x=1&amp;y=2#z">c</a><br><img src="i.jpg" srcset="i2.jpg 2x" width="640" height="360" onerror="x()" style="x:y"></p>
          <table><tr><th scope="col" colspan="2">h</th></tr></table><ol start="3"><li value="4">x</ol><blockquote cite="/q">q</blockquote><del datetime="2026-11-24">d</del>
          <script>x()</script><form><input></form><object data="x"></object><embed src="x"><style>p{}</style><p id="a" class="b">`,
        ),
      }),
    ],
  },
}

/** Under a policy that shows excerpts, credited. */
function excerpt(): Article {
  const policy = { content: 'excerpt', rights: '© All', credit: 'A & B' } as const
  return allowedArticle(sampleArticle({ sources: [sampleSource({ policy, rights: policy.rights })] }))
}

function file(name: string) {
  return { url: `https://a.example/${name}`, type: null, lengthBytes: null }
}

/** In every field that a publisher fills. */
export const hostile: readonly Article[] = hostileTitles.map(({ title }, index) =>
  sampleArticle({
    publicId: `https://harbour.example/${index}`,
    title: title.trim() || 'x',
    author: title,
    summary: title,
    text: '',
    content: html(title),
    url: new URL(`https://a.example/?${title}`.toWellFormed()).href,
    categories: [{ term: title, scheme: title, label: title }],
    enclosures: [{ url: new URL(`https://a.example/${title}`.toWellFormed()).href, type: title, lengthBytes: null }],
    sources: [sampleSource({ title })],
  }),
)

/** The language of an article is one that `clean/` let through, and a name is never empty. */
export const someArticles = fc
  .uniqueArray(anyArticle, { minLength: 1, maxLength: 3, selector: ({ publicId }) => publicId })
  .map((articles) =>
    articles.map((article) => ({
      ...article,
      language: 'en',
      title: article.title.trim() || 'x',
      sources: named(article.sources),
      from: namedFrom(article.from),
    })),
  )

function namedFrom(from: Article['from']): Article['from'] {
  return from === null || from.title === null ? from : { ...from, title: 'Named elsewhere' }
}

function named([first, ...others]: Article['sources']): Article['sources'] {
  return [{ ...first, title: 'Named' }, ...others.map((source) => ({ ...source, title: 'Named' }))]
}
