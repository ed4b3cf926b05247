import { expect, test } from 'vitest'
import { sentenceAt, sentenceEnds } from '#tag/sentences.ts'

function sentencesOf(text: string): readonly string[] {
  const ends = [0, ...sentenceEnds(text), text.length]
  return ends.slice(1).map((end, index) => text.slice(ends[index], end).trim())
}

test.each([
  ['an empty text', ''],
  ['a text without an end', 'Talks in Kabul go on'],
  ['lone surrogates and marks', '\uD800 . \uDC00'],
])('%s has offsets that all lie in it', (_, text) => {
  for (const end of sentenceEnds(text)) expect(end).toBeLessThanOrEqual(text.length)
})

test.each([
  'The U.S. troops of Gen. J. Smith left St. Petersburg with Mr. Jones on Jan. 5',
  'Growth was 3.5 percent (see example.org/a.html?b=1)',
  'It was Resolution No. 2231 that ended them',
  '“Stop!” he said',
  'approx. five of them vs. Iran',
  'Who said “Why?” to them',
  'В 2014 г. Россия и ген. Иванов',
  'Seit dem 24. Februar herrscht Krieg, z. B. in Bachmut und ca. 30 Orten',
  'Brig. Gen. Smith spoke at 10 a.m. Tuesday of approx. 30 dead',
  'Los EE. UU. y la Sra. López',
  'Він жив на вул. Хрещатик у м. Київ',
  'قال د. محمد',
  'Türk 1. Ordu Komutanı',
])('%j is one sentence', (text) => {
  expect(sentenceEnds(text)).toEqual([])
})

test.each([
  ['He left. She stayed.', ['He left.', 'She stayed.', '']],
  [
    '“He left.” (She stayed.) They said no. Then what?! Nothing… Yes',
    ['“He left.”', '(She stayed.)', 'They said no.', 'Then what?!', 'Nothing…', 'Yes'],
  ],
  ['Headline\nThe text', ['Headline', 'The text']],
  ['他走了。她留下了！为什么？“不。”好', ['他走了。', '她留下了！', '为什么？', '“不。”', '好']],
  ['هل غادر؟ نعم. لا', ['هل غادر؟', 'نعم.', 'لا']],
  ['وہ چلا گیا۔ وہ رہی', ['وہ چلا گیا۔', 'وہ رہی']],
  ['Він поїхав. Вона лишилась', ['Він поїхав.', 'Вона лишилась']],
  ['Er ging. Übrigens blieb sie', ['Er ging.', 'Übrigens blieb sie']],
  ['It fell in 2014. Russia took it', ['It fell in 2014.', 'Russia took it']],
  ['It was over by 1945. Then peace came.', ['It was over by 1945.', 'Then peace came.', '']],
  ['They left at 10 a.m. She stayed', ['They left at 10 a.m.', 'She stayed']],
])('%j is cut into %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences)
})

test('a hostile text is read in time that grows with its length', () => {
  const texts = ['a. ', '1. ', 'am 1. M', 'p. m. ', '.', '. \u00A0', '."'].map((part) => part.repeat(100_000))
  const started = performance.now()
  for (const text of texts) sentenceEnds(text)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('two offsets lie in one sentence where no end stands between them', () => {
  const text = 'Kabul fell. Kyiv stood. Minsk watched'
  const ends = sentenceEnds(text)
  const at = (word: string) => sentenceAt(ends, text.indexOf(word))
  expect([at('Kabul'), at('fell'), at('Kyiv'), at('stood'), at('Minsk')]).toEqual([0, 0, 1, 1, 2])
  expect(sentenceAt([], 5)).toBe(0)
})
