import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '#model/fault.ts'

const page = readFileSync('docs/faults.md', 'utf8')
const rows = Array.from(page.matchAll(/^\| `([^`]+)` \| (.*) \| (\S+) \|$/gm), (match) => [match[1], { advice: match[2], next: match[3] }])

test('docs/faults.md has every fault, with its advice and what follows, and no other', () => {
  const known = Object.entries(faults).map(([code, { advice, next }]) => [code, { advice, next }])
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(known))
  expect(rows).toHaveLength(Object.keys(faults).length)
})

test('docs/faults.md says what each consequence means', () => {
  for (const { next } of Object.values(faults)) expect(page).toMatch(new RegExp(`^\\| ${next} \\| \\S.*\\|$`, 'm'))
})

test('docs/faults.md is what `node scripts/faults-page.ts > docs/faults.md` writes', () => {
  expect(execFileSync(process.execPath, ['scripts/faults-page.ts'], { encoding: 'utf8' })).toBe(page)
})
