import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportOpml } from '#cli/export.ts'
import { importOpml } from '#cli/import.ts'
import { readFeedsFile } from '#config/config.ts'
import { readOpml } from '#parse/opml.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const sample = {
  output: { title: 'Watch' },
  topics: [{ id: 'nato', label: 'NATO/OTAN', phrases: ['NATO'] }],
  feeds: [
    { url: 'https://one.example/', title: 'One', topics: ['nato'] },
    { url: 'https://two.example/?key=4711', private: true },
    { url: 'https://three.example/', folders: ['A/B'], topics: ['nato'], enabled: false, opml: { htmlUrl: 'https://three.example/home' } },
  ],
}

function write(folder: string, content: unknown): string {
  const path = join(folder, 'feeds.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('an invalid or absent feeds.json is told', () => {
  using folder = temporaryFolder()
  expect(exportOpml(join(folder.path, 'no.json'), { to: null, private: false })).toMatchObject({
    ok: false,
    text: expect.stringContaining('no file'),
  })
  expect(exportOpml(write(folder.path, { feeds: 1 }), { to: null, private: false })).toMatchObject({ ok: false })
})

test('a file that is not called .opml is not written over', () => {
  using folder = temporaryFolder()
  const path = write(folder.path, sample)
  expect(exportOpml(path, { to: path, private: false })).toMatchObject({ ok: false, text: expect.stringContaining('FILE.opml') })
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(sample)
})

test('private feeds stay out and are counted, unless they are asked for', () => {
  using folder = temporaryFolder()
  const path = write(folder.path, sample)
  const open = exportOpml(path, { to: null, private: false })
  expect(open.text).not.toContain('4711')
  expect(open.notes).toEqual(['left out 1 private feed; --private takes all'])
  const all = exportOpml(path, { to: null, private: true })
  expect(all.text).toContain('key=4711')
  expect(all.notes).toEqual([])
})

test('a feed stands in its folders, else in those of its topics', () => {
  using folder = temporaryFolder()
  const { text } = exportOpml(write(folder.path, sample), { to: null, private: false })
  expect(readOpml(text)).toMatchObject({
    title: 'Watch',
    feeds: [
      { url: 'https://one.example/', title: 'One', folders: ['NATO∕OTAN'] },
      { url: 'https://three.example/', title: null, folders: ['A/B'], attributes: { htmlUrl: 'https://three.example/home' } },
    ],
  })
})

test('the shipped feeds come back with their topics', () => {
  using folder = temporaryFolder()
  const to = join(folder.path, 'out.opml')
  expect(exportOpml('feeds.json', { to, private: false })).toMatchObject({ ok: true, text: expect.stringMatching(/^wrote \d+ feeds to /) })
  expect(existsSync(to)).toBe(true)
  const shipped = JSON.parse(readFileSync('feeds.json', 'utf8'))
  const path = write(folder.path, { topics: shipped.topics, feeds: [] })
  expect(importOpml(to, path).ok).toBe(true)
  const topicsOf = (file: string) => {
    const read = readFeedsFile(file)
    return read.ok ? read.settings.feeds.map(({ url, title, topics }) => ({ url, title, topics: [...topics].sort() })) : []
  }
  const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)
  expect(topicsOf(path).sort(byUrl)).toEqual(topicsOf('feeds.json').sort(byUrl))
})
