import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFile } from '#cli/replace-file.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

test('a file that cannot be written is a fault, and nothing is left behind', () => {
  using folder = temporaryFolder()
  expect(() => replaceFile(join(folder.path, 'absent', 'a.json'), 'x')).toThrow(expect.objectContaining({ code: 'store/unwritable' }))
  expect(() => replaceFile(folder.path, 'x')).toThrow(expect.objectContaining({ code: 'store/unwritable' }))
  expect(readdirSync(folder.path)).toEqual([])
})

test('mode and link stay, and no other file is left', () => {
  using folder = temporaryFolder()
  const [file, link] = [join(folder.path, 'a.json'), join(folder.path, 'link.json')]
  writeFileSync(file, 'old')
  chmodSync(file, 0o660)
  symlinkSync('a.json', link)
  replaceFile(link, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o660)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readdirSync(folder.path).sort()).toEqual(['a.json', 'link.json'])
})
