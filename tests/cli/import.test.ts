import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { exportOpml } from '#cli/export.ts'
import { importOpml } from '#cli/import.ts'
import { readFeedsFile } from '#config/config.ts'
import { readOpml } from '#parse/opml.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const list = (inside: string) => `<opml version="2.0"><head><title>Mine</title></head><body>${inside}</body></opml>`

function open(folder: string, opml: string | Uint8Array, feedsJson: string | null) {
  const [opmlFile, feedsFile] = [join(folder, 'list.opml'), join(folder, 'feeds.json')]
  writeFileSync(opmlFile, opml)
  if (feedsJson !== null) writeFileSync(feedsFile, feedsJson)
  return { opmlFile, feedsFile, run: () => importOpml(opmlFile, feedsFile), written: () => readFileSync(feedsFile, 'utf8') }
}

test('a file that is not there is named, and nothing is made', () => {
  using folder = temporaryFolder()
  const feedsFile = join(folder.path, 'feeds.json')
  expect(importOpml(join(folder.path, 'no.opml'), feedsFile)).toEqual({
    ok: false,
    text: expect.stringContaining('no.opml cannot be read (ENOENT)'),
  })
  expect(existsSync(feedsFile)).toBe(false)
})

test('a file that is no OPML changes nothing', () => {
  using folder = temporaryFolder()
  const { run, written } = open(folder.path, 'no list', '{"feeds":[]}')
  expect(run).toThrow(expect.objectContaining({ code: 'parse/no-opml' }))
  expect(written()).toBe('{"feeds":[]}')
})

test('an invalid feeds.json is told and stays as it is', () => {
  using folder = temporaryFolder()
  const { run, written } = open(folder.path, list('<outline text="a" xmlUrl="https://one.example/"/>'), '{"feeds":[{}]}')
  expect(run()).toEqual({ ok: false, text: expect.stringContaining('feeds[0].url') })
  expect(written()).toBe('{"feeds":[{}]}')
})

test('what cannot be followed is left out and said, without showing a password; the rest goes in', () => {
  using folder = temporaryFolder()
  const { run, feedsFile } = open(
    folder.path,
    list(`<outline text="Ftp" xmlUrl="ftp://one.example/"/><outline text="Login" xmlUrl="https://me:s3cret@one.example/"/>
      <outline xmlUrl="no address"/><outline text="\u009b2JEvil\u202e" xmlUrl="file:///etc/passwd"/><outline text="Link" type="link" url="https://x.example/"/>
      <outline text="Good" xmlUrl="feed://one.example/rss"/>`),
    null,
  )
  const { ok, text } = run()
  expect(ok).toBe(true)
  expect(text.split('\n')).toEqual([
    `${feedsFile}: added 1, already followed 0, left out 5`,
    '  left out "Ftp": the scheme "ftp"',
    '  left out "Login": a user name or password in the address',
    '  left out "a feed without a name": "no address"',
    `  left out "›2JEvil\\u202e": the scheme "file"`,
    '  left out "Link": it is a link, not a feed',
  ])
  expect(JSON.parse(readFileSync(feedsFile, 'utf8'))).toEqual({
    output: { title: 'Mine' },
    feeds: [{ url: 'http://one.example/rss', title: 'Good' }],
  })
})

test('what is followed already stays as it is, to the letter; folders become topics', () => {
  using folder = temporaryFolder()
  const before = `{
  "topics": [{"id": "nato", "phrases": ["NATO"]}, {"id": "ua", "label": "Ukraine & Black Sea", "phrases": ["ukrain*"]}],
  "feeds": [
    { "url": "https://ONE.example/feed", "every": "15m" }
  ]
}
`
  const { run, written, feedsFile } = open(
    folder.path,
    list(`<outline text="One" xmlUrl="https://one.example/feed#top"/>
      <outline text="NATO"><outline text="ukraine / black sea"><outline text="Two" xmlUrl="https://two.example/"/></outline>
        <outline text="Three" xmlUrl="https://three.example/"/></outline>`),
    before,
  )
  expect(run()).toEqual({
    ok: true,
    text: [
      `${feedsFile}: added 2, already followed 1, left out 0`,
      '  folder "NATO" became the topic nato (2 feeds)',
      '  folder "ukraine ∕ black sea" became the topic ua (1 feed)',
    ].join('\n'),
  })
  expect(written().startsWith(before.slice(0, before.indexOf('\n  ]')))).toBe(true)
  expect(JSON.parse(written()).feeds.slice(1)).toEqual([
    { url: 'https://two.example/', title: 'Two', topics: ['nato', 'ua'], folders: ['NATO/ukraine ∕ black sea'] },
    { url: 'https://three.example/', title: 'Three', topics: ['nato'], folders: ['NATO'] },
  ])
  const once = written()
  expect(run().text).toContain('added 0, already followed 3')
  expect(written()).toBe(once)
})

test('a new feed takes no id from one that is there', () => {
  using folder = temporaryFolder()
  const { run, feedsFile } = open(
    folder.path,
    list('<outline text="a" xmlUrl="http://one.example/feed"/><outline text="b" xmlUrl="https://www.one.example/feed"/>'),
    '{"feeds":[{"url":"https://one.example/feed"}]}',
  )
  expect(run().ok).toBe(true)
  const file = readFeedsFile(feedsFile)
  const ids = file.ok ? file.settings.feeds.map(({ id }) => id as string) : []
  expect(ids[0]).toBe('one-example-feed')
  expect(new Set(ids).size).toBe(3)
})

test('a damaged list says where', () => {
  using folder = temporaryFolder()
  const { run } = open(folder.path, '<opml><body>\n<outline text="a" xmlUrl="https://one.example/"/>\n', null)
  expect(run().text).toMatch(/the file is damaged in line \d/)
})

test('the list of our own goes in and comes out', () => {
  expectRoundTrip('tests/fixtures/parse/list.opml', (url) => !url.includes(' '))
})

const shared = '../shared/opml'
const real = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.opml')) : []

test.skipIf(real.length === 0)('real lists go in and come out, with every address, name, folder and attribute (needs ../shared)', () => {
  for (const name of real) {
    const text = expectRoundTrip(join(shared, name), () => true)
    // Read by the package alone, so that what our own reader might leave out is missed.
    expect(outlinesOf(text)).toEqual(outlinesOf(readFileSync(join(shared, name), 'utf8')))
  }
  expect(real.length).toBeGreaterThan(5)
})

/** An outline without a title or a type gains them; nothing else may change. */
function expectRoundTrip(opmlFile: string, isFollowed: (url: string) => boolean): string {
  using folder = temporaryFolder()
  const [feedsFile, out] = [join(folder.path, 'feeds.json'), join(folder.path, 'out.opml')]
  expect(importOpml(opmlFile, feedsFile).ok).toBe(true)
  expect(exportOpml(feedsFile, { to: out, private: false }).ok).toBe(true)
  const before = readOpml(readFileSync(opmlFile))
  const after = readOpml(readFileSync(out))
  const expected = before.feeds
    .filter(({ url }) => isFollowed(url))
    .map((feed) => ({
      ...feed,
      title: feed.title ?? feed.text,
      language: feed.language === 'en-us' ? 'en-US' : feed.language,
      attributes: { type: 'rss', ...feed.attributes },
    }))
  expect(after.title).toBe(before.title)
  expect(new Map(after.feeds.map((feed) => [feed.url, feed]))).toEqual(new Map(expected.map((feed) => [feed.url, feed])))
  expect(after.feeds.length).toBeGreaterThan(0)
  return readFileSync(out, 'utf8')
}

function outlinesOf(text: string): unknown {
  const parser = new XMLParser({ ignoreAttributes: false, htmlEntities: true, trimValues: false, isArray: (name) => name === 'outline' })
  const { outline } = parser.parse(text).opml.body
  // Between its elements there is only white space.
  return JSON.parse(JSON.stringify(outline), (key, value) => (key === '#text' ? undefined : value))
}
