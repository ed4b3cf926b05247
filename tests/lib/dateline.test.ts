import { expect, test } from 'vitest'
import { datelineLength } from '#lib/dateline.ts'

test.each([
  '',
  'Berlin',
  'Paris is quiet.',
  'Two towns - Kyiv and Lviv - were hit.',
  'The mayor (a baker) spoke.',
  'Цены 5 мая выросли / упали. Да.',
  '新华社日内瓦分社说',
  'قال الرئيس (بايدن) - أمس',
  `${'a'.repeat(130)} (AP) - Text`,
])('%j begins with no dateline', (text) => {
  expect(datelineLength(text)).toBe(0)
})

test.each([
  ['KYIV — ', 'Shelling went on.'],
  ['NAIROBI, Kenya (AP) — ', 'Fighting went on.'],
  ['PARIS (AFP) - ', 'Le gouvernement a démissionné.'],
  ['Берлин, 24 ноября — ', 'Правительство ушло.'],
  ['ЖЕНЕВА, 5 мая. /ТАСС/. ', 'Россия и США договорились.'],
  ['新华社日内瓦5月5日电（记者张三）', '中国代表说'],
  ['新华社日内瓦5月5日电 ', '中国代表说'],
  ['جنيف (رويترز) - ', 'قالت المنظمة'],
  ['الأمم المتحدة 5 مايو (أ ف ب) - ', 'قالت المنظمة'],
  ['BERLIN, 24. November – ', 'Die Regierung ist zurückgetreten.'],
])('%j before %j is a dateline', (dateline, text) => {
  expect(datelineLength(dateline + text)).toBe(dateline.length)
})
