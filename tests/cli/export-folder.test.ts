import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ExportFolder, openExportFolder } from '#cli/export-folder.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const bytes = (text: string) => Buffer.from(text)

/** A run to its end. */
function run(folder: string, work: (into: ExportFolder) => void) {
  const into = openExportFolder(folder)
  try {
    work(into)
    return into.finish()
  } finally {
    into.close()
  }
}

test('a folder that is a file, lies below one or cannot be made is refused', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'file')
  writeFileSync(file, 'mine')
  for (const wrong of [file, join(file, 'below')])
    expect(() => openExportFolder(wrong)).toThrow(
      expect.objectContaining({ code: 'export/foreign-file', message: expect.stringContaining(file) }),
    )
  expect(() => openExportFolder('/sys/export')).toThrow(expect.objectContaining({ code: 'export/unwritable' }))
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a folder with files of others is refused untouched, but for those whose names begin with a dot', () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'thesis.txt'), 'mine')
  expect(() => openExportFolder(folder.path)).toThrow(
    expect.objectContaining({ code: 'export/foreign-file', message: expect.stringContaining('thesis.txt') }),
  )
  expect(readdirSync(folder.path)).toEqual(['thesis.txt'])
  using other = temporaryFolder()
  mkdirSync(join(other.path, '.git'))
  expect(run(other.path, (into) => into.write('a.txt', bytes('a'), null)).written).toBe(1)
})

test('files that others put there later stay, and none is written over', () => {
  using folder = temporaryFolder()
  run(folder.path, (into) => into.write('topics/a.txt', bytes('a'), null))
  writeFileSync(join(folder.path, 'topics/mine.txt'), 'mine')
  mkdirSync(join(folder.path, 'b.txt'))
  const into = openExportFolder(folder.path)
  for (const path of ['topics/mine.txt', 'b.txt'])
    expect(() => into.write(path, bytes('b'), null)).toThrow(
      expect.objectContaining({ code: 'export/foreign-file', message: expect.stringContaining(path) }),
    )
  expect(() => into.write('topics/mine.txt/c', bytes('c'), null)).toThrow(expect.objectContaining({ code: 'export/foreign-file' }))
  expect(into.finish()).toEqual({ written: 0, unchanged: 0, removed: 1 })
  into.close()
  expect(readFileSync(join(folder.path, 'topics/mine.txt'), 'utf8')).toBe('mine')
})

test.each([
  'nothing',
  '{"form": 2, "files": {}}',
  '{"form": 1, "files": {"a": 1}}',
  '{"form": 1, "files": {"../../etc/passwd": ["h", 1, null]}}',
])('a list of files that says %s is not believed', (text) => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, '.tributary.json'), text)
  expect(() => openExportFolder(folder.path)).toThrow(expect.objectContaining({ code: 'export/foreign-file' }))
})

test('a second export into the folder ends, and takes nothing from the first', () => {
  using folder = temporaryFolder()
  const first = openExportFolder(folder.path)
  expect(() => openExportFolder(folder.path)).toThrow(expect.objectContaining({ code: 'export/in-use' }))
  first.write('a', bytes('a'), null)
  expect(first.finish().written).toBe(1)
  first.close()
  expect(run(folder.path, (into) => into.write('a', bytes('a'), null)).unchanged).toBe(1)
})

test('what is the same is not written again, whether its bytes say so or its mark', () => {
  using folder = temporaryFolder()
  run(folder.path, (into) => {
    into.write('a', bytes('a'), null)
    into.write('b', bytes('b'), 'mark')
  })
  const stamps = () =>
    ['a', 'b', '.tributary.json']
      .map((name) => statSync(join(folder.path, name), { bigint: true }))
      .map(({ ino, mtimeNs }) => [ino, mtimeNs])
  const before = stamps()
  const tally = run(folder.path, (into) => {
    into.write('a', bytes('a'), null)
    expect(into.keeps('b', 'other mark')).toBe(false)
    expect(into.keeps('c', 'mark')).toBe(false)
    expect(into.keeps('b', 'mark')).toBe(true)
  })
  expect(tally).toEqual({ written: 0, unchanged: 2, removed: 0 })
  expect(stamps()).toEqual(before)
})

test('a file that was cut short or taken away is written again', () => {
  using folder = temporaryFolder()
  run(folder.path, (into) => into.write('a', bytes('whole'), 'mark'))
  writeFileSync(join(folder.path, 'a'), 'who')
  const again = (into: ExportFolder) => {
    expect(into.keeps('a', 'mark')).toBe(false)
    into.write('a', bytes('whole'), 'mark')
  }
  expect(run(folder.path, again).written).toBe(1)
  expect(readFileSync(join(folder.path, 'a'), 'utf8')).toBe('whole')
})

test('what is wanted no more goes at the end, with folders that are empty then', () => {
  using folder = temporaryFolder()
  run(folder.path, (into) => {
    into.write('topics/nato/archive/0-99.atom', bytes('a'), 'mark')
    into.write('topics/nato.atom', bytes('a'), null)
  })
  const into = openExportFolder(folder.path)
  into.write('topics/other.atom', bytes('b'), null)
  expect(existsSync(join(folder.path, 'topics/nato.atom'))).toBe(true)
  expect(into.finish()).toEqual({ written: 1, unchanged: 0, removed: 2 })
  into.close()
  expect(readdirSync(join(folder.path, 'topics'))).toEqual(['other.atom'])
})

test('a run that came to no end is gone on with: what it wrote is ours and not written twice', () => {
  using folder = temporaryFolder()
  const killed = openExportFolder(folder.path)
  killed.write('topics/a.atom', bytes('a'), 'mark')
  killed.write('topics/b.atom', bytes('b'), null)
  killed.write('topics/old.atom', bytes('old'), null)
  killed.close()
  // In the midst of the next one.
  writeFileSync(join(folder.path, 'topics/.tributary.part'), 'hal')
  writeFileSync(join(folder.path, 'topics/b.atom'), 'of an older run')
  writeFileSync(join(folder.path, '.tributary.journal'), '\n["topics/c.at', { flag: 'a' })
  const tally = run(folder.path, (into) => {
    expect(into.keeps('topics/a.atom', 'mark')).toBe(true)
    into.write('topics/b.atom', bytes('b'), null)
    into.write('topics/c.atom', bytes('c'), null)
  })
  expect(tally).toEqual({ written: 2, unchanged: 1, removed: 1 })
  expect(readdirSync(join(folder.path, 'topics')).toSorted()).toEqual(['a.atom', 'b.atom', 'c.atom'])
  expect(readdirSync(folder.path).toSorted()).toEqual(['.tributary.json', '.tributary.lock', 'topics'])
  expect(readFileSync(join(folder.path, 'topics/b.atom'), 'utf8')).toBe('b')
})
