import { expect, test } from 'vitest'
import { openTagger } from '#tag/tag.ts'
import { countriesIn } from '#tests/support/countries-in.ts'

const tagger = openTagger({ topics: [], regions: [] })

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
  expect(countriesIn(text)).toEqual([])
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
  expect(countriesIn(text)).toEqual(expected)
})

test.each([
  ['persons', 'Jordan Smith, '],
  ['towns', 'Paris, Texas, '],
  ['persons and places side by side', 'Chad Niger '],
  ['words of things', 'Turkey roast '],
  ['institutions', 'University of Oslo '],
  ['scores', 'Leeds 2-1 '],
  ['regions', 'Sahel, Europe, '],
])('half a megabyte of %s is read in a second or two', (_, words) => {
  const before = process.cpuUsage()
  countriesIn(words.repeat(Math.floor(500_000 / words.length)))
  const { user, system } = process.cpuUsage(before)
  expect(user + system).toBeLessThan(4_000_000)
})

test('US in a title of capitals only is no country', () => {
  expect(countriesIn('', { title: 'THEY LET US DOWN AGAIN' })).toEqual([])
})

test('the rule in the evidence says what kind of name it was', () => {
  const rules = tagger
    .tag({ title: '', text: 'Afghans in Kabul and Herat, Afghanistan', categories: [], language: null, feedTopics: [], feedRegions: [] })
    .find((tag) => tag.kind === 'country')
    ?.evidence.map((evidence) => evidence.rule)
  expect(rules).toEqual(['demonym:Afghans', 'capital:Kabul', 'city:Herat', 'name:Afghanistan'])
})

test('every country that is named comes back, the strongest first, in passing too', () => {
  const text = `Ukraine and Romania signed it. ${'The council met again and talked about the roof of the hall. '.repeat(20)}He once lived in Chile.`
  const tags = tagger.tag({ title: 'Ukraine', text, categories: [], language: null, feedTopics: [], feedRegions: [] })
  expect(tags.filter((tag) => tag.kind === 'country').map((tag) => [tag.value, tag.passing])).toEqual([
    ['UA', false],
    ['RO', false],
    ['CL', true],
  ])
})
