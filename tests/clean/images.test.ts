import { expect, test } from 'vitest'
import { leadImage } from '#clean/images.ts'
import { sanitize } from '#clean/sanitize.ts'
import { unsafeHtml } from '#model/html.ts'

const baseUrl = 'https://news.example/'
const none = { stated: null, enclosures: [], content: sanitize(unsafeHtml(''), baseUrl).html, baseUrl }
const image = (url: string, width: number | null = null) => ({ url, width, height: null, alt: null })
const file = (url: string, type: string | null = null) => ({ url, type, lengthBytes: null })
const content = (html: string) => sanitize(unsafeHtml(html), baseUrl).html

test('an entry without pictures has no image', () => {
  expect(leadImage(none)).toBeNull()
  expect(
    leadImage({
      ...none,
      stated: image('javascript:x'),
      enclosures: [file('https://a.example/a.mp3', 'audio/mpeg')],
      content: content('<img src="data:,x">'),
    }),
  ).toBeNull()
})

test('the stated image comes first, then enclosures, then the content', () => {
  const all = {
    ...none,
    stated: image('/s.jpg'),
    enclosures: [file('https://a.example/e', 'image/jpeg')],
    content: content('<img src="/c.jpg">'),
  }
  expect(leadImage(all)?.url).toBe('https://news.example/s.jpg')
  expect(leadImage({ ...all, stated: image('/icon.png', 16) })?.url).toBe('https://a.example/e')
  expect(leadImage({ ...all, stated: null, enclosures: [file('https://a.example/e', 'image/svg+xml')] })?.url).toBe(
    'https://news.example/c.jpg',
  )
  expect(leadImage({ ...all, stated: null, enclosures: [file('https://a.example/e.WEBP?w=1')] })?.url).toBe('https://a.example/e.WEBP?w=1')
})

test('icons, pixels and inline pictures never lead', () => {
  const html = `<img src="/icon.png" width="16"><img src="/p.gif" width="1" height="1"><img src="data:image/png;base64,${'A'.repeat(500)}"><img src="/a.jpg?x=1&amp;y=2" alt="&quot;A&quot; &lt;b&gt;" width="600" height="400">`
  expect(leadImage({ ...none, content: content(html) })).toEqual({
    url: 'https://news.example/a.jpg?x=1&y=2',
    width: 600,
    height: 400,
    alt: '"A" <b>',
  })
})

test('text that looks like an image is text', () => {
  expect(
    leadImage({
      ...none,
      content: content('&lt;img src="https://evil.example/x.jpg"&gt;<p title=\'<img src="https://evil.example/y.jpg">\'>x</p>'),
    }),
  ).toBeNull()
})
