import { expect, test } from 'vitest'
import { hostileTitles } from '#tests/support/articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'
import { site } from '#tests/web/sample-pages.ts'
import { renderWithdrawn } from '#web/pages/withdrawn.ts'

test.each(hostileTitles)('a reason with $what is escaped', ({ title }) => {
  expectSafePage(renderWithdrawn({ site, because: title }))
})

test('the page says what was withdrawn and why, and leads on', () => {
  const page = renderWithdrawn({ site, because: 'this article was withdrawn on 2026-11-24: asked to' })
  expect(page).toContain('This article was withdrawn on 2026-11-24: asked to.')
  expect(page).toContain('<a href="/">')
})
