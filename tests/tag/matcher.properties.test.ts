import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Match, openMatcher, type Phrase } from '#tag/matcher.ts'
import { unitsOf } from '#tag/units.ts'
import { eachWord, foldText, foldWord, joins } from '#tag/words.ts'

/** Few letters and many spellings, so that phrases meet the texts. */
const letter = fc.constantFrom('a', 'A', 'b', 'ä', 'a\u0308', 'ß', 'ss', 'a\u00AD', 'д', '中', '国', 'ａ', 'ן')
const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''))
const space = fc.constantFrom(' ', '-', '’', '\n', ', ', '. ', '  ', '')
const phrase = fc
  .array(fc.tuple(word, fc.constantFrom('', '', '*')), { minLength: 1, maxLength: 3 })
  .map((words) => words.map(([text, star]) => text + star).join(' '))
const phrases = fc.array(phrase, { maxLength: 12 })
const text = fc.array(fc.tuple(word, space), { maxLength: 20 }).map((parts) => parts.flat().join(''))

interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly open: boolean
}

function wordsOf(text: string): readonly Word[] {
  const units = unitsOf(text)
  const words: Word[] = []
  eachWord(units, (start, end) => words.push({ start, end, folded: foldWord(units, start, end), open: text.charAt(end) === '*' }))
  return words
}

/** Each phrase at each word, then the leftmost and longest of each layer. */
function searchNaively(list: readonly Phrase[], text: string): readonly Match[] {
  const words = wordsOf(text)
  const units = unitsOf(text)
  const stands = (wanted: readonly Word[], from: number) =>
    wanted.every(({ folded, open }, index) => {
      const found = words[from + index]
      const before = words[from + index - 1]
      if (found === undefined || (index > 0 && before !== undefined && !joins(units, before.start, before.end, found.start))) return false
      return open ? beginsOnLetter(text.slice(found.start, found.end), folded) : found.folded === folded
    })
  const all = list.flatMap(({ text: asked }, phrase) => {
    const wanted = wordsOf(asked)
    if (wanted.length === 0) return []
    return words.flatMap(({ start }, from) =>
      stands(wanted, from)
        ? [{ phrase, start, end: words[from + wanted.length - 1]?.end as number, word: from, words: wanted.length }]
        : [],
    )
  })
  const sorted = all.toSorted((a, b) => a.start - b.start || b.end - a.end || a.phrase - b.phrase)
  const free = new Map<number, number>()
  return sorted.filter((match) => {
    const { layer } = list[match.phrase] as Phrase
    if (match.start < (free.get(layer) ?? 0)) return false
    free.set(layer, match.end)
    return true
  })
}

/** A beginning ends between letters of the text: `stras*` does not stand in `straße`. */
function beginsOnLetter(word: string, folded: string): boolean {
  return Array.from({ length: word.length }, (_, index) => foldText(word.slice(0, index + 1))).includes(folded)
}

function inLayers(list: readonly string[], layers: number): readonly Phrase[] {
  return list.map((text, index) => ({ text, spelling: 'any', layer: index % layers }))
}

test('what a search of each phrase at each word finds, the matcher finds, and nothing else', () => {
  fc.assert(
    fc.property(phrases, text, fc.integer({ min: 1, max: 3 }), (list, read, layers) => {
      const asked = inLayers(list, layers)
      expect(openMatcher(asked).find(read, 'prose')).toEqual(searchNaively(asked, read))
    }),
    { numRuns: 1_000 },
  )
})

test('the offsets of a match cut out words that fold to the phrase', () => {
  fc.assert(
    fc.property(phrases, text, (list, read) => {
      for (const { phrase, start, end, words } of openMatcher(inLayers(list, 3)).find(read, 'prose')) {
        const found = wordsOf(read.slice(start, end))
        expect(found).toHaveLength(words)
        wordsOf(list[phrase] as string).forEach(({ folded, open }, index) => {
          expect(open ? found[index]?.folded.startsWith(folded) : found[index]?.folded === folded).toBe(true)
        })
      }
    }),
  )
})

test('phrases of another layer change no match of a layer', () => {
  fc.assert(
    fc.property(phrases, phrases, text, (list, others, read) => {
      const asked = inLayers(list, 1)
      const more = others.map((text): Phrase => ({ text, spelling: 'any', layer: 1 }))
      const matches = openMatcher([...asked, ...more]).find(read, 'prose')
      expect(matches.filter(({ phrase }) => phrase < asked.length)).toEqual(openMatcher(asked).find(read, 'prose'))
    }),
  )
})

test('any text at all is read to its end, and every match lies in it', () => {
  fc.assert(
    fc.property(phrases, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }), (list, strange, plain) => {
      const read = strange + plain
      for (const { start, end } of openMatcher(inLayers([...list, strange, plain], 2)).find(read, 'prose')) {
        expect(0 <= start && start < end && end <= read.length).toBe(true)
      }
    }),
  )
})
