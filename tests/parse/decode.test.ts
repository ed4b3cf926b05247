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
  expect(damage.map(({ what }) => what)).toEqual(['the XML declaration says utf-8, which the bytes are not', 'read as windows-1252'])
})

test('one broken byte does not spoil a text that is UTF-8 otherwise', () => {
  const bytes = Buffer.concat([Buffer.from('<t>Zürich – Genève '), Buffer.from([0xe9]), Buffer.from('</t>')])
  const { text, damage } = decode(bytes, null)
  expect(text).toBe('<t>Zürich – Genève \ufffd</t>')
  expect(damage[0]?.what).toBe('1 characters are not valid utf-8')
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
  const { text, damage } = decode(Buffer.from('<t>Zürich</t>'), 'text/xml; charset=ISO-8859-1')
  expect(text).toBe('<t>Zürich</t>')
  expect(damage.map(({ what }) => what)).toEqual(['the HTTP header says ISO-8859-1, but the bytes are UTF-8'])
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

const russian = 'Правительство вчера приняло новый закон об охране природы'

test.each([
  ['windows-1251', 'ISO-8859-1'],
  ['koi8-r', 'windows-1252'],
  ['windows-1253', 'us-ascii'],
])('%s under the name of %s is told by its letters', (encoding, said) => {
  const text = encoding === 'windows-1253' ? 'Η κυβέρνηση ψήφισε χθες νέο νόμο' : russian
  const found = decode(iconv.encode(`<t>${text}</t>`, encoding), `text/xml; charset=${said}`)
  expect(found.text).toBe(`<t>${text}</t>`)
  expect(found.damage.map(({ what }) => what)).toEqual([
    `the HTTP header says ${said}, but the characters are those of ${encoding.replace('koi8-r', 'koi8-u')}`,
  ])
})

test.each(['windows-1251', 'koi8-r', 'gb18030', 'shift_jis', 'iso-8859-2'])(
  'UTF-8 under the name of %s is read as UTF-8, with a note',
  (said) => {
    const { text, encoding, damage } = decode(Buffer.from(`<?xml version="1.0" encoding="${said}"?><t>${russian}</t>`), null)
    expect(text).toContain(russian)
    expect(encoding).toBe('utf-8')
    expect(damage.map(({ what }) => what)).toEqual([`the XML declaration says ${said}, but the bytes are UTF-8`])
  },
)

test('where header and declaration differ and the first is wrong, the second is read', () => {
  const bytes = iconv.encode(`<?xml version="1.0" encoding="windows-1251"?><t>${russian}</t>`, 'windows-1251')
  expect(decode(bytes, 'application/xml; charset=utf-8')).toMatchObject({
    encoding: 'windows-1251',
    text: expect.stringContaining(russian),
  })
})

test('what nothing is said of is told by its letters, with a note', () => {
  const { text, damage } = decode(iconv.encode(`<t>${russian}</t>`, 'koi8-r'), null)
  expect(text).toBe(`<t>${russian}</t>`)
  expect(damage.map(({ what }) => what)).toEqual(['no encoding is declared, and the bytes are not UTF-8', 'read as koi8-u'])
})

/** 東京 and かな in ISO-2022-JP, which no library here can write. */
const japanese = Buffer.from('<t>\x1b$BEl5~\x1b(B \x1b$B$+$J\x1b(B</t>', 'latin1')

test.each([null, 'text/xml; charset=iso-2022-jp', 'text/xml; charset=utf-8'])('ISO-2022-JP is read, sent as %s', (contentType) => {
  expect(decode(japanese, contentType).text).toBe('<t>東京 かな</t>')
})

test.each([
  ['gb18030', '北京新闻：今年的工作将以民生为主'],
  ['shift_jis', '東京ニュース：政府は昨日'],
  ['euc-kr', '서울 뉴스 정부는 어제'],
  ['utf-16le', 'Zürich'],
])('a last character cut off does not spoil %s', (encoding, text) => {
  const bytes = iconv.encode(`<?xml version="1.0" encoding="${encoding}"?><t>${text}`, encoding, { addBOM: encoding === 'utf-16le' })
  const found = decode(bytes.subarray(0, -1), null)
  expect(found.text).toContain(text.slice(0, -1))
  expect(found.damage.map(({ what }) => what)).toEqual([`1 characters are not valid ${encoding}`])
})

test.each([
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-5', 'windows-1251'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-15', 'windows-1252'],
])('quotation marks of Windows in a text that says %s show that it is %s', (said, encoding) => {
  const bytes = iconv.encode(`<?xml version="1.0" encoding="${said}"?><t>“…”</t>`, encoding)
  expect(decode(bytes, null)).toMatchObject({ encoding, text: expect.stringContaining('<t>“…”</t>') })
})

test('a byte that is of no character is noted with its place', () => {
  const bytes = Buffer.concat([Buffer.from('<t>Zürich\nGenève – Besançon '), Buffer.from([0xff]), Buffer.from('</t>')])
  expect(decode(bytes, null).damage).toEqual([{ what: '1 characters are not valid utf-8', line: 2, column: 19 }])
})

test('a name with a low line is the same name', () => {
  expect(decode(Buffer.from('<?xml version="1.0" encoding="utf_8"?><t>é</t>'), null)).toMatchObject({ encoding: 'utf-8', damage: [] })
})

test.each(['utf-8', 'gb18030', 'utf-16le'])('a long text in %s is whole where its pieces meet', (encoding) => {
  const text = `<?xml version="1.0" encoding="${encoding}"?><t>${'a'.repeat(51)}${'北京新闻'.repeat(150_000)}</t>`
  const bytes = iconv.encode(text, encoding)
  const found = decode(bytes, null)
  expect({ isWhole: found.text === text, damage: found.damage }).toEqual({ isWhole: true, damage: [] })
})
