import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOpml } from '#parse/opml.ts'

const body = (inside: string) => `<opml version="2.0"><head/><body>${inside}</body></opml>`

test.each([
  ['nothing', '', 'there is no list of feeds in it'],
  ['plain text', 'feeds, many', 'there is no list'],
  ['JSON', '{"feeds": []}', 'there is no list'],
  ['a feed', '<rss version="2.0"><channel><title>t</title></channel></rss>', 'there is no list'],
  ['a page', '<!DOCTYPE html><html><body><p>x</p></body></html>', 'there is no list'],
  ['OPML without a body', '<opml version="2.0"><head><title>t</title></head></opml>', 'there is no list'],
  ['a broken tag', '<opml>\n<body>\n<outline text="a/></body></opml>', 'line 3, column'],
  ['a document that breaks off in a tag', '<opml>\n<body><outline text="a', 'line '],
  ['100,000 levels', body('<outline text="a">'.repeat(100_000)), 'nested'],
  ['an attribute called __proto__', body('<outline text="a" __proto__="x" xmlUrl="https://one.example/"/>'), '__proto__'],
  ['an element called __proto__', body('<__proto__><polluted>1</polluted></__proto__>'), '__proto__'],
  ['more than 10 MB', body(' '.repeat(10_000_000)), 'larger than 10 MB'],
])('%s is faulted', (_what, text, message) => {
  expect(() => readOpml(text)).toThrow(expect.objectContaining({ code: 'parse/no-opml', message: expect.stringContaining(message) }))
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('what a fault quotes of the document is harmless to a terminal', () => {
  let message = ''
  try {
    readOpml('<opml><body><\u009b2J\u202e\nx><outline text="\u009b')
  } catch (error) {
    message = String(error)
  }
  expect(message).toContain('cannot be read as OPML')
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test('bytes that are no text are faulted', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256)
  expect(() => readOpml(bytes)).toThrow(expect.objectContaining({ code: 'parse/no-opml' }))
})

test('entities of the document’s own are not expanded', () => {
  const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')
  const text = `<!DOCTYPE opml [<!ENTITY l0 "ha">${laughs}]>${body('<outline text="&l10;" xmlUrl="https://one.example/"/>')}`
  expect(readOpml(text).feeds[0]?.text).toBe('&l10;')
})

test('an external entity is not looked up', () => {
  const text = `<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('<outline text="&x;" xmlUrl="https://one.example/"/>')}`
  let found = ''
  try {
    found = readOpml(text).feeds[0]?.text ?? ''
  } catch (error) {
    expect(error).toMatchObject({ code: 'parse/no-opml' })
  }
  expect(found).not.toContain('root')
})

test('an empty list is a list', () => {
  expect(readOpml(body(''))).toEqual({ title: null, feeds: [], leftOut: [], damage: null })
})

test('folders, names and attributes are read as they stand', () => {
  expect(readOpml(readFileSync('tests/fixtures/parse/list.opml'))).toEqual({
    title: 'My & your feeds',
    feeds: [
      {
        url: 'https://one.example/feed',
        title: 'Plain title',
        text: 'Plain',
        language: null,
        folders: ['World/Europe', 'Again'],
        attributes: { type: 'rss', description: 'Second' },
      },
      {
        url: 'http://two.example/rss',
        title: 'Slashed title',
        text: 'Slashed',
        language: null,
        folders: ['World/Europe/TCP∕IP'],
        attributes: {},
      },
      {
        url: 'https://three.example/feed?a=1&b=2',
        title: 'Full',
        text: 'Full',
        language: 'en-us',
        folders: ['World'],
        attributes: {
          type: 'rss',
          htmlUrl: 'https://three.example/',
          description: 'A "feed" <b> of three',
          version: 'RSS2',
          category: '/World/Europe,news',
          created: 'Tue, 01 Nov 2005 12:00:00 GMT',
          'reader:rank': '7',
          'xmlns:reader': 'https://reader.example/opml',
        },
      },
      {
        url: 'https://four.example/news & more',
        title: null,
        text: 'Loose',
        language: 'english',
        folders: [],
        attributes: { htmlUrl: 'https://four.example/' },
      },
      {
        url: 'https://seven.example/',
        title: null,
        text: 'In a folder without a name',
        language: null,
        folders: [],
        attributes: {},
      },
    ],
    leftOut: [
      { name: 'A list', why: 'it includes another list, which is not fetched' },
      { name: 'A page', why: 'it is a link, not a feed' },
      { name: 'Nothing', why: 'it names no feed' },
    ],
    damage: null,
  })
})

test('a list that breaks off between its tags is read as far as it goes, and the place is named', () => {
  const { feeds, damage } = readOpml('<opml><body>\n<outline text="f"><outline text="a" xmlUrl="https://one.example/"/>')
  expect(feeds.map(({ url, folders }) => [url, folders])).toEqual([['https://one.example/', ['f']]])
  expect(damage).toMatchObject({ line: expect.any(Number) })
})

test('a folder with too long a path lends its feeds to the one above, and that is told', () => {
  const long = 'x'.repeat(201)
  const text = body(`<outline text="f"><outline text="${long}"><outline text="a" xmlUrl="https://one.example/"/></outline></outline>`)
  const { feeds, leftOut } = readOpml(text)
  expect(feeds[0]?.folders).toEqual(['f'])
  expect(leftOut).toEqual([{ name: long, why: expect.stringContaining('200 characters') }])
})

test('UTF-16 is read', () => {
  const bytes = new Uint8Array(Buffer.from(`\ufeff${body('<outline text="Zürich" xmlUrl="https://one.example/"/>')}`, 'utf16le'))
  expect(readOpml(bytes).feeds[0]?.text).toBe('Zürich')
})

test('an outline with thousands of attributes keeps some', () => {
  const attributes = Array.from({ length: 20_000 }, (_, index) => `a${index}="x"`).join(' ')
  const { feeds } = readOpml(body(`<outline xmlUrl="https://one.example/" ${attributes}/>`))
  expect(Object.keys(feeds[0]?.attributes ?? {})).toHaveLength(49)
})
