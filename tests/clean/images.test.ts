import { expect, test } from 'vitest'
import { leadImage } from '#clean/images.ts'
import { sanitize } from '#clean/sanitize.ts'
import { unsafeHtml } from '#model/html.ts'

const baseUrl = 'https://news.example/'
const none = { stated: null, enclosures: [], shown: null, poster: null, baseUrl }
const image = (url: string, width: number | null = null) => ({ url, width, height: null, alt: null })
const file = (url: string, type: string | null = null) => ({ url, type, lengthBytes: null })
const content = (html: string) => {
  const { image: shown, poster } = sanitize(unsafeHtml(html), baseUrl)
  return { shown, poster }
}

test('an entry without pictures has no image', () => {
  expect(leadImage(none)).toBeNull()
  expect(
    leadImage({
      ...none,
      ...content('<img src="data:,x"><video poster="javascript:x">'),
      stated: image('javascript:x'),
      enclosures: [file('https://a.example/a.mp3', 'audio/mpeg')],
    }),
  ).toBeNull()
})

test('what counts readers never leads, wherever it stands', () => {
  const counter = 'https://pixel.wp.com/b.gif?x=1'
  expect(
    leadImage({ ...none, ...content(`<img src="${counter}">`), stated: image(counter), enclosures: [file(counter, 'image/gif')] }),
  ).toBeNull()
})

test('the stated image comes first, then enclosures, then the content, then the still of a video', () => {
  const all = {
    ...none,
    ...content('<video poster="/v.jpg"></video><img src="/c.jpg">'),
    stated: image('/s.jpg'),
    enclosures: [file('https://a.example/e', 'image/jpeg')],
  }
  expect(leadImage(all)?.url).toBe('https://news.example/s.jpg')
  expect(leadImage({ ...all, stated: image('/icon.png', 16) })?.url).toBe('https://a.example/e')
  expect(leadImage({ ...all, stated: null, enclosures: [file('https://a.example/e', 'image/svg+xml')] })?.url).toBe(
    'https://news.example/c.jpg',
  )
  expect(leadImage({ ...all, stated: null, enclosures: [file('https://a.example/e.WEBP?w=1')] })?.url).toBe('https://a.example/e.WEBP?w=1')
  expect(leadImage({ ...all, stated: null, enclosures: [], shown: null })?.url).toBe('https://news.example/v.jpg')
})

test('icons, pixels and inline pictures never lead', () => {
  const html = `<img src="/icon.png" width="16"><img src="/p.gif" width="1" height="1"><img src="data:image/png;base64,${'A'.repeat(500)}"><img src="/a.jpg?x=1&amp;y=2" alt="&quot;A&quot; &lt;b&gt;" width="600" height="400">`
  expect(leadImage({ ...none, ...content(html) })).toEqual({
    url: 'https://news.example/a.jpg?x=1&y=2',
    width: 600,
    height: 400,
    alt: '"A" <b>',
  })
})

test('text that looks like an image is text', () => {
  const html = '&lt;img src="https://evil.example/x.jpg"&gt;<p title=\'<img src="https://evil.example/y.jpg">\'>x</p>'
  expect(leadImage({ ...none, ...content(html) })).toBeNull()
})
