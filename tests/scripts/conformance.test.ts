import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/temporary.ts'

function conformance(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/conformance.ts', ...args], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  return { status, lines: stdout.trimEnd().split('\n'), stderr: stderr.trim() }
}

interface Wanted {
  readonly target?: 'feed' | 'entry'
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly file?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Runs the command on one document and what is expected of it. */
function runOn(document: string, wanted: readonly Wanted[], more: Readonly<Record<string, string>> = {}) {
  using folder = temporaryFolder()
  const manifest = wanted.map((expectation) => ({
    file: 'a/doc.xml',
    url: 'http://x.example/dir/doc.xml',
    headers: {},
    target: 'entry',
    index: expectation.target === 'feed' ? null : 0,
    ...expectation,
  }))
  const files = { 'a/doc.xml': document, 'manifest.jsonl': manifest.map((line) => JSON.stringify(line)).join('\n'), ...more }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true })
    writeFileSync(join(folder.path, name), content)
  }
  return conformance(folder.path, '--json')
}

function countsOf(lines: readonly string[]) {
  return JSON.parse(lines.at(-1) ?? '')
}

test('no folder, one that cannot be read, one without a manifest and one with a broken manifest end with 1 and say which', () => {
  using folder = temporaryFolder()
  expect(conformance()).toMatchObject({ status: 1, stderr: expect.stringContaining('name the folder') })
  expect(conformance(join(folder.path, 'none'))).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be read') })
  expect(conformance(folder.path)).toMatchObject({ status: 1, stderr: expect.stringContaining('holds no manifest.jsonl') })
  writeFileSync(join(folder.path, 'manifest.jsonl'), '{"file": 1}\n')
  expect(conformance(folder.path)).toMatchObject({ status: 1, stderr: expect.stringContaining('manifest.jsonl, line 1') })
})

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>1 &lt; 2</title><entry><id>urn:1</id><title type="html">a &lt;b&gt;b&lt;/b&gt;</title>
<link href="/1"/><updated>2026-11-24T10:00:00.5Z</updated><author><name>Ada</name><email>a@x.example</email></author>
<content type="html">&lt;p&gt;See &lt;a href="r"&gt;this&lt;/a&gt;.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</content></entry></feed>`

const wrong: readonly Wanted[] = [
  { path: ['id'], value: 'URN:1' },
  { path: ['link'], value: '/1' },
  { path: ['title'], value: 'a c' },
  { path: ['content', 0, 'value'], value: '<p>See <a href="other">this</a>.</p>' },
  { path: ['content', 0, 'value'], value: '<p>See this.</p>' },
  { path: ['updated'], value: '2026-11-24T10:00:01Z' },
  { path: ['updated'], value: 'no date' },
  { path: ['links', 1, 'href'], value: 'http://x.example/2' },
  { path: ['links', 0], value: { rel: 'self' } },
  { path: ['__proto__'], value: null },
  { path: ['madeup'], value: null },
  { path: ['title', 'madeup'], value: 'a b' },
  { path: ['id'], value: 'urn:1', file: 'a/none.xml' },
]

test('what was not found, or not so, fails, each with document, path, expected and found', () => {
  const { status, lines } = runOn(atom, wrong)
  expect(status).toBe(0)
  expect(countsOf(lines)).toEqual({ passed: 0, failed: wrong.length, unmapped: 0, dates: { passed: 0, total: 0 } })
  for (const [index, { path, value, file }] of wrong.entries()) {
    expect(lines[index]).toContain(`${file ?? 'a/doc.xml'}: entry 0 ${path.join('.')}: expected ${JSON.stringify(value)}, found `)
  }
})

const right: readonly Wanted[] = [
  { target: 'feed', path: ['title'], value: '1 < 2' },
  { path: ['id'], value: 'urn:1' },
  { path: ['guid'], value: 'urn:1' },
  { path: ['link'], value: 'http://x.example/1' },
  { path: ['title'], value: 'a <i>b</i>' },
  { path: ['content', 0, 'value'], value: '<div>See <a href="http://x.example/dir/r">this</a>.</div>' },
  { path: ['summary'], value: 'See <a href="r">this</a> .' },
  { path: ['content', 0, 'type'], value: 'text/html' },
  { path: ['updated'], value: 'Tue, 24 Nov 2026 10:00:00 GMT' },
  { path: ['updated_parsed'], value: [2026, 11, 24, 10, 0, 0, 1, 328, 0] },
  { path: ['author'], value: 'Ada (a@x.example)' },
  { path: ['authors', 0, 'email'], value: 'a@x.example' },
  { path: ['links', 0], value: { rel: 'alternate', href: 'http://x.example/1' } },
]

test('identifiers, links and dates pass exactly, text by its visible characters, HTML by these and its links', () => {
  const { lines } = runOn(atom, right)
  expect(lines.filter((line) => line.startsWith('a/doc.xml'))).toEqual([])
  expect(countsOf(lines)).toMatchObject({ passed: right.length, failed: 0, unmapped: 0 })
})

test('what the server said counts, whatever the case of its headers', () => {
  const headers = { 'Content-Language': 'fr', 'content-location': 'http://y.example/' }
  const wanted: readonly Wanted[] = [
    { path: ['title_detail', 'language'], value: 'fr', headers },
    { path: ['title_detail', 'base'], value: 'http://y.example/', headers },
  ]
  expect(countsOf(runOn(atom, wanted).lines)).toMatchObject({ passed: 2, failed: 0 })
})

test('whether a path is left out is decided by the path alone', () => {
  const left: readonly Wanted[] = [
    { path: ['cloud', 'domain'], value: 'x' },
    { path: ['content', 5, 'src'], value: 'http://x.example/' },
    { target: 'feed', path: ['bozo'], value: true, file: 'a/none.xml' },
  ]
  expect(countsOf(runOn(atom, left).lines)).toMatchObject({ passed: 0, failed: 0, unmapped: 3 })
})

test('a document that is no feed fails what is expected of it, and is named with the reason', () => {
  const { status, lines } = runOn('<html><body>gone</body></html>', [{ path: ['title'], value: 'x' }], { 'b/binary.xml': '\0\u0001%PDF' })
  expect(status).toBe(0)
  expect(countsOf(lines)).toMatchObject({ failed: 1 })
  expect(lines.join('\n')).toMatch(/no feed in a\/doc\.xml: parse\/html/)
  expect(lines.join('\n')).toMatch(/no feed in b\/binary\.xml: parse\/not-a-feed/)
})

test('counts stand by field and by format, and dates are held against the list', () => {
  const dates = [
    { text: '24 Nov 2026', utc: '2026-11-24T00:00:00Z' },
    { text: '32 Nov 2026', utc: '2026-12-02T00:00:00Z' },
  ]
  const list = dates.map((date) => JSON.stringify(date)).join('\n')
  const { lines } = runOn(atom, [{ path: ['id'], value: 'urn:1' }], { 'dates.jsonl': list })
  expect(countsOf(lines)).toEqual({ passed: 1, failed: 0, unmapped: 0, dates: { passed: 1, total: 2 } })
  expect(lines.find((line) => line.startsWith('entry.id'))).toMatch(/ 1 +0 +0$/)
  expect(lines.find((line) => line.startsWith('a '))).toMatch(/ 1 +0 +0$/)
})

const suite = '../shared/conformance'

test.skipIf(!existsSync(suite))('feedparser’s suite: what the model holds passes, and no document shows a bug (needs ../shared)', () => {
  const { status, lines } = conformance(suite, '--json')
  const { passed, failed, unmapped, dates } = countsOf(lines)
  expect(status).toBe(0)
  expect(passed / (passed + failed)).toBeGreaterThanOrEqual(0.98)
  expect(unmapped / (passed + failed + unmapped)).toBeLessThanOrEqual(0.12)
  expect(dates.passed).toBe(dates.total)
  expect(lines.filter((line) => line.startsWith('A BUG SHOWS IN'))).toEqual([])
})
