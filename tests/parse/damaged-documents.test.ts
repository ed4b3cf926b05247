/** The documents of feedparser's suite that are damaged or odd in their encoding: read all the same, and as the comment at their head says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { decode } from '#parse/decode.ts'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

const corpus = '../shared/conformance'

/** Not noted as damage, though the suite wants it so. */
const noDamage: Readonly<Record<string, string>> = {
  'bozo_http_i18n.xml': 'text/xml without a charset says nothing of the encoding any more (RFC 7303 §3.2)',
  'bozo_http_text_plain_charset.xml': 'feeds are sent as text/plain in good faith, and read alike',
}
/** Read otherwise than the suite has it. */
const otherText: Readonly<Record<string, string>> = {
  'bozo_linenoise.xml': '’<>”\ufffd',
}

describe.skipIf(!existsSync(corpus))('damaged documents (needs ../shared)', () => {
  const files = ['encoding', 'illformed'].flatMap((folder) =>
    existsSync(corpus) ? readdirSync(`${corpus}/${folder}`).map((file) => [folder, file] as const) : [],
  )

  test.each(files)('%s/%s is read as its comment says', async (folder, file) => {
    const bytes = readFileSync(`${corpus}/${folder}/${file}`)
    const { header, expectation } = commentOf(decode(bytes, null).text)
    const feed = await readFeed(bytes, header)
    if (feed === null) return expect(expectation).toBe('bozo')
    const { text } = decode(bytes, header)
    expect(feed.entries).toHaveLength(text.split(/<(?:item|entry)[\s>]/).length - 1)
    if (/^bozo\b/.test(expectation) && !(file in noDamage)) expect(feed.damage).not.toEqual([])
    expect(foundIn(feed, expectation)).toBe(otherText[file] ?? statedText(expectation))
    const encoding = /encoding == '(.*?)'/.exec(expectation)?.[1]
    if (encoding !== undefined) expect(text).toBe(iconv.decode(bytes, encoding.replace('us-ascii', 'latin1')))
  })
})

function commentOf(text: string): { readonly header: string | null; readonly expectation: string } {
  return {
    header: /^Header:\s*Content-type:\s*(.*)$/im.exec(text)?.[1] ?? null,
    expectation: /Expect:\s*(.*?)\s*$/m.exec(text)?.[1] ?? '',
  }
}

/** Null where there is no feed in it. */
async function readFeed(bytes: Uint8Array, contentType: string | null): Promise<ParsedFeed | null> {
  return await parse(documentOf(bytes, { contentType })).catch((fault: unknown) => {
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ code: expect.stringMatching(/^parse\//) })
    return null
  })
}

function foundIn({ entries }: ParsedFeed, expectation: string): string | null {
  if (expectation.includes('.link')) return entries[0]?.url ?? null
  return /\bdescription\b|\.summary/.test(expectation) ? (entries[0]?.summary ?? null) : null
}

/** Null where the comment states none. */
function statedText(expectation: string): string | null {
  const code = /ord\(.*?\) == (\d+)/.exec(expectation)?.[1]
  if (code !== undefined) return String.fromCodePoint(Number(code))
  const text = /entries.*? == '(.*)'$/.exec(expectation)?.[1] ?? null
  return text === null
    ? null
    : text.replace(/\\(?:x(..)|u(....))/g, (_, short, long) => String.fromCharCode(Number.parseInt(short ?? long, 16)))
}
