import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function categoriesOf(inside: string) {
  return (await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]?.categories
}

test.each(['<category/>', '<category> </category>', '<itunes:keywords>, ,</itunes:keywords>', '<taxo:topic>x</taxo:topic>'])(
  '%s is no category',
  async (inside) => {
    expect(await categoriesOf(inside)).toEqual([])
  },
)

test.each([
  ['<category domain="https://x.example/s">Ports</category>', 'Ports', 'https://x.example/s', null],
  ['<category term="ports" scheme="s" label="Ports"/>', 'ports', 's', 'Ports'],
  ['<category label="Ports"/>', 'Ports', null, 'Ports'],
  ['<atom:category term="ports"/>', 'ports', null, null],
  ['<dc:subject>Ports</dc:subject>', 'Ports', null, null],
  ['<media:category label="Ports">x/ports</media:category>', 'x/ports', 'http://search.yahoo.com/mrss/category_schema', 'Ports'],
  ['<itunes:category text="Ports"/>', 'Ports', 'http://www.itunes.com/', null],
])('%s is the category %s', async (inside, term, scheme, label) => {
  expect(await categoriesOf(inside)).toEqual([{ term, scheme, label }])
})

test('lists and nested categories are told apart, and each stands once', async () => {
  const inside =
    '<itunes:category text="Society"><itunes:category text="Ports"/></itunes:category><itunes:keywords>Ships, Ports ,Ships</itunes:keywords>'
  expect((await categoriesOf(inside))?.map(({ term }) => term)).toEqual(['Society', 'Ports', 'Ships'])
})

test('of ten thousand different categories two hundred are kept', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `<category>${index}</category>`).join('')
  expect(await categoriesOf(many)).toHaveLength(200)
})
