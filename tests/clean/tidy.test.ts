import { expect, test } from 'vitest'
import { tidy } from '#clean/tidy.ts'

const base = 'https://news.example/world/'
const htmlOf = (html: string): string => tidy(html, base).html.replaceAll(' />', '>')
const textOf = (html: string): string => tidy(html, base).text
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

test.each([
  ['a real source kept in data-src', `<img src="${dot}" data-src="/a.jpg">`, '<img src="https://news.example/a.jpg" alt="">'],
  ['one kept in data-lazy-src', '<img src="/grey.png" data-lazy-src="/a.jpg" alt="A">', '<img src="https://news.example/a.jpg" alt="A">'],
  [
    'a set kept in data-srcset',
    '<img data-srcset="/a.jpg 1x, /b,c.jpg 2x,/d.jpg,/e.jpg 640w, /f.jpg 0w, /g.jpg -1x" sizes="100vw">',
    '<img src="https://news.example/a.jpg" srcset="https://news.example/a.jpg 1x, https://news.example/b,c.jpg 2x, https://news.example/d.jpg,/e.jpg 640w" alt="" sizes="100vw">',
  ],
  ['one that is hidden until it is there', '<img style="display:none" data-src="/a.jpg">', '<img src="https://news.example/a.jpg" alt="">'],
  [
    'the copy in noscript after it',
    '<img data-src="/a.jpg"><noscript><img src="/a.jpg?big"></noscript>',
    '<img src="https://news.example/a.jpg" alt="">',
  ],
  ['only a copy in noscript', `<img src="${dot}"><noscript><img src="/a.jpg"></noscript>`, '<img src="https://news.example/a.jpg" alt="">'],
  [
    'a picture with lazy sources',
    '<picture><source data-srcset="/a.webp 1x" type="image/webp"><img data-src="/a.jpg"></picture>',
    '<picture><source srcset="https://news.example/a.webp 1x" type="image/webp"><img src="https://news.example/a.jpg" alt=""></picture>',
  ],
])('a lazy image becomes real: %s', (_, html, expected) => {
  expect(htmlOf(html)).toBe(expected)
})

test.each([
  [
    'a lazy player frame',
    '<iframe src="about:blank" data-lazy-src="https://player.vimeo.com/video/1"></iframe>',
    'src="https://player.vimeo.com/video/1"',
  ],
  ['a lazy video', '<video data-src="/v.mp4"></video>', 'src="https://news.example/v.mp4"'],
  ['a lazy source', '<audio><source data-src="/a.mp3" type="audio/mpeg"></audio>', '<source src="https://news.example/a.mp3"'],
])('%s becomes real, too', (_, html, expected) => {
  expect(htmlOf(html)).toContain(expected)
})

test.each([
  '<img src="https://a.example/x.gif" width="1" height="1">',
  '<img src="https://a.example/x.gif" height=0>',
  '<img src="https://a.example/x.gif" style="width:1px; height: 1px">',
  '<img src="https://a.example/x.gif" style="display: none">',
  '<img src="https://a.example/x.gif" style="VISIBILITY:hidden">',
  '<img src="https://stats.example/matomo.php?idsite=1&amp;rec=1">',
  '<img src="https://pixel.wp.com/b.gif?x=1">',
  '<img src="//ad.doubleclick.net/x" width="300">',
  '<img src="http://feeds.feedburner.com/~r/news/~4/abc">',
  '<img src="https://www.facebook.com/tr?id=1">',
  `<img src="${dot}">`,
  '<img>',
  '<img src="">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
])('%s shows nothing and goes', (html) => {
  expect(htmlOf(`a${html}b`)).toBe('ab')
})

test('images of hosts that only look alike stay', () => {
  expect(htmlOf('<img src="https://notdoubleclick.net/a.jpg"><img src="https://www.facebook.com/photo.jpg" width="10">')).toBe(
    '<img src="https://notdoubleclick.net/a.jpg" alt=""><img src="https://www.facebook.com/photo.jpg" alt="" width="10">',
  )
})

test('an inline picture of a safe type stays', () => {
  const picture = `data:image/png;base64,${'iVBORw0KGgo'.repeat(50)}`
  expect(htmlOf(`<img src="${picture}">`)).toBe(`<img src="${picture}" alt="">`)
})

test('what XHTML closes at once swallows nothing', () => {
  expect(htmlOf('<script src="x"/>a<iframe src="https://www.youtube.com/embed/x"/>b<a id="top"/>c<video src="/v.mp4"/>d')).toContain(
    '</iframe>bc<video',
  )
  expect(textOf('<script src="x"/>a<iframe src="x"/>b<video src="/v.mp4"/>c')).toBe('abc')
})

test.each([
  [
    'paragraphs and lists',
    '<h1>One</h1><p>Two\n  words</p><ul><li>a</li><li>b</li></ul>three<br>four',
    'One\n\nTwo words\n\na\nb\n\nthree\nfour',
  ],
  ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['inline elements', 'un<b>believ</b>able <i> x </i> y', 'unbelievable x y'],
  ['entities', '&lt;b&gt; AT&amp;T caf&eacute; &#8220;q&#8221;&nbsp;&mdash; &unheardof; &', '<b> AT&T café “q” — &unheardof; &'],
  ['double-escaped markup', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  [
    'what is no text',
    'a<script>x</script><style>y</style><template>z</template><svg><title>t</title></svg><!-- c -->b<textarea>u</textarea>',
    'ab',
  ],
  ['alternative text', '<img src="/a.jpg" alt="alt">x', 'x'],
  ['words for old browsers', '<video src="/v.mp4">Your browser cannot <b>play</b> this.</video>after', 'after'],
  ['soft hyphens', 'Afgha&shy;ni\u00adstan\u200b', 'Afghanistan'],
  ['white space of every kind', ' \t\u00a0a\u2003\u2009b\r\n ', 'a b'],
  ['nothing', '', ''],
  ['an unfinished tag', 'text <b', 'text'],
])('the text of %s is what one reads', (_, html, expected) => {
  expect(textOf(html)).toBe(expected)
})

test('what a picture says belongs to the text, not to the prose', () => {
  const html = '<p>One<figure><img src="/a.jpg">Two<figcaption>three</figcaption></figure><span class="photo-credit">four</span>five'
  const { text, prose } = tidy(html, base)
  expect({ text, prose }).toEqual({ text: 'One\n\nTwo\n\nthree\n\nfourfive', prose: 'One\n\nfive' })
})

test.each([
  ['<p><em>Nairobi</em>. Text', 'Nairobi'],
  ['<figure><b>A street</b></figure><p><b>Nairobi</b>. Text', 'Nairobi'],
  ['<b></b><i> <b>Nairobi</b></i>. Text', 'Nairobi'],
  ['Text <em>and</em> more', ''],
  ['<em>', ''],
])('what is set apart at the beginning of %j is %j', (html, opener) => {
  expect(tidy(html, base).opener).toBe(opener)
})

test('the prose of a long text is its beginning', () => {
  const { prose, text } = tidy(`<figure>${'x '.repeat(9000)}</figure>${'<p>word</p><figure>x</figure>'.repeat(5000)}`, base)
  expect(prose.length).toBeLessThanOrEqual(4000)
  expect(prose).toMatch(/^word\n\nword/)
  expect(text.length).toBeGreaterThan(40_000)
})

test('links, pictures and players are told in order, as they lead', () => {
  const html = '<a href="/1?utm_source=x"></a><img src="/2.jpg"><audio src="/3.mp3"></audio><a href="javascript:x"></a><q cite="/4"></q>'
  expect(tidy(html, base).addresses).toEqual(['1', '2.jpg', '3.mp3'].map((path) => `https://news.example/${path}`))
})
