import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { check } from '#cli/check.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file that is not there is named', () => {
  const path = join(folder, 'absent.json')
  expect(check(path)).toEqual({
    ok: false,
    text: `${path} has a fault:\n      found no file ${path}\n      allowed: a file that can be read`,
  })
})

test('every fault is listed, and no stack', () => {
  const { ok, text } = check(
    write({ feeds: [{ url: 'ftp://example.org/' }, { url: 5 }, { url: 'https://example.org/', regions: ['atlantis'] }] }),
  )
  expect(ok).toBe(false)
  expect(text).toMatch(/ has 3 faults:\n.*feeds\[0\]\.url(.|\n)*feeds\[1\]\.url(.|\n)*atlantis/)
  expect(text).not.toContain('.ts:')
})

test('a sound file is counted', () => {
  const feeds = [
    { url: 'https://example.org/1', publisher: 'P' },
    { url: 'https://example.org/2', publisher: 'P', regions: ['europe'] },
    { url: 'https://example.org/3' },
  ]
  const path = write({ defaults: { topics: [] }, feeds, topics: [{ id: 'nato', phrases: ['NATO'] }] })
  expect(check(path)).toEqual({ ok: true, text: `${path} is valid: 3 feeds of 2 publishers, 1 topic` })
})

test('feeds that rest are told', () => {
  const path = write({ defaults: { topics: [] }, feeds: [{ url: 'https://example.org/1', enabled: false }] })
  expect(check(path)).toEqual({ ok: true, text: `${path} is valid: 1 feed of 1 publisher, 0 topics, 1 feed resting` })
})

test('the shipped feeds.json is valid', () => {
  expect(check('feeds.json')).toEqual({
    ok: true,
    text: expect.stringMatching(/^feeds\.json is valid: \d+ feeds of \d+ publishers, \d+ topics$/),
  })
})

function write(content: object): string {
  const path = join(folder, 'feeds.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}
