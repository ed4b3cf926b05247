import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { jsonLines } from '#tests/support/json-lines.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'

const topics = [{ id: 'lighthouses', label: 'Lighthouses', phrases: ['lighthouse*', 'Leuchtturm'] }]

/** A folder with a feeds.json of one topic, and a document. */
function given(document: string | Buffer, feeds: object | string = { topics, feeds: [] }) {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const [feedsFile, file] = [join(folder.path, 'feeds.json'), join(folder.path, 'document')]
  writeFileSync(feedsFile, typeof feeds === 'string' ? feeds : JSON.stringify(feeds))
  writeFileSync(file, document)
  return { file, env: { FEEDS_FILE: feedsFile, DATA_DIR: join(folder.path, 'data') } }
}

const page = (main: string) =>
  `<!doctype html><html><head><title>Harbour &amp; Post</title></head><body><article>${main}</article></body></html>`

test('a feeds.json that is wrong is told as `check` tells it', async () => {
  const { file, env } = given('A title', { topics: [{ id: 'empty', phrases: [] }], feeds: [] })
  const tagged = await runCommand(['tag', file], env)
  expect(tagged).toMatchObject({ code: 1, stdout: '' })
  expect(tagged.stderr).toBe((await runCommand(['check'], env)).stderr)
})

test.each([
  { what: 'no file', source: 'no-such-file', said: 'no-such-file is no file, and no address' },
  { what: 'a folder', source: '.', said: '. cannot be read (EISDIR)' },
  { what: 'an address of another scheme', source: 'ftp://example.org/', said: 'the address cannot be asked: found the scheme "ftp"' },
])('$what is nothing to tag', async ({ source, said }) => {
  const { env } = given('')
  expect(await runCommand(['tag', source], env)).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(said) })
})

test('a document that is neither feed nor page nor text is a fault; a page without text says why', async () => {
  const picture = given(Buffer.from('%PDF-1.7 nothing to read'))
  expect(await runCommand(['tag', picture.file], picture.env)).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^parse\/not-a-feed: /),
  })
  const empty = given(page('<p>Short.</p>'))
  expect(await runCommand(['tag', empty.file], empty.env)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${empty.file}: the page has next to no text\n`,
  })
})

test.each(['', '\0\0\0\0', ' \n\t\u00a0\n', '<p> </p>'])('in %j there is nothing to tag', async (document) => {
  const { file, env } = given(document)
  expect(await runCommand(['tag', file], env)).toEqual({
    code: 1,
    stdout: '',
    stderr: document === '' ? `${file} is empty\n` : `${file}: there is nothing to tag in it\n`,
  })
})

test.each([
  ['Mail of John <john@example.org>\nThe lighthouse is out', 'Mail of John <john@example.org>'],
  ['How to begin: <rss version="2.0">\nThe lighthouse is out', 'How to begin: <rss version="2.0">'],
  ['A <b>lighthouse</b> is out', 'A <b>lighthouse</b> is out'],
  ['<b>The lighthouse</b> is out', 'The lighthouse is out'],
  ['<p>A title</p><p>The lighthouse is out</p>', 'A title'],
])('a text with marks of markup in it is a text: %j', async (document, title) => {
  const { file, env } = given(document)
  const { code, stdout, stderr } = await runCommand(['tag', file, '--json'], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ title, tags: [{ value: 'lighthouses' }] })
})

test('of a text the first line is the title; each tag comes with what earned it, in brackets', async () => {
  const { file, env } = given('The lighthouse keeper\nHe keeps the old lighthouse, far out.\n')
  const { code, stdout, stderr } = await runCommand(['tag', file], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const lines = stdout.split('\n')
  expect(lines[0]).toBe('The lighthouse keeper')
  expect(lines[1]).toMatch(/^ {2}topic +lighthouses +0\.\d\d$/)
  expect(lines).toContain('      in the title: The [lighthouse] keeper  (by lighthouse*)')
  expect(lines).toContain('      in the text: He keeps the old [lighthouse], far out.  (by lighthouse*)')
})

test('a text about nothing has no tags', async () => {
  const { file, env } = given('Nothing to see\n\nAt all.')
  expect(await runCommand(['tag', file], env)).toEqual({ code: 0, stdout: 'Nothing to see\n  no tags\n', stderr: '' })
})

test('of a feed every entry is tagged; as JSON each is an object on a line', async () => {
  const items = ['Der Leuchtturm', 'Windmill'].map(
    (title) =>
      `<item><title>${title}</title><link>https://outlet.example/${title.length}</link><description>&lt;p&gt;Some text.&lt;/p&gt;</description></item>`,
  )
  const { file, env } = given(`<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`)
  const text = await runCommand(['tag', file], env)
  expect(text.stdout).toMatch(/^1\. Der Leuchtturm\n.*\n\n2\. Windmill\n {2}no tags\n$/s)
  const { code, stdout } = await runCommand(['tag', file, '--json'], env)
  expect(code).toBe(0)
  const [first, second] = jsonLines(stdout)
  expect(first).toMatchObject({ title: 'Der Leuchtturm', address: 'https://outlet.example/14', text: 'Some text.' })
  const [{ kind, value, passing, evidence }] = first.tags
  expect({ kind, value, passing, evidence }).toEqual({
    kind: 'topic',
    value: 'lighthouses',
    passing: false,
    evidence: [{ phrase: 'Leuchtturm', where: 'title', offset: 4, rule: 'Leuchtturm' }],
  })
  expect(second.tags).toEqual([])
})

test('a feed that feeds.json names has the topics and regions it gives it', async () => {
  await using server = await startFeedServer()
  const url = `${server.address}/feed`
  server.serve('/feed', '<rss version="2.0"><channel><title>A</title><item><title>Windmill</title></item></channel></rss>')
  const { env } = given('', { topics, feeds: [{ url, topics: ['lighthouses'], regions: ['europe'] }] })
  const { stdout } = await runCommand(['tag', url, '--json'], { ...env, FETCH_ALLOW_NETWORKS: '127.0.0.0/8' })
  const { tags } = JSON.parse(stdout) as { tags: readonly { value: string; evidence: readonly { where: string }[] }[] }
  expect(tags.map(({ value, evidence }) => [value, evidence[0]?.where])).toEqual([
    ['lighthouses', 'feed'],
    ['europe', 'feed'],
  ])
})

test('a page of an address gives its main text, under its own title', async () => {
  await using server = await startFeedServer()
  server.serve(
    '/page',
    page(`<p>${'The lighthouse stands where the land ends, and nobody goes there in winter. '.repeat(6)}</p>`),
    'text/html',
  )
  const { env } = given('')
  const refused = await runCommand(['tag', `${server.address}/page`], env)
  expect(refused).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^fetch\/forbidden-address: /) })
  const { code, stdout } = await runCommand(['tag', `${server.address}/page`, '--json'], { ...env, FETCH_ALLOW_NETWORKS: '127.0.0.0/8' })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    title: 'Harbour & Post',
    address: `${server.address}/page`,
    language: 'en',
    tags: [{ value: 'lighthouses' }],
  })
})

test('nothing of a document moves the cursor of a terminal', async () => {
  const { file, env } = given('A lighthouse\u001b[31m\u202e red\nThe \u001b[2Jlighthouse \u0007 rings')
  for (const args of [[], ['--json']]) {
    const { code, stdout } = await runCommand(['tag', file, ...args], env)
    expect(code).toBe(0)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
  }
})
