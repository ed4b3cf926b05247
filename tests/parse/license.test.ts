import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

const license = 'https://creativecommons.org/licenses/by/4.0/'
const unbound = '<rss version="2.0"><channel>'

test.each([
  '<creativeCommons:license>by-nc</creativeCommons:license>',
  '<cc:license/>',
  '<atom:link rel="licence" href="https://x.example/"/>',
])('%s names no licence', async (inside) => {
  expect((await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]?.details.license).toBeNull()
})

test.each([
  `<creativeCommons:license>${license}</creativeCommons:license>`,
  `<cc:license rdf:resource="${license}"/>`,
  `<media:license type="text/html" href="${license}">CC BY</media:license>`,
  `<podcast:license url="${license}">cc-by-4.0</podcast:license>`,
  `<dcterms:license>${license}</dcterms:license>`,
  `<atom:link rel="license" href="${license}"/>`,
])('%s names one, of an item and of a feed', async (inside) => {
  expect((await parse(documentOf(rssItem(`<title>t</title>${inside}`)))).entries[0]?.details.license).toBe(license)
  expect((await parse(documentOf(`${unbound}${inside}</channel></rss>`))).details.license).toBe(license)
})
