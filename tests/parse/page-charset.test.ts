import { expect, test } from 'vitest'
import { pageContentType } from '#parse/page-charset.ts'

test.each([
  ['no word of it', '<html><title>x</title>', 'text/html', 'text/html'],
  ['a declaration further down than anybody looks', `${' '.repeat(1024)}<meta charset="koi8-r">`, null, null],
  ['a million signs that begin one', '<meta '.repeat(200), 'text/html', 'text/html'],
  ['the server’s word', '<meta charset="koi8-r">', 'text/html; charset=utf-8', 'text/html; charset=utf-8'],
  ['its own element', '<meta charset="koi8-r">', 'text/html', 'text/html; charset=koi8-r'],
  ['its own element without quotes', '<META CHARSET=Shift_JIS>', null, 'text/html; charset=Shift_JIS'],
  [
    'an answer’s header repeated',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    'text/html',
    'text/html; charset=windows-1251',
  ],
])('a page with %s', (_what, page, sent, expected) => {
  expect(pageContentType(Buffer.from(page, 'latin1'), sent)).toBe(expected)
})
