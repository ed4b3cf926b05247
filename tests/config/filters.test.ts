import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { formatFilter } from '#model/filter-text.ts'

const known = { regions: new Set(['europe', 'middle-east']), countries: new Set(['UA', 'RU']) }
const base = {
  topics: [{ id: 'grain', label: 'Grain deals', phrases: ['grain deal'] }],
  feeds: [
    { url: 'https://news.example/feed', title: 'The News' },
    { url: 'https://x.example/', id: 'un-news' },
  ],
}
const check = (part: object, places: typeof known | null = known) => checkFeedsFile(JSON.stringify({ ...base, ...part }), places)

function faultsOf(part: object, places: typeof known | null = known): string[] {
  const file = check(part, places)
  return file.ok ? [] : file.faults.map(({ message }) => message)
}

const slice = (q: string, id = 'east') => ({ id, title: 'Eastern front', q })
const allowed = 'allowed: a filter as docs/feeds.md has it'

test.each([
  {
    q: 'topic:ukrane',
    says: `slices[0].q: found "topic:ukrane", character 7: there is no topic “ukrane” (did you mean "ukraine"?), ${allowed}`,
  },
  {
    q: 'topic:"grain deal"',
    says: `slices[0].q: found "topic:\\"grain deal\\"", character 7: there is no topic “grain deal” (did you mean "grain"?), ${allowed}`,
  },
  { q: 'region:midle-east', says: 'there is no region “midle-east” (did you mean "middle-east"?)' },
  { q: 'country:zz', says: 'there is no country “zz”, allowed' },
  { q: 'country:Ukrane', says: 'there is no country “Ukrane” (did you mean "UA"?)' },
  { q: 'source:un-nws', says: 'there is no source “un-nws” (did you mean "un-news"?)' },
  { q: 'language:ukrainian', says: 'there is no language “ukrainian”' },
  { q: 'slice:est', says: 'there is no slice “est” (did you mean "east"?)' },
  { q: 'topc:nato', says: 'there is no key “topc”; to look for it in texts, put it in quotation marks (did you mean "topic"?)' },
  { q: 'a (b', says: 'character 3: this parenthesis is never closed' },
  { q: ' ', says: 'slices[0].q: found " ", allowed: text on one line' },
  { q: 'a'.repeat(1001), says: 'allowed: text on one line, not empty, at most 1000 characters' },
  {
    q: 'slice:east a',
    says: 'slices[0].q: found a circle: east → east, allowed: no slice that names itself, directly or by way of others',
  },
])('the slice $q is refused: $says', ({ q, says }) => {
  expect(faultsOf({ slices: [slice(q)] })[0]).toContain(says)
})

test.each([
  { slices: {}, says: 'slices: found an object, allowed: a list of slices' },
  { slices: [{ id: 'East', title: 'E', q: 'a' }], says: 'slices[0].id: found "East"' },
  { slices: [{ id: 'east', q: 'a' }], says: 'slices[0].title: found nothing' },
  { slices: [{ id: 'east', title: 'E' }], says: 'slices[0].q: found nothing' },
  { slices: [{ ...slice('a'), querry: 'b' }], says: 'slices[0].querry: found an unknown key' },
  { slices: [slice('a'), slice('b')], says: 'slices[1].id: found the same id as in slices[0].id' },
  { slices: Array.from({ length: 201 }, (_, at) => slice('a', `s${at}`)), says: 'slices: found a list, allowed: at most 200 slices' },
])('$slices is refused: $says', ({ slices, says }) => {
  expect(faultsOf({ slices })[0]).toContain(says)
})

test('slices that lead back to each other are one fault', () => {
  expect(faultsOf({ slices: [slice('slice:west', 'east'), slice('a -slice:east', 'west')] })).toEqual([
    expect.stringContaining('slices[0].q: found a circle: east → west → east'),
  ])
})

test('slices that make each other ever longer are refused where they get too long', () => {
  const slices = Array.from({ length: 200 }, (_, at) => slice(at === 0 ? 'a' : `slice:s${at - 1} OR slice:s${at - 1}`, `s${at}`))
  const faults = faultsOf({ slices })
  expect(faults[0]).toContain('slices[6].q')
  expect(faults[0]).toContain('at most 50 terms are read, those of the slices it names included')
})

test('two hundred slices may stand inside each other', () => {
  const file = check({ slices: Array.from({ length: 200 }, (_, at) => slice(at === 199 ? 'a' : `slice:s${at + 1}`, `s${at}`)) })
  expect(file.ok && file.settings.slices).toHaveLength(200)
})

test('what is named in a list that is faulty itself is no second fault', () => {
  expect(faultsOf({ topics: 1, slices: [slice('topic:anything')] })).toEqual(['topics: found 1, allowed: a list of topics'])
  expect(
    faultsOf({ feeds: [{ id: 'X' }], slices: [slice('source:"Яка завгодно" OR source:anything')] }).filter((fault) =>
      fault.startsWith('slices'),
    ),
  ).toEqual([])
})

test('where regions and countries are not at hand any will do', () => {
  expect(faultsOf({ slices: [slice('region:"Middle East" country:Ukraine country:zz')] }, null)).toEqual([])
})

test('a slice is read by ids and by names, and may name another, wherever that stands', () => {
  const file = check({
    slices: [
      slice('topic:"grain deals" country:Ukraine region:"Middle East" source:"the news" slice:west', 'east'),
      slice('publisher:"United Nations" OR source:un-news lang:pt-BR topic:Nato', 'west'),
    ],
  })
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  expect(file.settings.slices.map(({ filter }) => formatFilter(filter))).toEqual([
    'topic:grain country:ua region:middle-east source:news-example-feed slice:west',
    'publisher:united-nations OR (source:un-news language:pt-br topic:nato)',
  ])
  expect(file.settings.slices[0]).toMatchObject({ id: 'east', title: 'Eastern front', description: null, filter: { kind: 'and' } })
})

test.each([
  { output: { block: 'source:un-news' }, says: 'output.block: found "source:un-news", allowed: a list of filters' },
  { output: { keep: [1] }, says: 'output.keep[0]: found 1, allowed: a filter, or an object with q and name' },
  {
    output: { keep: ['topic:nto'] },
    says: 'output.keep[0]: found "topic:nto", character 7: there is no topic “nto” (did you mean "nato"?)',
  },
  {
    output: { block: ['a', { q: '(a', name: 'A' }] },
    says: 'output.block[1].q: found "(a", character 1: this parenthesis is never closed',
  },
  { output: { block: [{ name: 'A' }] }, says: 'output.block[0].q: found nothing' },
  { output: { block: [{ q: 'a', nme: 'A' }] }, says: 'output.block[0].nme: found an unknown key (did you mean "name"?)' },
  {
    output: { block: ['"air def*"'] },
    says: 'output.block[0]: found "\\"air def*\\"", where too many words begin with "def", allowed: at least 4 letters before a * in a rule',
  },
  { output: { block: Array(51).fill('a') }, says: 'output.block: found a list, allowed: at most 50 rules' },
])('$output is refused: $says', ({ output, says }) => {
  expect(faultsOf({ output })[0]).toContain(says)
})

test('a word that goes on may be as short in a slice as in a query, but not in a slice that a rule names', () => {
  const slices = [slice('nato OR uk*'), slice('-(slice:east)', 'west')]
  expect(faultsOf({ slices })).toEqual([])
  expect(faultsOf({ slices, output: { block: ['grain slice:west'] } })).toEqual([
    expect.stringContaining('output.block[0]: found "grain slice:west", where too many words begin with "uk", allowed: at least 4 letters'),
  ])
})

test('rules are filters, with a name or without', () => {
  const file = check({ output: { keep: ['slice:east'], block: [{ q: '"live blog"', name: 'Live blogs' }] }, slices: [slice('ukrain*')] })
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  const { keep, block } = file.settings.output
  expect(keep).toMatchObject([{ name: null, q: 'slice:east', filter: { kind: 'slice', part: { words: 'ukrain' } } }])
  expect(block).toEqual([
    { name: 'Live blogs', q: '"live blog"', filter: { kind: 'text', within: 'all', words: 'live blog', prefix: false } },
  ])
})
