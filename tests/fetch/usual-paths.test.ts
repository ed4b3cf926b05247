import { expect, test } from 'vitest'
import { usualPaths } from '#fetch/usual-paths.ts'

test('of a page at the root all usual addresses are tried', () => {
  expect(usualPaths('https://example.org/?q=1')).toEqual(
    ['feed', 'rss.xml', 'atom.xml', 'feed.xml', 'index.xml', 'rss', 'feed.json', 'feeds/posts/default'].map(
      (name) => `https://example.org/${name}`,
    ),
  )
})

test('of a page further down its folder and the root take turns, ten in all', () => {
  const paths = usualPaths('https://example.org/blog/index.html')
  expect(paths.slice(0, 4)).toEqual([
    'https://example.org/blog/feed',
    'https://example.org/feed',
    'https://example.org/blog/rss.xml',
    'https://example.org/rss.xml',
  ])
  expect(paths).toHaveLength(10)
  expect(new Set(paths).size).toBe(10)
})

test('a folder may lack its slash', () => {
  expect(usualPaths('https://example.org/blog')[0]).toBe('https://example.org/blog/feed')
})

test('the page itself is not tried again', () => {
  expect(usualPaths('https://example.org/feed')).not.toContain('https://example.org/feed')
})
