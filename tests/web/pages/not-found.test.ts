import { expect, test } from 'vitest'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { site } from '#tests/web/sample-pages.ts'
import { renderNotFound } from '#web/pages/not-found.ts'

test('a lost reader is shown the way back', () => {
  const page = renderNotFound({ site })
  expectSafePage(page)
  expect(page).toContain('<a href="/">The stream</a>')
})
