import { expect, test } from 'vitest'
import { type FaultCode, faults } from '#model/fault.ts'
import { advice } from '#web/advice.ts'
import { html, htmlText } from '#web/html.ts'

test.each(Object.keys(faults) as FaultCode[])('%s: every backtick of its advice has become code', (code) => {
  const text = htmlText(html`${advice(code)}`)
  expect(text).not.toContain('`')
  expect(text.replace(/<\/?code>/g, '`').replaceAll('&#39;', "'")).toBe(faults[code].advice)
})
