import { expect, test } from 'vitest'
import { absoluteIri } from '#publish/absolute-iri.ts'

test.each([null, '', 'World', '/sections/world', 'a b:c', 'a:b c', 'https://', 'https://a.example/<x>', 'tag:a.example,2026:[x]'])(
  '%j is none',
  (text) => {
    expect(absoluteIri(text)).toBeUndefined()
  },
)

test.each(['https://a.example/sections/', 'urn:example:1', 'tag:a.example,2026:x', 'https://bücher.example/ü'])('%s is one', (text) => {
  expect(absoluteIri(text)).toBe(text)
})
