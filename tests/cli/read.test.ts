import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'

const loopback = { FETCH_ALLOW_NETWORKS: '127.0.0.0/8' }

test.each([
  ['no-such-file.xml', 'no-such-file.xml is no file, and no address: these begin with http:// or https://\n'],
  ['.', '. cannot be read (EISDIR)\n'],
  [
    'ftp://example.org/feed',
    'the address cannot be asked: found the scheme "ftp", allowed: an address beginning with http:// or https://\n',
  ],
])('%s is nothing to read, told in one line', async (source, stderr) => {
  expect(await runCommand(['read', source])).toEqual({ code: 1, stdout: '', stderr })
})

test('without a document the command says how it is called', async () => {
  const { code, stderr } = await runCommand(['read'])
  expect(code).toBe(2)
  expect(stderr).toContain('tributary read FILE|URL|- [--compare] [--json]')
})

test('an empty file and one larger than the service takes are refused', async () => {
  using folder = temporaryFolder()
  const empty = fileOf(folder.path, '')
  expect(await runCommand(['read', empty])).toEqual({ code: 1, stdout: '', stderr: `${empty} is empty\n` })
  const large = fileOf(folder.path, 'x'.repeat(20_000_001))
  expect(await runCommand(['read', large])).toEqual({
    code: 1,
    stdout: '',
    stderr: `${large} is longer than the 20 MB the service takes\n`,
  })
})

test('an address inside the network is refused as the service refuses it', async () => {
  await using server = await startFeedServer()
  server.serve('/feed', news)
  const { code, stdout, stderr } = await runCommand(['read', `${server.address}/feed`])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^fetch\/forbidden-address: /)
})

test('a document that is no feed is a fault, as text and as JSON', async () => {
  using folder = temporaryFolder()
  const file = fileOf(folder.path, '<!doctype html><title>News</title>')
  const message = 'parse/html: a web page came instead of a feed. Look on the page for the link to its feed.\n'
  expect(await runCommand(['read', file])).toEqual({ code: 1, stdout: '', stderr: message })
  const { code, stdout, stderr } = await runCommand(['read', file, '--json', '--compare'])
  expect({ code, stderr }).toEqual({ code: 1, stderr: message })
  expect(JSON.parse(stdout)).toMatchObject({ fault: { code: 'parse/html' }, format: null, feed: null, entries: [], rssParser: null })
  expect((await runCommand(['read', file, '--compare'])).stdout).toMatch(/^rss-parser +finds no feed$/m)
})

test('what cannot be read is told with its place in the document', async () => {
  using folder = temporaryFolder()
  const file = fileOf(folder.path, '{"version": "https://jsonfeed.org/version/1.1", "items": [}')
  const { code, stdout, stderr } = await runCommand(['read', file])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^parse\/unreadable: .* \(SyntaxError: .*\)\. Tell the publisher/)
})

test('a feed is shown with its facts, its damage and its entries', async () => {
  using folder = temporaryFolder()
  const file = fileOf(folder.path, news)
  const { code, stdout, stderr } = await runCommand(['read', file])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // How many notes there are of one fault is the reader's affair.
  expect(stdout.split('\n').filter((line) => !/^ {10}line /.test(line))).toEqual([
    `document  ${file}, ${news.length} bytes`,
    'encoding  utf-8',
    'feed      RSS, 2 entries',
    'title     News of the world',
    'address   https://news.example/',
    expect.stringMatching(/^damage {4}line 4, column \d+: /),
    '',
    '1. Ministers agree & part',
    '   address     https://news.example/1',
    '   date        2026-11-24T20:10:00Z',
    '   author      Ada Lind',
    '   categories  World, Defence',
    '   text        18 characters',
    '',
    '2. none',
    '   address     none',
    '   date        none',
    '   author      none',
    '   categories  none',
    '   text        12 characters',
    '',
  ])
})

test('the same as JSON is one object on one line', async () => {
  const { stdout } = await runOn(news, ['--json'])
  expect(stdout.trimEnd()).not.toContain('\n')
  expect(JSON.parse(stdout)).toEqual({
    source: '-',
    bytes: news.length,
    encoding: 'utf-8',
    format: 'rss',
    fault: null,
    damage: expect.arrayContaining([expect.objectContaining({ line: 4 })]),
    feed: { title: 'News of the world', address: 'https://news.example/' },
    entries: [
      {
        guid: 'a',
        title: 'Ministers agree & part',
        address: 'https://news.example/1',
        date: '2026-11-24T20:10:00Z',
        author: 'Ada Lind',
        categories: ['World', 'Defence'],
        textLength: 18,
      },
      { guid: 'b', title: null, address: null, date: null, author: null, categories: [], textLength: 12 },
    ],
  })
})

test('an address is asked, its charset obeyed and its relative links made absolute', async () => {
  await using server = await startFeedServer()
  const latin = Buffer.from('<rss version="2.0"><channel><title>Fran\xe7ais</title><item><link>/a</link></item></channel></rss>', 'latin1')
  server.serve('/feed', latin, 'application/rss+xml; charset=iso-8859-1')
  const { stdout } = await runCommand(['read', `${server.address}/feed`, '--json'], loopback)
  expect(JSON.parse(stdout)).toMatchObject({
    encoding: 'windows-1252',
    feed: { title: 'Français' },
    entries: [{ address: `${server.address}/a` }],
  })
})

test('beside what rss-parser finds, only what differs is marked', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
    <entry><id>1</id><title>One</title><link href="https://news.example/1"/><category term="World"/><content>Text</content></entry></feed>`
  const { stdout } = await runOn(atom, ['--compare'])
  expect(stdout).toMatch(/^ {3}title +One +the same$/m)
  expect(stdout).toMatch(/^≠ {2}categories +World +none$/m)
  expect(stdout).toMatch(/^1 entry found by both, which differ in categories in 1$/m)
  const json = await runOn(atom, ['--compare', '--json'])
  expect(JSON.parse(json.stdout).rssParser.entries).toEqual([
    { ours: 0, differs: ['categories'], entry: expect.objectContaining({ guid: '1', title: 'One', categories: [] }) },
  ])
})

test('what only one of the two finds is told', async () => {
  const { stdout } = await runOn('<rss version="2.0"><channel><item><title>One</title></item><item/></channel></rss>', ['--compare'])
  expect(stdout).toMatch(/1 entry found by both, which differ in nothing$/m)
  const odd = await runOn('<rss><channel><item><title>One</title></item></channel></rss>', ['--compare'])
  expect(odd.stdout).toMatch(/^rss-parser +finds no feed$/m)
  expect(odd.stdout).toMatch(/^1\. One$/m)
})

test('a stranger’s text neither moves a cursor nor breaks the line', async () => {
  const rude =
    '<rss version="2.0"><channel><title>a\u009b2Jb\u202ec\u2028d\u{e0041}</title><item><title>x\u009by</title></item></channel></rss>'
  for (const flags of [[], ['--compare'], ['--json']]) {
    const { stdout } = await runOn(rude, flags)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
  }
  expect(JSON.parse((await runOn(rude, ['--json'])).stdout).feed.title).toContain('b\u202ec')
})

const news = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>News of the world</title><link>https://news.example/</link>
<item><guid isPermaLink="false">a</guid><title>Ministers agree & part</title><link>https://news.example/1</link>
<pubDate>Tue, 24 Nov 2026 20:10:00 GMT</pubDate><dc:creator>Ada Lind</dc:creator><category>World</category><category>Defence</category>
<description>&lt;p&gt;They talked. &lt;b&gt;Long.&lt;/b&gt;&lt;/p&gt;</description></item>
<item><guid isPermaLink="false">b</guid><description>Only a line.
</description></item>
</channel></rss>`

function fileOf(folder: string, content: string): string {
  const file = join(folder, `${content.length}.xml`)
  writeFileSync(file, content)
  return file
}

/** `tributary read -` with the document on standard input. */
async function runOn(document: string, flags: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))
  const child = spawn(process.execPath, [entry, 'read', '-', ...flags], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.end(document)
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { code: code as number, stdout }
}
