import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { instant } from '#model/instant.ts'
import { type OpmlOutline, renderOpml } from '#publish/opml.ts'

const bare: OpmlOutline = { url: 'https://one.example/feed', title: null, language: null, folders: [], attributes: {} }
const render = (...feeds: OpmlOutline[]) => renderOpml({ title: 'Mine & yours', createdAt: instant(0), feeds })

test('an attribute XML does not allow, or whose prefix nothing declares, is left out, and a hostile value stays a value', () => {
  const attributes = {
    'a b': 'x',
    '1st': 'x',
    xmlns: 'x',
    'a:b:c': 'x',
    'loose:rank': 'x',
    'r:rank': '"/><outline xmlUrl="https://evil.example/',
    'xmlns:r': 'https://r.example/',
    description: 'a\u0000b\ud800c <&>"\'',
  }
  const text = render({ ...bare, title: '\u001b[2J</body>', attributes })
  expect(XMLValidator.validate(text)).toBe(true)
  expect(outlines(text)).toEqual([
    {
      text: '[2J</body>',
      title: '[2J</body>',
      type: 'rss',
      xmlUrl: 'https://one.example/feed',
      'r:rank': '"/><outline xmlUrl="https://evil.example/',
      'xmlns:r': 'https://r.example/',
      description: 'abc <&>"\'',
    },
  ])
})

test('no feeds make an empty list', () => {
  expect(render()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Mine &amp; yours</title>
    <dateCreated>Thu, 01 Jan 1970 00:00:00 GMT</dateCreated>
  </head>
  <body/>
</opml>
`)
})

test('a feed stands in each of its folders, and a folder is opened once', () => {
  const text = render(
    {
      ...bare,
      title: 'One',
      folders: ['World/Europe', 'TCP∕IP'],
      attributes: { text: 'First', type: 'atom', htmlUrl: 'https://one.example/' },
    },
    { ...bare, url: 'https://two.example/', language: 'uk' },
    { ...bare, url: 'https://three.example/', title: 'Three', folders: ['World', '/World//Europe/'], attributes: { language: 'english' } },
  )
  expect(text.slice(text.indexOf('<body>'))).toBe(`<body>
    <outline text="World" title="World">
      <outline text="Europe" title="Europe">
        <outline text="First" title="One" type="atom" xmlUrl="https://one.example/feed" htmlUrl="https://one.example/"/>
        <outline text="Three" title="Three" type="rss" xmlUrl="https://three.example/" language="english"/>
      </outline>
      <outline text="Three" title="Three" type="rss" xmlUrl="https://three.example/" language="english"/>
    </outline>
    <outline text="TCP/IP" title="TCP/IP">
      <outline text="First" title="One" type="atom" xmlUrl="https://one.example/feed" htmlUrl="https://one.example/"/>
    </outline>
    <outline text="https://two.example/" type="rss" xmlUrl="https://two.example/" language="uk"/>
  </body>
</opml>
`)
})

test('folders may be called as the parts of objects are', () => {
  const text = render({ ...bare, folders: ['__proto__/constructor', 'toString'] })
  expect(text.match(/<outline text="(?:__proto__|constructor|toString)"/g)).toHaveLength(3)
})

function outlines(text: string): unknown {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: (name) => name === 'outline' })
  return parser.parse(text).opml.body.outline
}
