import { existsSync } from 'node:fs'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { sanitize } from '#clean/sanitize.ts'
import { unsafeHtml } from '#model/html.ts'
import { attributes, elements, empty } from './allowed.ts'
import { attacks, corpus, corpusHtml } from './attacks.ts'
import { secondOpinion } from './second-opinion.ts'

const base = 'https://news.example/world/feed.xml'
const safe = (html: string): string => sanitize(unsafeHtml(html), base).html

/** What a parser makes of the output: everything in it that must not be there. */
function faultsOf(html: string): readonly string[] {
  const faults: string[] = []
  const parser = new Parser({
    onopentag(name, given) {
      if (!elements.has(name)) faults.push(`element ${name}`)
      for (const [attribute, value] of Object.entries(given)) {
        if (!attributes.has(attribute)) faults.push(`attribute ${attribute}`)
        if (['href', 'src', 'poster', 'cite'].includes(attribute) && !isSafeAddress(name, attribute, value))
          faults.push(`${attribute}=${value}`)
        if (attribute === 'srcset') for (const part of value.split(', ')) if (!/^https?:\/\//.test(part)) faults.push(`srcset=${part}`)
      }
    },
    onclosetag(name, implied) {
      if (implied && !empty.has(name)) faults.push(`unclosed ${name}`)
    },
    oncomment: (text) => void faults.push(`comment ${text}`),
    onprocessinginstruction: (name) => void faults.push(`instruction ${name}`),
  })
  parser.end(html)
  return faults
}

function isSafeAddress(name: string, attribute: string, value: string): boolean {
  if (name === 'iframe') return /^https:\/\/(?:www\.youtube\.com\/embed\/|player\.vimeo\.com\/video\/)/.test(value)
  if (name === 'img' && /^data:image\/(?:png|jpeg|gif|webp|avif);base64,/.test(value)) return true
  const { protocol } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' || (protocol === 'mailto:' && attribute === 'href')
}

test('the check itself sees scripts, handlers, schemes, unclosed elements', () => {
  expect(faultsOf('<script>x</script>')).toEqual(['element script'])
  expect(faultsOf('<p onclick=x>')).toEqual(['attribute onclick', 'unclosed p'])
  expect(faultsOf('<a href=javascript:x></a><img srcset="data:x 1x, https://a.example/ 2x">')).toEqual([
    'href=javascript:x',
    'srcset=data:x 1x',
  ])
})

test.each(attacks)('nothing is left of %j', (attack) => {
  for (const html of [
    attack,
    `<p>before ${attack} after</p>`,
    `<table><tr><td>${attack}`,
    `<a href="${attack}">x</a>`,
    `<p title='${attack}'>x</p>`,
  ]) {
    const once = safe(html)
    expect(faultsOf(once)).toEqual([])
    expect(safe(once)).toBe(once)
    expect(secondOpinion(once)).toBe(once)
    expect(once.isWellFormed()).toBe(true)
  }
})

test('all attacks in one document leave nothing either', () => {
  for (const joint of ['', '\n', '">', "'>", '-->', '</p>']) {
    const once = safe(attacks.join(joint))
    expect(faultsOf(once)).toEqual([])
    expect(safe(once)).toBe(once)
  }
})

test.each([
  ['a paragraph inside a dropped form', '<p>a<form><p>b</p></form>'],
  ['a block that took an old name', '<p><center>x</center></p>'],
  ['crossing elements', '<b><i>x</b></i> <ul><li>a<li>b</ul><dl><dt>a<dd>b</dl>'],
  ['links in links', '<a href="/1">a<b><a href="/2">b</a></b></a>'],
  ['a list item between dropped elements', '<ul><li>a<font><li>b</font></ul>'],
  ['closing tags alone', '</p></br></td></li>x</b>'],
  ['tables without rows', '<table><td>a<td>b<tr><td>c</table>'],
  ['text of an allowed player frame', '<iframe src="https://www.youtube.com/embed/x">&lt;b&gt;<b>fallback</b></iframe>after'],
])('%s is closed once, and cleaning again changes nothing', (_, html) => {
  const once = safe(html)
  expect(faultsOf(once)).toEqual([])
  expect(safe(once)).toBe(once)
})

test('what an article is made of stays as it was', () => {
  const html =
    '<h2>Title</h2><p>A <strong>b</strong> <em>c</em> <a href="https://a.example/x" rel="noopener noreferrer">d</a></p>' +
    '<ul><li>one</li></ul><ol start="3"><li>three</li></ol><blockquote cite="https://a.example/">q</blockquote><pre><code>1 &lt; 2\n  x</code></pre>' +
    '<table><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td colspan="2">d</td></tr></tbody></table>' +
    '<figure><img src="https://a.example/i.jpg" alt="An image" width="640" height="480" /><figcaption>cap</figcaption></figure>' +
    '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><details open><summary>s</summary>t</details><p lang="ar" dir="rtl">نص</p>' +
    '<time datetime="2026-11-24">today</time><abbr title="North Atlantic Treaty Organization">NATO</abbr>H<sub>2</sub>O<hr /><br />'
  expect(safe(html)).toBe(html)
})

test.each([
  [
    'a relative link',
    '<a href="../a?b=1&amp;c=2#d">x</a>',
    '<a href="https://news.example/a?b=1&amp;c=2#d" rel="noopener noreferrer">x</a>',
  ],
  ['a link without scheme', '<a href="//other.example/a">x</a>', '<a href="https://other.example/a" rel="noopener noreferrer">x</a>'],
  ['a mail link', '<a href="mailto:desk@news.example">x</a>', '<a href="mailto:desk@news.example" rel="noopener noreferrer">x</a>'],
  [
    'a tracked link',
    '<a href="/a?utm_source=rss&amp;id=7&amp;fbclid=x">x</a>',
    '<a href="https://news.example/a?id=7" rel="noopener noreferrer">x</a>',
  ],
  ['an unresolvable link', '<a href="http://[broken/">text stays</a>', 'text stays'],
  ['an image', '<img src="i.jpg" class="c" id="d">', '<img src="https://news.example/world/i.jpg" alt="" />'],
  [
    'a video',
    '<video src="v.mp4" poster="/p.jpg" autoplay loop></video>',
    '<video src="https://news.example/world/v.mp4" poster="https://news.example/p.jpg" controls preload="none"></video>',
  ],
  ['a quotation', '<q cite="/s">x</q>', '<q cite="https://news.example/s">x</q>'],
])('%s comes out absolute and bare', (_, html, expected) => {
  expect(safe(html)).toBe(expected)
})

test('absolute links survive a base that is no address', () => {
  expect(sanitize(unsafeHtml('<a href="https://a.example/">x</a><a href="rel">y</a>'), 'not an address').html).toBe(
    '<a href="https://a.example/" rel="noopener noreferrer">x</a>y',
  )
})

test('known players stay, in a sandbox and over https', () => {
  expect(safe('<iframe src="//player.vimeo.com/video/1" width="640" height="100%" allow="camera" name="top"></iframe>')).toBe(
    '<iframe src="https://player.vimeo.com/video/1" width="640" sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" loading="lazy" allowfullscreen></iframe>',
  )
})

test('HTML over 2 MB is cut at a tag and says so', () => {
  const { html, text } = sanitize(unsafeHtml('<p>paragraph</p>'.repeat(200_000)), base)
  expect(html.length).toBeLessThan(2_000_100)
  expect(html.endsWith('<p>paragraph</p><p>…</p>')).toBe(true)
  expect(text.endsWith('paragraph\n\n…')).toBe(true)
})

const hostile: readonly (readonly [string, string])[] = [
  ['100,000 levels of nesting', `${'<div><b>'.repeat(100_000)}deep inside${'</b></div>'.repeat(100_000)}`],
  ['100,000 unclosed elements', `${'<b>'.repeat(100_000)}deep inside`],
  ['closing tags that match nothing', `${'<i></x>'.repeat(100_000)}deep inside${'</b>'.repeat(100_000)}`],
  ['100,000 links in links', `${'<a href=/a><b>'.repeat(100_000)}deep inside`],
  ['nested svg', `${'<svg>'.repeat(100_000)}x${'</svg>'.repeat(100_000)}deep inside`],
  ['nested noscript', `${'<noscript>'.repeat(100_000)}deep inside`],
  ['nested frames', `${'<iframe>'.repeat(50_000)}x${'</iframe>'.repeat(50_000)}deep inside`],
  ['150,000 attributes', `<p ${'a=1 '.repeat(10)}${Array.from({ length: 150_000 }, (_, i) => `b${i}`).join(' ')}>deep inside</p>`],
  ['one attribute of 600 KB', `<p title="${'x '.repeat(300_000)}">deep inside</p>`],
  ['a srcset of commas', `<img srcset="${','.repeat(300_000)}">deep inside`],
  ['many srcsets of commas', `${`<img src=/a.jpg srcset="${',,'.repeat(4000)}" sizes="${' '.repeat(500)}x">`.repeat(150)}deep inside`],
  ['white space in sizes', `<img src=/a.jpg width="1${' '.repeat(300_000)}x">deep inside`],
  ['open brackets', `${'<'.repeat(300_000)} deep inside`],
  ['open comments', `deep inside${'<!--'.repeat(300_000)}`],
  ['ampersands', `${'&'.repeat(300_000)}deep inside`],
  ['entities', `${'&amp;'.repeat(150_000)}deep inside`],
  ['quotes', `deep inside<p ${'"\''.repeat(400_000)}`],
]

test.each(hostile)('%s come to an end and keep the text', (_, html) => {
  const { html: once, text } = sanitize(unsafeHtml(html), base)
  expect([text.includes('deep inside'), once.includes('deep inside')]).toEqual([true, true])
  expect(faultsOf(once)).toEqual([])
})

test('nesting is cut at a depth that browsers bear', () => {
  const once = safe('<div>'.repeat(1000))
  expect(once.match(/<div>/g)).toHaveLength(256)
})

test.each([
  ['paragraphs', '<p>x', '<p>x</p>'],
  ['list items', '<li>x', '<li>x</li>'],
  ['definitions', '<dt>x<dd>y', '<dt>x</dt><dd>y</dd>'],
  ['table rows', '<tr><td>x<td>y', '<tr><td>x</td><td>y</td></tr>'],
])('a thousand %s without end tags all stay', (_, written, closed) => {
  expect(safe(written.repeat(1000))).toBe(closed.repeat(1000))
})

test.skipIf(!existsSync(corpus))('no document of the sanitize corpus leaves anything behind (needs ../shared)', () => {
  const documents = corpusHtml()
  expect(documents.length).toBeGreaterThan(600)
  for (const { file, html } of documents) {
    const once = safe(html)
    expect([file, faultsOf(once)]).toEqual([file, []])
    expect([file, safe(once)]).toEqual([file, once])
  }
})
