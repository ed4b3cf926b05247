import { XMLValidator } from 'fast-xml-parser'
import { expect } from 'vitest'

/** What holds for every page: each element is closed where it should be, and nothing on it needs a looser content security policy. */
export function expectSafePage(page: string): void {
  expect(page.startsWith('<!doctype html>\n')).toBe(true)
  const elements = page.replace('<!doctype html>\n', '')
  expect(XMLValidator.validate(elements, { allowBooleanAttributes: true, unpairedTags: ['meta', 'link', 'input'] })).toBe(true)
  // A form may ask us, and nobody else.
  const tags = (elements.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => !/^<form [^>]*method="get" action="\/(?!\/)[^"]*">$/.test(tag))
  expect(tags.filter((tag) => /^<(script|style|iframe|object|embed|base|form)\b|\s(style|on\w+)=|javascript:/i.test(tag))).toEqual([])
  expect(page.isWellFormed()).toBe(true)
}
