import { expect, test } from 'vitest'
import { beginsWithWords, detect } from '#parse/detect.ts'

test.each([
  ['', 'plain text'],
  ['just words', 'plain text'],
  ['%PDF-1.7', 'a PDF document'],
  ['{"a":1}', 'JSON that is no JSON Feed'],
  ['[1,2]', 'JSON that is no JSON Feed'],
  ['<!-- only a comment -->', 'XML without any element'],
  ['<opml version="2.0"><body/></opml>', 'XML whose first element is <opml>, which is no feed'],
  ['<sitemapindex><channel/></sitemapindex>', 'XML whose first element is <sitemapindex>, which is no feed'],
])('"%s" is %s', (text, what) => {
  expect(detect(text)).toMatchObject({ kind: 'other', what })
})

test.each([
  '<!DOCTYPE html><html><body>x</body></html>',
  '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html/>',
  '  <HTML><head><title>x</title></head></HTML>',
  '<head><title>Moved</title></head>',
  '<!-- c --><html><pre><rss version="2.0"></rss></pre></html>',
])('a page is a page, whatever it shows: %s', (text) => {
  expect(detect(text).kind).toBe('html')
})

test.each([
  ['<rss version="2.0"/>', 'rss'],
  ['<RSS>', 'rss'],
  ['<!-- <html> --><rss/>', 'rss'],
  ['<channel><item/></channel>', 'rss'],
  ['Warning: x<br /><b>y</b><rss version="2.0"/>', 'rss'],
  ['<rdf:RDF xmlns:rdf="x">', 'rdf'],
  ['<r:RDF>', 'rdf'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', 'atom'],
  ['<a:feed xmlns:a="http://www.w3.org/2005/Atom">', 'atom'],
  ['\ufeff\n {"version": "https://jsonfeed.org/version/1", "items": []}', 'json'],
  ['{"title": "t", "items": []}', 'json'],
])('%s begins a feed of the kind %s', (text, kind) => {
  expect(detect(text).kind).toBe(kind)
})

test.each([
  ['<p>Words</p>', true],
  ['<strong>Words</strong> and more', true],
  ['<html><p>Words</p></html>', false],
  ['<!doctype html><p>Words</p>', false],
  ['<title>Words</title>', false],
])('%s begins in the middle of a page: %s', (text, isFragment) => {
  expect(detect(text)).toEqual({ kind: 'html', isFragment })
})

test.each([
  '<p>Words</p>',
  '<b>Words</b> and more',
  '\ufeff\n<!doctype html>',
  '<!-- c --><html/>',
  '<?xml version="1.0"?><rss/>',
  '<rss/>',
  '<feed\nxmlns="x">',
  '{"items": []}',
  '[{"a": 1}]',
  '%PDF-1.7',
])('what is no text does not begin with words: %j', (text) => {
  expect(beginsWithWords(text)).toBe(false)
})

test.each([
  '',
  'Email from John <john@example.org>\nNATO met in Kyiv',
  'Put <rss version="2.0"> first',
  'A <b>bold</b> word',
  '\ufeff  Words',
  '<john@example.org> writes',
  '<https://example.org/> says',
  '<3 and < 5',
  '[Reuters] Allies meet',
])('a text begins with words, whatever marks it holds: %j', (text) => {
  expect(beginsWithWords(text)).toBe(true)
})
