/** What holds of any document whatever: random bytes, and feeds as publishers serve them with something done to them. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { clean } from '#clean/clean.ts'
import type { CleanEntry } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { parse } from '#parse/parse.ts'
import { secondOpinion } from '#tests/clean/second-opinion.ts'
import { documentOf } from './document.ts'

/** Printed with what fails, and the same at every run. */
const seed = 20_261_127

const files = [...globSync('tests/fixtures/parse/*'), ...globSync('../shared/feeds/*')].sort()
/** Long ones prove no more, and take long to make smaller. */
const feeds = new Map(files.map((file) => [file, readFileSync(file)] as const).filter(([, bytes]) => bytes.length < 40_000))

/** No more than its own fault is thrown, and what is read is fit to be shown. */
async function holds(bytes: Uint8Array, contentType: string | null): Promise<void> {
  const feed = await parse(documentOf(bytes, { contentType })).catch((error: unknown) => {
    if (error instanceof Fault && error.code.startsWith('parse/')) return null
    throw error
  })
  for (const entry of feed?.entries ?? []) expectFit(clean(entry))
  for (const { line, column } of feed?.damage ?? []) expect([line ?? 1, column ?? 1].every((count) => count >= 1)).toBe(true)
}

function expectFit(entry: CleanEntry): void {
  expect(secondOpinion(entry.content)).toBe(entry.content)
  const addresses = [entry.url, entry.image?.url, entry.source?.url, ...entry.enclosures.map(({ url }) => url)]
  for (const address of addresses) if (address !== null && address !== undefined) expect(address).toMatch(/^https?:\/\/./)
  for (const address of addressesIn(entry.content)) {
    expect(address).toMatch(/^(?:https?:\/\/.|mailto:.|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/)
  }
  for (const text of [entry.title, entry.summary, entry.text, entry.content, entry.guid ?? '']) expect(text.isWellFormed()).toBe(true)
  expect(entry.title).not.toBe('')
}

function addressesIn(html: string): readonly string[] {
  const addresses: string[] = []
  const parser = new Parser({
    onopentag: (_, { href, src, cite, poster }) => addresses.push(...[href, src, cite, poster].filter((address) => address !== undefined)),
  })
  parser.end(html)
  return addresses
}

/** One thing done to a document; places and lengths are parts of it, so that they hold whatever its size. */
interface Edit {
  readonly kind: 'insert' | 'remove' | 'repeat' | 'swap' | 'cut'
  readonly at: number
  readonly length: number
  readonly bytes: Uint8Array
}

const pieces =
  '< > & " \' / = ]]> <![CDATA[ <!-- --> <? ?> </item> <item> <entry> </entry> </title> <title> <b> <script> <a href="javascript:x"> &lt;script&gt; &#0; &amp; xml:base="//x" xmlns="y" : \0'
    .split(' ')
    .map((piece) => new TextEncoder().encode(piece))

const part = fc.double({ min: 0, max: 1, noNaN: true })
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'repeat', 'swap', 'cut'),
  at: part,
  length: part,
  bytes: fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ maxLength: 8 })),
})

function edited(bytes: Uint8Array, { kind, at, length, bytes: inserted }: Edit): Uint8Array {
  const start = Math.floor(at * bytes.length)
  // Mostly short, so that what is around still means something.
  const end = Math.min(bytes.length, start + Math.ceil(length ** 6 * 2000))
  const [before, middle, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)]
  switch (kind) {
    case 'insert':
      return Buffer.concat([before, inserted, middle, after])
    case 'remove':
      return Buffer.concat([before, after])
    case 'repeat':
      return Buffer.concat([before, middle, middle, after])
    case 'swap':
      return Buffer.concat([after, middle, before])
    case 'cut':
      return Buffer.concat([before, middle])
  }
}

const contentType = fc.constantFrom(
  null,
  'text/xml',
  'application/rss+xml; charset=utf-8',
  'text/html; charset=windows-1251',
  'text/xml; charset=utf-16',
)

test('random bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), contentType, holds), { seed, numRuns: 1000 })
})

test('random bytes inside of a feed', async () => {
  const around = fc.constantFrom(
    ['<rss><channel><item><title>', '</title><description>t</description></item></channel></rss>'],
    ['<rss><channel><item><description>', '</description><title>t</title></item></channel></rss>'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">', '</content></entry></feed>'],
    ['{"version":"https://jsonfeed.org/version/1","items":[{"content_html":"', '"}]}'],
  )
  const inside = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ maxLength: 20 })), { maxLength: 50 })
  const property = fc.asyncProperty(around, inside, contentType, async ([before, after], bytes, type) => {
    await holds(Buffer.concat([Buffer.from(before), ...bytes, Buffer.from(after)]), type)
  })
  await fc.assert(property, { seed, numRuns: 3000 })
})

test(`feeds with something done to them${existsSync('../shared') ? '' : ' (few without ../shared)'}`, async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(...feeds.keys()),
    fc.array(edit, { minLength: 1, maxLength: 8 }),
    contentType,
    async (file, edits, type) => {
      await holds(edits.reduce<Uint8Array>(edited, feeds.get(file) ?? Buffer.alloc(0)), type)
    },
  )
  await fc.assert(property, { seed, numRuns: 1500 })
})
