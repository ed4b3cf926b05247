import { expect, test } from 'vitest'
import { slicesOutline } from '#workers/slices-outline.ts'

test('each slice is an outline of its Atom feed and its page, in the folder of its kind; the whole stream stands before them', () => {
  const slices = [{ path: '/slices/east', title: 'East/West', articles: null, about: 'The war.' }]
  const topics = [{ path: '/topics/nato', title: 'NATO', articles: 3, about: null }]
  const outlines = slicesOutline(
    [
      { title: 'Slices', slices },
      { title: 'Topics', slices: topics },
      { title: 'Publishers', slices: [] },
    ],
    { title: 'News', publicUrl: 'https://news.example/in' },
  )
  const one = (path: string, page: string, title: string, folders: readonly string[], more = {}) => ({
    url: `https://news.example/in${path}.atom`,
    title,
    language: null,
    folders,
    attributes: { htmlUrl: `https://news.example/in${page}`, ...more },
  })
  expect(outlines).toEqual([
    one('/feed', '/', 'News', []),
    one('/slices/east', '/slices/east', 'East/West', ['Slices'], { description: 'The war.' }),
    one('/topics/nato', '/topics/nato', 'NATO', ['Topics']),
  ])
})
