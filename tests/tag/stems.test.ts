import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachStem, hashOfStem } from '#tag/stems.ts'
import { unitsOf } from '#tag/units.ts'

/** Of the stems the ones that are asked for, with the words they are of. */
function stemsOf(text: string, asked: readonly string[], most = 1000): readonly string[] {
  const names = new Map(asked.map((stem) => [hashOfStem(stem), stem]))
  const found: string[] = []
  eachStem(unitsOf(text), most, (hash, start, end) => found.push(`${names.get(hash) ?? '?'} of ${text.slice(start, end)}`))
  return found
}

test('neither numbers nor a text without words have stems', () => {
  expect(stemsOf('', [])).toEqual([])
  expect(stemsOf(' … 2026 3rd — 15', [])).toEqual([])
})

test('a word of up to four letters is its only stem', () => {
  expect(stemsOf('War by sea', ['war', 'by', 'sea'])).toEqual(['war of War', 'by of by', 'sea of sea'])
})

test('a longer word has two: its first six letters, and its first four, which no word of four letters is', () => {
  expect(stemsOf('migrants migr', ['migran', 'migr*', 'migr'])).toEqual(['migran of migrants', 'migr* of migrants', 'migr of migr'])
  expect(stemsOf('truce', ['truce', 'truc*'])).toEqual(['truce of truce', 'truc* of truce'])
})

test('case, accents and marks that nobody sees make no other stem', () => {
  expect(stemsOf('RÉFUGIÉS ré\u00ADfugiés', ['refugi', 'refu*'])).toEqual([
    'refugi of RÉFUGIÉS',
    'refu* of RÉFUGIÉS',
    'refugi of ré\u00ADfugiés',
    'refu* of ré\u00ADfugiés',
  ])
})

test('an Arabic word is stemmed without its article', () => {
  expect(stemsOf('والمهاجرين', ['مهاجری', 'مهاج*'])).toEqual(['مهاجری of والمهاجرين', 'مهاج* of والمهاجرين'])
})

test('in scripts without spaces each two neighbours are a stem, and nothing is across a mark', () => {
  expect(stemsOf('战争，难民', ['战争', '难民'])).toEqual(['战争 of 战争', '难民 of 难民'])
  expect(stemsOf('停火协议', ['停火', '火协', '协议'])).toEqual(['停火 of 停火', '火协 of 火协', '协议 of 协议'])
})

test('a voiced kana is a character like any other', () => {
  expect(
    stemsOf(
      'がガザ',
      ['がガ', 'ガザ'].map((stem) => stem.normalize('NFD')),
    ),
  ).toEqual(['がガ', 'ガザ'].map((stem) => `${stem.normalize('NFD')} of ${stem}`))
})

test('no more words are read than asked, and where reading ended is told', () => {
  expect(stemsOf('one two six', ['one', 'two'], 2)).toEqual(['one of one', 'two of two'])
  expect(eachStem(unitsOf('one two six'), 2, () => {})).toEqual({ words: 2, end: 7 })
})

test('whatever the text, stems stand in it in their order, and fewer words have the first of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 20 }), (text, most) => {
      const read = (words: number) => {
        const found: [number, number, number][] = []
        const { end } = eachStem(unitsOf(text), words, (...stem) => void found.push(stem))
        return { found, end }
      }
      const { found, end } = read(Number.POSITIVE_INFINITY)
      expect(end).toBe(text.length)
      for (const [at, [, from, to]] of found.entries()) {
        expect(0 <= from && from < to && to <= text.length).toBe(true)
        expect(from).toBeGreaterThanOrEqual(found[at - 1]?.[1] ?? 0)
      }
      const some = read(most)
      expect(found.slice(0, some.found.length)).toEqual(some.found)
      expect(some.end).toBeLessThanOrEqual(end)
    }),
  )
})
