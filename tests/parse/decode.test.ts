import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decode } from '#parse/decode.ts'

const euro = 'Zürich – 5 €'

function declared(encoding: string, text: string): Uint8Array {
  return iconv.encode(`<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`, encoding)
}

test('bytes that are not the UTF-8 they claim to be are read as windows-1252, with a note', () => {
  const bytes = iconv.encode('<?xml version="1.0" encoding="utf-8"?><t>Zürich</t>', 'windows-1252')
  const { text, encoding, damage } = decode(bytes, null)
  expect(text).toContain('Zürich')
  expect(encoding).toBe('windows-1252')
  expect(damage.map(({ what }) => what)).toEqual(['the XML declaration says UTF-8, which the bytes are not', 'read as windows-1252'])
})

test('one broken byte does not spoil a text that is UTF-8 otherwise', () => {
  const bytes = Buffer.concat([Buffer.from('<t>Zürich – Genève '), Buffer.from([0xe9]), Buffer.from('</t>')])
  const { text, damage } = decode(bytes, null)
  expect(text).toBe('<t>Zürich – Genève \ufffd</t>')
  expect(damage[0]?.what).toBe('1 characters are not valid UTF-8')
})

test('an unknown encoding is noted and passed over', () => {
  const { text, damage } = decode(Buffer.from('<?xml version="1.0" encoding="martian"?><t>é</t>'), 'text/xml; charset=venusian')
  expect(text).toContain('<t>é</t>')
  expect(damage.map(({ what }) => what)).toEqual([
    'the HTTP header names an unknown encoding, venusian',
    'the XML declaration names an unknown encoding, martian',
  ])
})

test('a declaration of UTF-16 that could be read byte by byte is wrong', () => {
  expect(decode(Buffer.from('<?xml version="1.0" encoding="utf-16"?><t>é</t>'), null).text).toContain('<t>é</t>')
  expect(decode(Buffer.from('<t>é</t>'), 'text/xml; charset=utf-16').text).toBe('<t>é</t>')
})

test('control characters are left out, with a note', () => {
  const { text, damage } = decode(Buffer.from('<t>a\u0000\u0008b\tc\n</t>'), null)
  expect(text).toBe('<t>ab\tc\n</t>')
  expect(damage[0]?.what).toBe('control characters were left out')
})

test.each([
  ['utf-8', Buffer.from(`\ufeff<t>${euro}</t>`)],
  ['utf-16le', iconv.encode(`<t>${euro}</t>`, 'utf-16le', { addBOM: true })],
  ['utf-16be', iconv.encode(`<t>${euro}</t>`, 'utf-16be', { addBOM: true })],
  ['utf-32le', iconv.encode(`<t>${euro}</t>`, 'utf-32le', { addBOM: true })],
  ['utf-32be', iconv.encode(`<t>${euro}</t>`, 'utf-32be', { addBOM: true })],
])('the byte order mark of %s overrules header and declaration', (encoding, bytes) => {
  expect(decode(bytes, 'text/xml; charset=koi8-r')).toMatchObject({ text: `<t>${euro}</t>`, encoding, damage: [] })
})

test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s is recognised without a byte order mark', (encoding) => {
  expect(decode(iconv.encode(`<t>${euro}</t>`, encoding), null)).toMatchObject({ text: `<t>${euro}</t>`, encoding, damage: [] })
})

test.each([
  ['windows-1251', 'Привет'],
  ['windows-1252', euro],
  ['windows-1253', 'Καλημέρα'],
  ['iso-8859-2', 'Łódź'],
  ['iso-8859-15', 'Zürich 5 €'],
  ['koi8-r', 'Привет'],
  ['koi8-u', 'Київ'],
  ['gb18030', '北京新闻'],
  ['gb2312', '北京'],
  ['big5', '台北新聞'],
  ['shift_jis', '東京ニュース'],
  ['euc-jp', '東京ニュース'],
  ['euc-kr', '서울 뉴스'],
  ['cp437', 'Zürich'],
])('%s is read as declared', (encoding, text) => {
  const decoded = decode(declared(encoding, text), null)
  expect(decoded.text).toContain(`<t>${text}</t>`)
  expect(decoded.damage).toEqual([])
})

test('the HTTP header comes before the declaration', () => {
  const bytes = iconv.encode('<?xml version="1.0" encoding="koi8-r"?><t>Привет</t>', 'windows-1251')
  expect(decode(bytes, 'text/xml; charset="Windows-1251"').text).toContain('Привет')
})

test('a server that says Latin-1 of everything does not spoil UTF-8', () => {
  expect(decode(Buffer.from('<t>Zürich</t>'), 'text/xml; charset=ISO-8859-1')).toMatchObject({ text: '<t>Zürich</t>', damage: [] })
})

test('Latin-1 that is no UTF-8 is read as the header says', () => {
  expect(decode(iconv.encode('<t>Zürich</t>', 'latin1'), 'text/xml; charset=ISO-8859-1')).toMatchObject({
    text: '<t>Zürich</t>',
    damage: [],
  })
})

test('UTF-7, in which a tag does not look like one, is not decoded', () => {
  expect(decode(Buffer.from('<t>+ADw-script+AD4-</t>'), 'text/xml; charset=utf-7').text).toBe('<t>+ADw-script+AD4-</t>')
})
