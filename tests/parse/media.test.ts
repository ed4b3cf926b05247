import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function item(inside: string) {
  return (await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]
}

test.each([
  '<media:content/>',
  '<media:content url="javascript:x" medium="image"/>',
  '<enclosure length="5" type="audio/mpeg"/>',
  '<itunes:image/>',
  '<image>not an address</image>',
])('%s is neither a file nor a picture', async (inside) => {
  const entry = await item(inside)
  expect(entry).toMatchObject({ enclosures: [], image: null, details: { media: [], thumbnails: [] } })
})

test('what Media RSS says of its files is kept, groups and all', async () => {
  const inside =
    '<media:group><media:content url="/a.mp4" type="video/mp4" medium="video" fileSize="9" width="640" height="360" duration="61">' +
    '<media:thumbnail url="/a.jpg" width="75" height="50"/></media:content><media:credit role="author">Ada</media:credit>' +
    '<media:title>A</media:title><media:description>About A</media:description></media:group><podcast:person role="guest">Jo</podcast:person>'
  const entry = (await parse(documentOf(rssItem(inside)))).entries[0]
  expect(entry).toMatchObject({
    title: 'A',
    summary: 'About A',
    enclosures: [{ url: 'https://feeds.example/a.mp4', type: 'video/mp4', lengthBytes: 9 }],
    image: { url: 'https://feeds.example/a.jpg', width: 75 },
  })
  expect(entry?.details).toMatchObject({
    media: [
      {
        url: 'https://feeds.example/a.mp4',
        type: 'video/mp4',
        medium: 'video',
        lengthBytes: 9,
        width: 640,
        height: 360,
        durationSeconds: 61,
      },
    ],
    thumbnails: [{ url: 'https://feeds.example/a.jpg', width: 75, height: 50, alt: null }],
    credits: [
      { name: 'Ada', role: 'author' },
      { name: 'Jo', role: 'guest' },
    ],
  })
})

test('the publisher’s address of a file is kept where FeedBurner put its own', async () => {
  const original = '<feedburner:origEnclosureLink>https://p.example/a.mp3</feedburner:origEnclosureLink>'
  const one = '<enclosure url="https://b.example/a.mp3" type="audio/mpeg"/>'
  expect((await item(one + original))?.enclosures.map(({ url }) => url)).toEqual(['https://p.example/a.mp3'])
  // With several files it says nothing.
  expect((await item(`${one}<enclosure url="https://b.example/b.mp3"/>${original}`))?.enclosures).toHaveLength(2)
})

test.each([
  '<itunes:image href="/c.jpg"/>',
  '<itunes:link rel="image" href="/c.jpg"/>',
  '<image><url>/c.jpg</url></image>',
  '<media:thumbnail>https://feeds.example/c.jpg</media:thumbnail>',
])('%s is the picture where there is no better', async (inside) => {
  expect((await item(inside))?.image?.url).toBe('https://feeds.example/c.jpg')
})
