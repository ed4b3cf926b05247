import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { acceptedEncodings, chooseEncoding } from '#serve/encoding.ts'
import { sampleDocument, sampleRendered, served } from './served.ts'

const varies = expect.stringMatching(/^accept-encoding\b/)

test.each([
  { header: undefined, gets: ['identity'], why: 'it may know no coding at all' },
  { header: '', gets: ['identity'], why: 'it says that it knows none' },
  { header: ',,;;=,q=1', gets: ['identity'], why: 'nothing in it names a coding of ours' },
  { header: 'gzip;q=high, br;q=2, br;q=-1, br;q=0.1234', gets: ['identity'], why: 'weights that are none say nothing' },
  { header: 'zstd, compress', gets: ['identity'], why: 'it knows none of ours' },
  { header: 'gzip;q=0, br;q=0.000', gets: ['identity'], why: 'both are shut out' },
  { header: 'gzip', gets: ['gzip', 'identity'], why: 'identity is taken where it is not shut out' },
  { header: 'X-GZip', gets: ['gzip', 'identity'], why: 'another name of gzip (RFC 9110 §8.4.1.3), in any case' },
  { header: 'gzip, deflate, br, zstd', gets: ['br', 'gzip', 'identity'], why: 'the smallest of what is liked as well' },
  { header: 'gzip;q=1.0, br;q=0.9', gets: ['gzip', 'br', 'identity'], why: 'the asker’s order comes first' },
  { header: 'gzip ; q=0.2 , identity;Q=0.9', gets: ['identity', 'gzip'], why: 'plain may be liked best' },
  { header: '*', gets: ['br', 'gzip', 'identity'], why: 'anything' },
  { header: 'br;q=0, *', gets: ['gzip', 'identity'], why: 'anything but br' },
  { header: 'gzip, *;q=0', gets: ['gzip'], why: 'nothing but gzip' },
  { header: 'identity;q=0', gets: [], why: 'nothing that we have' },
  { header: '*;q=0', gets: [], why: 'nothing at all' },
  { header: `${'a,'.repeat(5000)}gzip`, gets: ['gzip', 'identity'], why: 'long lists are read too' },
])('$header gets $gets: $why', ({ header, gets }) => {
  expect(acceptedEncodings(header)).toEqual(gets)
  expect(acceptedEncodings(header)).toEqual(gets)
})

test('small bodies stay plain, unless plain is shut out', () => {
  expect(chooseEncoding(['br', 'gzip', 'identity'], 999)).toBe('identity')
  expect(chooseEncoding(['br', 'gzip', 'identity'], 1000)).toBe('br')
  expect(chooseEncoding(['gzip'], 10)).toBe('gzip')
})

const paths = ['/', '/feed.atom', '/topics/nato.json', '/status', '/status/a', '/health.atom', '/articles/a']
const body = 'What happened today. '.repeat(100)
const large = {
  renderFeed: async () => ({ ...sampleDocument, body }),
  renderStream: async () => ({ ...sampleRendered, body }),
  renderArticle: async () => ({ ...sampleRendered, body }),
  renderStatus: async () => ({ ...sampleRendered, body }),
  renderFeedStatus: async () => ({ ...sampleRendered, body }),
  renderHealthFeed: async () => ({ ...sampleRendered, body }),
  renderNotFound: async () => body,
}

test('who shuts out everything is told so, page or feed', async () => {
  await using server = await served(large)
  for (const path of paths) {
    const answer = await server.ask(path, { 'accept-encoding': 'identity;q=0, gzip;q=0' })
    expect(answer.status, path).toBe(406)
    expect(JSON.parse(answer.body), path).toMatchObject({ code: 'serve/not-acceptable' })
  }
})

test.each([
  { accepts: 'br, gzip', encoding: 'br', tag: '"abc-br"', read: brotliDecompressSync },
  { accepts: 'gzip', encoding: 'gzip', tag: '"abc-gzip"', read: gunzipSync },
  { accepts: 'identity', encoding: undefined, tag: '"abc"', read: (bytes: Buffer) => bytes },
])('pages and feeds come as $encoding to who accepts $accepts, under a tag of their own', async ({ accepts, encoding, tag, read }) => {
  await using server = await served(large)
  for (const path of paths) {
    const answer = await server.ask(path, { 'accept-encoding': accepts })
    expect(answer.headers['content-encoding'], path).toBe(encoding)
    expect(answer.headers, path).toMatchObject({ vary: varies, etag: tag, 'content-length': String(answer.bytes.byteLength) })
    expect(read(answer.bytes).toString(), path).toBe(body)
    const head = await server.ask(path, { 'accept-encoding': accepts }, 'HEAD')
    expect({ ...head.headers, date: '' }, path).toEqual({ ...answer.headers, date: '' })
  }
})

test('the page that says nothing is here is compressed too', async () => {
  await using server = await served(large)
  const answer = await server.ask('/nowhere', { accept: 'text/html', 'accept-encoding': 'gzip' })
  expect(answer).toMatchObject({ status: 404, headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' } })
  expect(gunzipSync(answer.bytes).toString()).toBe(body)
})

test.each(['"abc"', '"abc-gzip"', '"abc-br"', 'W/"abc-br"', '"x", W/"abc-gzip"'])(
  'who has it as %s is told that it has it',
  async (tag) => {
    await using server = await served(large)
    for (const path of paths) {
      const answer = await server.ask(path, { 'accept-encoding': 'gzip', 'if-none-match': tag })
      expect(answer, path).toMatchObject({ status: 304, body: '' })
      expect(answer.headers, path).toMatchObject({ etag: /"abc[^"]*"/.exec(tag)?.[0], vary: varies })
    }
  },
)

test('of several tags the one is named that the asker would get', async () => {
  await using server = await served(large)
  const headers = { 'accept-encoding': 'gzip', 'if-none-match': '"abc", "abc-br", "abc-gzip"' }
  for (const path of paths) expect((await server.ask(path, headers)).headers.etag, path).toBe('"abc-gzip"')
})
