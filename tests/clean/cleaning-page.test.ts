import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frameSites } from '#lib/frame-sites.ts'
import { elements } from './allowed.ts'

const page = readFileSync('docs/cleaning.md', 'utf8')
const section = (title: string): string => page.split(/^## /m).find((part) => part.startsWith(title)) ?? ''
const quoted = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words)
const rows = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .join('\n')

test('docs/cleaning.md names exactly the elements an article may have', () => {
  expect(quoted(rows(section('What may stand'))).toSorted()).toEqual([...elements].sort())
})

test('docs/cleaning.md names exactly the sites that may be framed', () => {
  expect(
    quoted(rows(section('What may be framed')))
      .map((site) => `https://${site}`)
      .toSorted(),
  ).toEqual(frameSites.toSorted())
})
