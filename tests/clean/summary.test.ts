import { expect, test } from 'vitest'
import { summaryOf } from '#clean/summary.ts'
import { tidy } from '#clean/tidy.ts'

const read = (text: string) => ({ text, prose: text.slice(0, 4000), opener: '' })
const summaryOfHtml = (html: string) => summaryOf(null, tidy(html, 'https://news.example/'))

test.each(['The post Troops leave appeared first on The Example.', 'Continue reading…', 'Read more', 'Comments', '[…]', '   ', ''])(
  'a summary that is only %j gives way to the text',
  (own) => {
    expect(summaryOf(read(own), read('The text itself.'))).toBe('The text itself.')
  },
)

test.each([
  ['The minister resigned.\n\nThe post Minister resigns appeared first on The Example.', 'The minister resigned.'],
  ['The minister resigned. Read more »\n\nThe post Minister resigns appeared first on The Example', 'The minister resigned.'],
  ['The minister resigned […]', 'The minister resigned…'],
  ['The minister resigned... Continue reading Minister resigns →', 'The minister resigned...'],
  ['Der Minister trat zurück. Weiterlesen…', 'Der Minister trat zurück.'],
  ['Министр ушёл. Читать далее', 'Министр ушёл.'],
  ['He asked them to read more books', 'He asked them to read more books'],
  [
    'She was continuing. Continue reading is not what she said. She left.',
    'She was continuing. Continue reading is not what she said. She left.',
  ],
])('%j is told as %j', (own, expected) => {
  expect(summaryOf(read(own), read('text'))).toBe(expected)
})

test('a long text is told in whole sentences, on one line', () => {
  const sentence = 'Gen. John A. Smith met U.S. officials in Kabul on Monday to talk about the border. '
  expect(summaryOf(null, read(`First.\n\n${sentence.repeat(10)}`))).toBe(`First. ${sentence.repeat(3).trim()}`)
})

test('a date and an abbreviation break no sentence off', () => {
  const first = `${'Am Abend fielen in der Stadt die ersten Bomben. '.repeat(3)}`
  const second = `${'Der Krieg, so sagen es viele Leute am Ort, '.repeat(3)}begann am 24. Februar 2022 mit ca. 30 Angriffen, z. B. auf Kyjiw`
  expect(summaryOf(null, read(`${first}${second}, und dauert an. Mehr weiß man nicht.`))).toBe(first.trim())
})

test('a text without sentences is cut at a word', () => {
  const summary = summaryOf(null, read('word '.repeat(1000)))
  expect(summary.length).toBeLessThanOrEqual(301)
  expect(summary.endsWith('word…')).toBe(true)
})

test('Chinese sentences need no space', () => {
  expect(summaryOf(null, read('北约峰会今天在首都举行。'.repeat(40)))).toBe('北约峰会今天在首都举行。'.repeat(25))
})

test.each([
  ['a figure', '<figure><img src="/a.jpg"><figcaption>A street in Nairobi</figcaption></figure><p>The council met.</p>'],
  ['a figure without a caption element', '<figure><img src="/a.jpg"> Photo: A. Writer</figure><p>The council met.</p>'],
  [
    'an old caption',
    '<div class="wp-caption alignnone"><img src="/a.jpg"><p class="wp-caption-text">A street</p></div><p>The council met.</p>',
  ],
  ['a credit', '<p><img src="/a.jpg"><span class="image-credit">Agency</span></p><p>The council met.</p>'],
  ['a caption that is never closed', '<p class="caption">A street<p>The council met.</p>'],
  ['captions in captions', '<figure><figure><figcaption>A street</figcaption></figure>Two</figure>The council met.'],
  ['two pictures', '<figure>One</figure><figure>Two</figure><p>The council met.</p>'],
  ['a caption and a dateline', '<figure>A street</figure><p><em>Nairobi</em>. The council met.</p>'],
  ['a kicker', '<p><strong>Kenya.</strong> The council met.</p>'],
  ['an agency', '<p>NAIROBI, Kenya (AP) — The council met.</p>'],
  ['an agency with a date', '<p>Nairobi, 24 nov (EFE).- The council met.</p>'],
  ['an agency alone', '<p>(Reuters) - The council met.</p>'],
  ['a place in capitals', '<p>NAIROBI – The council met.</p>'],
  ['a place with a date', '<p>Nairobi, Nov. 24 - The council met.</p>'],
  ['a place and a date in Russian', '<p>НАЙРОБИ, 24 ноября — The council met.</p>'],
  ['an agency in brackets after a German place', '<p><b>Nairobi (dpa)</b> - The council met.</p>'],
])('%s does not begin a summary', (_, html) => {
  expect(summaryOfHtml(html)).toBe('The council met.')
})

test.each([
  'London – a city of nine million – voted on Monday.',
  'NATO met in Kabul – without Turkey.',
  'Nobody. Not even he (the mayor) - came.',
  'He (Smith) - said no.',
  'U.S. – China talks went on.',
  'On Monday, May 5 people came – and left.',
])('%j is no dateline', (text) => {
  expect(summaryOfHtml(`<p>${text}</p>`)).toBe(text)
})

test.each([
  ['<p><strong>Angela Merkel</strong>, once chancellor, came.</p>', 'Angela Merkel, once chancellor, came.'],
  [
    '<p><b>The council met and agreed on what nobody had expected.</b> It left.</p>',
    'The council met and agreed on what nobody had expected. It left.',
  ],
  ['<p><em>Hamlet</em> opened.</p>', 'Hamlet opened.'],
])('what is set apart in %s belongs to its sentence', (html, summary) => {
  expect(summaryOfHtml(html)).toBe(summary)
})

test.each([
  ['<figure><img src="/a.jpg"><figcaption>A street in Nairobi</figcaption></figure>', 'A street in Nairobi'],
  ['<p><b>Nairobi.</b></p>', 'Nairobi.'],
  ['<p>NAIROBI (AP) —</p>', 'NAIROBI (AP) —'],
])('%s, where there is nothing else, is the summary', (html, summary) => {
  expect(summaryOfHtml(html)).toBe(summary)
})

test('the feed’s own summary begins with no caption either', () => {
  const own = tidy('<figure>A street</figure>NAIROBI (AP) - The council met.', 'https://news.example/')
  expect(summaryOf(own, read('Other words.'))).toBe('The council met.')
})

test('a hostile text ends, too', () => {
  for (const text of [
    'The post '.repeat(200_000),
    `${'Read more '.repeat(200_000)}x`,
    '.'.repeat(1_000_000),
    `${' '.repeat(1_000_000)}x`,
    'Points: 5 '.repeat(200_000),
    'A, '.repeat(300_000),
    `${'NAIROBI '.repeat(100_000)}–`,
    `${'A'.repeat(500_000)} (${'B'.repeat(500_000)}`,
  ])
    summaryOf(read(text), read(text))
  for (const html of ['<figure>x'.repeat(200_000), '<p class=caption>x</p>'.repeat(100_000), '<b><i>'.repeat(200_000)]) summaryOfHtml(html)
})
