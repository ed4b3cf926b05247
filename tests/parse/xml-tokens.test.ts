import { existsSync, globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { decode } from '#parse/decode.ts'
import { findMalformed } from '#parse/malformed.ts'
import { TextWindow } from '#parse/text-window.ts'
import { readTokens } from '#parse/xml-tokens.ts'

interface Read {
  readonly tokens: readonly string[]
  /** With the text that follows, up to five characters. */
  readonly oddities: readonly string[]
}

function read(text: string, pieces: readonly string[] = [text]): Read {
  const tokens: string[] = []
  const oddities: string[] = []
  const window = new TextWindow(pieces.values())
  readTokens(window, {
    text: (start, end) => tokens.push(window.slice(start, end)),
    characterData: (start, end) => tokens.push(`[${window.slice(start, end)}]`),
    open: ({ name, attributes, start, end, isEmpty }) => {
      expect([text[start], text[end - 1] === '>' || text[end]]).toEqual(['<', expect.anything()])
      tokens.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`)}${isEmpty ? ' /' : ''}>`)
      return name !== 'stop'
    },
    close: (name) => tokens.push(`</${name}>`),
    oddity: (what, offset) => oddities.push(`${what}: ${text.slice(offset, offset + 5)}`),
    keeps: () => Number.POSITIVE_INFINITY,
  })
  return { tokens, oddities }
}

test.each([
  [
    'a < b <3 <> </> &',
    ['a < b <3 <> </> &'],
    ['a < is not escaped: < b <', 'a < is not escaped: <3 <>', 'a < is not escaped: <> </', 'a < is not escaped: </> &'],
  ],
  ['<a<b>x</a</b>', ['<a>', '<b>', 'x', '</a>', '</b>'], ['a tag is not closed: <a<b>', 'a tag is not closed: </a</']],
  ['<a b="c', [], ['a quotation mark is missing: "c', 'the document ends inside a tag: <a b=']],
  ['<a b="c>d</a>', ['<a b=c>', 'd', '</a>'], ['a quotation mark is missing: "c>d<']],
  ['<a b=c d e = "f" b="g"/h>i', ['<a b=c, d=, e=f, h=>', 'i'], []],
  ['<a ="b" \'c\'>', ['<a ="b"=, \'c\'=>'], []],
  ['x</a', ['x'], ['the document ends inside a tag: </a']],
  ['x</', ['x'], ['the document ends inside a tag: </']],
  ['x<', ['x<'], ['a < is not escaped: <']],
  ['x<a', ['x'], ['the document ends inside a tag: <a']],
  ['<![CDATA[a<b>]] >', ['[a<b>]] >]'], ['the document ends inside a CDATA section: <![CD']],
  ['<!-- a -> b<c/>', [' b', '<c />'], ['a comment is not closed: <!-- ']],
  ['<!-- a', [], ['a comment is not closed: <!-- ', 'the document ends inside a declaration: <!-- ']],
  ['<?xml version="1.0"><a>b</a>', ['<a>', 'b', '</a>'], ['a processing instruction is not closed: <?xml']],
  ['<?o:p/><a/><?x?>', ['<a />'], ['a processing instruction is not closed: <?o:p']],
  ['<?php a', [], ['the document ends inside a processing instruction: <?php']],
  ['<!DOCTYPE a [<!ENTITY b "c">]', [']'], []],
])('%s is read on', (text, tokens, oddities) => {
  expect(read(text)).toEqual({ tokens, oddities })
})

test.each([
  ['<A B="C">d</A >', ['<a b=C>', 'd', '</a>']],
  ['<a/><b c="/"/><d e=/f/>', ['<a />', '<b c=/ />', '<d e=/f/>']],
  ['<a><![CDATA[b]]]]><![CDATA[>]]></a>', ['<a>', '[b]]]', '[>]', '</a>']],
  ['<!-- <a> -- --><?b <c>?><!DOCTYPE d [<!ENTITY e "]">] ><f>', ['<f>']],
  ['<é:x ü="ö">', ['<é:x ü=ö>']],
  ['<a b=\'"\' c="\'>">', ['<a b=", c=\'>>']],
])('%s is read as XML has it', (text, tokens) => {
  expect(read(text)).toEqual({ tokens, oddities: [] })
})

test('more attributes than any element has are passed over', () => {
  const { tokens } = read(`<a ${Array.from({ length: 5000 }, (_, index) => `b${index}="c"`).join(' ')}>d`)
  expect(tokens[0]?.split(',')).toHaveLength(1000)
  expect(tokens[1]).toBe('d')
})

test('whoever has had enough is told no more', () => {
  expect(read('<a>b<stop>c</stop><d>')).toEqual({ tokens: ['<a>', 'b', '<stop>'], oddities: [] })
})

test('names of prototypes are names', () => {
  expect(read('<__proto__ constructor="a" __proto__="b" toString="c"/>').tokens).toEqual(['<__proto__ constructor=a, tostring=c />'])
})

test('a document in pieces is read as the whole is, wherever it is cut', () => {
  const parts = [
    '<',
    '>',
    '<a',
    ' b="',
    "'",
    '</a>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '<!DOCTYPE d [',
    ']>',
    'text',
    ' ',
    '/',
    '&',
  ]
  const document = fc.array(fc.constantFrom(...parts), { maxLength: 30 })
  fc.assert(
    fc.property(document, fc.integer({ min: 1, max: 20 }), (drawn, size) => {
      const text = drawn.join('')
      const pieces = text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []
      expect(read(text, pieces)).toEqual(read(text))
    }),
    { numRuns: 3000 },
  )
})

const documents = [...globSync('tests/fixtures/parse/*'), ...globSync('../shared/{feeds,conformance/wellformed}/**/*')].filter((file) =>
  /\.\w+$/.test(file),
)

test(`what is well-formed is read as htmlparser2 reads it${existsSync('../shared') ? '' : ' (few documents without ../shared)'}`, () => {
  for (const file of documents) {
    const { text } = decode(readFileSync(file), null)
    // htmlparser2 takes a document type for ended at the first `>`.
    if (findMalformed(text) !== null || /<!DOCTYPE[^>]*\[/.test(text)) continue
    expect([file, joined(read(text).tokens)]).toEqual([file, joined(tokensOfHtmlparser2(text))])
  }
})

function tokensOfHtmlparser2(text: string): readonly string[] {
  const tokens: string[] = []
  const parser = new Parser(
    {
      onopentag: (name, attributes) => tokens.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`)}>`),
      ontext: (data) => tokens.push(data),
      onclosetag: (name) => tokens.push(`</${name}>`),
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(text)
  return tokens
}

/** In one form: of an empty element both tags, of CDATA its text. */
function joined(tokens: readonly string[]): string {
  return tokens.map((token) => token.replace(/^<([^\s>]+)(.*) \/>$/s, '<$1$2></$1>').replace(/^\[(.*)\]$/s, '$1')).join('')
}
