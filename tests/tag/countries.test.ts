import { expect, test } from 'vitest'
import { openTagger } from '#tag/tag.ts'

const tagger = openTagger({ topics: [], regions: [] })

function countriesOf(text: string, title = ''): readonly string[] {
  return tagger
    .tag({ title, text, categories: [], language: null, feedTopics: [], feedRegions: [] })
    .filter((tag) => tag.kind === 'country')
    .map((tag) => tag.value)
    .toSorted()
}

test.each([
  ['The dinner was turkey on fine china, and the jersey was new.'],
  ['Let us go, he told us.'],
  ['Michael Jordan met Chad Smith and Paris Hilton, and Jack London wrote.'],
  ['The New York Times and the Kyiv Post reported it.'],
  ['A poll, a pole and a chad.'],
  ['Storms over the Indian Ocean and the Gulf of Mexico.'],
  ['Virginia Woolf wore a Panama hat.'],
  ['Reunion of the Georgetown class, said Victoria Hamilton.'],
])('%j names no country', (text) => {
  expect(countriesOf(text)).toEqual([])
})

test.each([
  ['The US and the U.S. mean the same.', ['US']],
  ['The White House and the Pentagon declined to comment.', ['US']],
  ['The Kremlin answered.', ['RU']],
  ['Talks in Kyiv, once written Kiev.', ['UA']],
  ['The Taliban took Kabul.', ['AF']],
  ['British and Americans', ['GB', 'US']],
  ['Niger and Nigeria; a Nigerien and a Nigerian', ['NE', 'NG']],
  ['Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea', ['GN', 'GQ', 'GW', 'PG']],
  ['South Korea and North Korea', ['KP', 'KR']],
  ['Pyongyang said Korea would be one.', ['KP']],
  ['Elections in Northern Ireland', ['GB']],
  ['A wildfire in New Mexico', ['US']],
  ['A train to Mexico City', ['MX']],
  ['The Dominican Republic', ['DO']],
  ['The island of Dominica', ['DM']],
  ['South Sudan', ['SS']],
  ['The Democratic Republic of the Congo and the Republic of the Congo', ['CD', 'CG']],
  ['Atlanta, the capital of Georgia', ['US']],
  ['Tbilisi, the capital of Georgia', ['GE']],
  ['Georgia and Armenia agreed.', ['AM', 'GE']],
  ['A man from Paris, Texas. Paris police said so.', ['US']],
  ['A fire in Lebanon, N.H. was put out.', ['US']],
  ['King Abdullah of Jordan', ['JO']],
  ['Chad’s president; Jordan Prime Minister', ['JO', 'TD']],
  ['Türkiye, Turkey and TURKEY', ['TR']],
  ["Côte d’Ivoire, Cote d'Ivoire", ['CI']],
  ['Jamaica: a hurricane nears Kingston.', ['JM']],
  ['Президент України у Варшаві', ['PL', 'UA']],
  ['США и Россия', ['RU', 'US']],
  ['Deutschland und die Türkei', ['DE', 'TR']],
  ['阿富汗与俄罗斯', ['AF', 'RU']],
  ['أفغانستان', ['AF']],
])('%j names %j', (text, expected) => {
  expect(countriesOf(text)).toEqual(expected)
})

test('US in a title of capitals only is no country', () => {
  expect(countriesOf('', 'THEY LET US DOWN AGAIN')).toEqual([])
})

test('the rule in the evidence says what kind of name it was', () => {
  const rules = tagger
    .tag({ title: '', text: 'Afghans in Kabul and Herat, Afghanistan', categories: [], language: null, feedTopics: [], feedRegions: [] })
    .find((tag) => tag.kind === 'country')
    ?.evidence.map((evidence) => evidence.rule)
  expect(rules).toEqual(['demonym:Afghans', 'capital:Kabul', 'city:Herat', 'name:Afghanistan'])
})
