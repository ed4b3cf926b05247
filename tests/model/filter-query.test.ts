import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { allOf, atTime, type Filter, movesWithTime } from '#model/filter.ts'
import { type KnownNames, readFilter } from '#model/filter-query.ts'
import { formatFilter } from '#model/filter-text.ts'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'

/** Takes every name but `nobody` for one that exists. */
const known: KnownNames = {
  find: (key, value) => {
    if (key === 'country') return /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null
    return value === 'nobody' ? null : value.toLowerCase()
  },
  near: (key) => (key === 'topic' ? 'somebody' : null),
  guess: (word, candidates) => candidates.find((candidate) => candidate.startsWith(word.slice(0, 3))) ?? null,
  sliceFilter: (id) => (id === 'wide' ? allOf(Array.from({ length: 30 }, () => text('a'))) : text(id)),
}
const read = (query: string) => readFilter(query, known)
const text = (words: string, changes: { within?: 'title'; prefix?: true } = {}): Filter => ({
  ...{ kind: 'text', within: 'all', words, prefix: false },
  ...changes,
})
const topic = (value: string): Filter => ({ kind: 'tag', tag: 'topic', value })
const day = (date: string) => instant(Date.parse(`${date}T00:00:00Z`))

test.each([
  { query: 'x'.repeat(1001), says: 'q: at most 1000 characters are read' },
  { query: Array(51).fill('a').join(' '), says: 'q, character 101: at most 50 terms are read' },
  { query: 'slice:wide a slice:wide', says: 'q, character 14: at most 50 terms are read, those of the slices it names included' },
  { query: 'slice:nobody', says: 'q, character 7: there is no slice “nobody”' },
  { query: `${'('.repeat(11)}a${')'.repeat(11)}`, says: 'q, character 11: at most 10 parentheses stand inside each other' },
  { query: '😀 topc:nato', says: 'q, character 3: there is no key “topc”; did you mean topic?' },
  { query: 'nato https://x.example/', says: 'q, character 6: there is no key “https”; to look for it in texts, put it in quotation marks' },
  { query: 'topic:', says: 'q, character 1: topic: wants a value behind it, without a space' },
  { query: 'topic: nato', says: 'q, character 1: topic: wants a value behind it, without a space' },
  { query: 'source:"  "', says: 'q, character 1: source: wants a value behind it, without a space' },
  { query: 'a topic:nobody', says: 'q, character 9: there is no topic “nobody”; did you mean somebody?' },
  { query: 'country:nobody', says: 'q, character 9: there is no country “nobody”' },
  { query: 'lang:nobody', says: 'q, character 6: there is no language “nobody”' },
  { query: 'since:yesterday', says: 'q, character 7: “yesterday” is no time; write a day such as 2026-11-24' },
  { query: 'since:2026-02-30', says: 'q, character 7: “2026-02-30” is no time' },
  { query: 'before:2026-11-24T25:00Z', says: 'q, character 8: “2026-11-24T25:00Z” is no time' },
  { query: 'until:999999w', says: 'q, character 7: “999999w” is no time' },
  { query: 'since:1969', says: 'q, character 7: “1969” is no time' },
  { query: 'a "b c', says: 'q, character 3: this quotation mark is never closed' },
  { query: '(a OR b', says: 'q, character 1: this parenthesis is never closed' },
  { query: 'a) b', says: 'q, character 2: this parenthesis was never opened' },
  { query: 'a ()', says: 'q, character 3: there is nothing in these parentheses' },
  { query: 'a OR', says: 'q, character 3: OR wants something to look for on both sides' },
  { query: '| a', says: 'q, character 1: OR wants something to look for on both sides' },
  { query: 'a OR OR b', says: 'q, character 3: OR wants something to look for on both sides' },
  { query: 'a AND', says: 'q, character 6: AND wants something to look for behind it' },
  { query: 'AND a', says: 'q, character 1: AND wants something to look for before it' },
  { query: 'a NOT', says: 'q, character 6: a NOT or - wants something to leave out behind it' },
  { query: 'a -OR b', says: 'q, character 4: a NOT or - wants something to leave out behind it' },
  { query: 'a*', says: 'q, character 1: a word wants at least 2 letters before its *' },
  { query: '"air d*"', says: 'q, character 1: a word wants at least 2 letters before its *' },
  { query: 'title:…', says: 'q, character 7: there is no letter or digit to look for' },
  { query: ' & -- * ', says: 'q: there is no letter or digit to look for' },
])('$query is refused: $says', ({ query, says }) => {
  expect(() => read(query)).toThrow(expect.objectContaining({ code: 'serve/bad-query', message: expect.stringContaining(says) }))
})

test.each<{ query: string; is: Filter; canonical?: string }>([
  { query: '', is: { kind: 'all' } },
  { query: ' \n\u0000 ', is: { kind: 'all' }, canonical: '' },
  { query: 'NATO', is: text('nato'), canonical: 'nato' },
  { query: '"Air   Defence"', is: text('air defence'), canonical: '"air defence"' },
  { query: '“Air defence”', is: text('air defence'), canonical: '"air defence"' },
  { query: 'F-16', is: text('f-16'), canonical: 'f-16' },
  { query: '"10:30"', is: text('10:30') },
  { query: 'Ukrain*', is: text('ukrain', { prefix: true }), canonical: 'ukrain*' },
  { query: '"air def*"', is: text('air def', { prefix: true }) },
  { query: 'title:Summit', is: text('summit', { within: 'title' }), canonical: 'title:summit' },
  { query: 'title:"air def*"', is: text('air def', { within: 'title', prefix: true }) },
  { query: 'TOPIC:nato', is: topic('nato'), canonical: 'topic:nato' },
  { query: 'country:UA', is: { kind: 'tag', tag: 'country', value: 'UA' }, canonical: 'country:ua' },
  { query: 'lang:uk', is: { kind: 'language', language: 'uk' }, canonical: 'language:uk' },
  { query: 'publisher:"united nations"', is: { kind: 'publisher', publisher: 'united nations' } },
  {
    query: 'slice:East -a',
    is: allOf([
      { kind: 'slice', slice: 'east', part: text('east') },
      { kind: 'not', part: text('a') },
    ]),
    canonical: 'slice:east -a',
  },
  { query: '-source:tass', is: { kind: 'not', part: { kind: 'source', source: feedId('tass') } } },
  { query: 'NOT -NOT a', is: { kind: 'not', part: text('a') }, canonical: '-a' },
  { query: '-(-(a))', is: text('a'), canonical: 'a' },
  { query: 'a & b', is: allOf([text('a'), text('b')]), canonical: 'a b' },
  { query: 'UK - EU', is: allOf([text('uk'), text('eu')]), canonical: 'uk eu' },
  { query: 'a AND (b c)', is: allOf([text('a'), text('b'), text('c')]), canonical: 'a b c' },
  { query: 'a b OR c|d', is: { kind: 'or', parts: [allOf([text('a'), text('b')]), text('c'), text('d')] }, canonical: '(a b) OR c OR d' },
  {
    query: 'a (b OR (c OR d))',
    is: allOf([text('a'), { kind: 'or', parts: [text('b'), text('c'), text('d')] }]),
    canonical: 'a (b OR c OR d)',
  },
  { query: 'or and not', is: allOf([text('or'), text('and'), text('not')]) },
  { query: 'since:7D', is: { kind: 'since', at: { agoSeconds: 604_800 } }, canonical: 'since:1w' },
  { query: 'until:24h', is: { kind: 'before', at: { agoSeconds: 86_400 } }, canonical: 'before:1d' },
  { query: 'since:2026-11-24', is: { kind: 'since', at: day('2026-11-24') } },
  { query: 'after:2026-11-24', is: { kind: 'since', at: day('2026-11-25') }, canonical: 'since:2026-11-25' },
  { query: 'before:2026-11-24', is: { kind: 'before', at: day('2026-11-24') } },
  { query: 'until:2026-11-30', is: { kind: 'before', at: day('2026-12-01') }, canonical: 'before:2026-12-01' },
  { query: 'until:2026-12', is: { kind: 'before', at: day('2027-01-01') }, canonical: 'before:2027-01-01' },
  { query: 'after:2025', is: { kind: 'since', at: day('2026-01-01') }, canonical: 'since:2026-01-01' },
  {
    query: 'since:2026-11-24T10:00',
    is: { kind: 'since', at: instant(Date.UTC(2026, 10, 24, 10)) },
    canonical: 'since:2026-11-24T10:00:00Z',
  },
  {
    query: 'before:2026-11-24t10:00:00.5+02:00',
    is: { kind: 'before', at: instant(Date.UTC(2026, 10, 24, 8, 0, 0, 500)) },
    canonical: 'before:2026-11-24T08:00:00.500Z',
  },
  {
    query: 'topic:nato (country:ua OR country:pl) -source:tass "air defence"',
    is: allOf([
      topic('nato'),
      { kind: 'or', parts: ['UA', 'PL'].map((value) => ({ kind: 'tag', tag: 'country', value })) },
      { kind: 'not', part: { kind: 'source', source: feedId('tass') } },
      text('air defence'),
    ]),
  },
])('$query is understood', ({ query, is, canonical = query }) => {
  expect(read(query)).toEqual(is)
  expect(formatFilter(is)).toBe(canonical)
})

/** Made of what the language is made of, so that much of it can be read. */
const pieces = fc.constantFrom(
  ...[
    'a',
    'NATO',
    '"air defence"',
    '"',
    '(',
    ')',
    '-',
    'NOT ',
    ' OR ',
    '|',
    ' AND ',
    ' ',
    ' ',
    'topic:x',
    'country:ua',
    'title:',
    'since:7d',
    'until:2026',
  ],
  ...[
    'title:"b c*"',
    'abc*',
    'publisher:"x y"',
    '*',
    ':',
    '…',
    'ß',
    'İ',
    '北约',
    '\u0000',
    '\ud800',
    'language:en',
    '“',
    '-(',
    '1.5',
    'ﬁ',
    "o'neil",
  ],
)
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

test('any text is a filter or a fault, and a filter is read again from its own text as it was', () => {
  const outcomes = { filters: 0, faults: 0 }
  fc.assert(
    fc.property(anyText, (query) => {
      let filter: Filter
      try {
        filter = read(query)
      } catch (error) {
        expect(error).toBeInstanceOf(Fault)
        outcomes.faults++
        return
      }
      outcomes.filters++
      const canonical = formatFilter(filter)
      expect(read(canonical)).toEqual(filter)
      expect(formatFilter(read(canonical))).toBe(canonical)
    }),
    { numRuns: 5000 },
  )
  expect(Math.min(outcomes.filters, outcomes.faults)).toBeGreaterThan(500)
})

test('what moves with the clock does so no more once the time is settled', () => {
  const filter = read('a (since:1h OR -(b before:2d)) since:2026-11-24')
  expect(movesWithTime(filter)).toBe(true)
  const settled = atTime(filter, day('2026-11-24'))
  expect(movesWithTime(settled)).toBe(false)
  expect(formatFilter(settled)).toBe('a (since:2026-11-23T23:00:00Z OR -(b before:2026-11-22)) since:2026-11-24')
  expect(movesWithTime(read('a -b since:2026'))).toBe(false)
})
