import { expect, test } from 'vitest'
import { progressBar } from '#cli/progress-bar.ts'

function streamOf(isTTY: boolean) {
  const written: string[] = []
  return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream }
}

test('where nobody watches, nothing is written', () => {
  const { written, stream } = streamOf(false)
  const bar = progressBar('trying', 3, stream)
  bar.show(3)
  bar.end()
  expect(written).toEqual([])
})

test('the line is written over, not more than ten times a second, and taken away at the end', () => {
  const { written, stream } = streamOf(true)
  const bar = progressBar('trying', 1000, stream)
  for (let done = 1; done <= 1000; done += 1) bar.show(done)
  bar.end()
  expect(written.length).toBeLessThan(10)
  expect(written.at(-2)).toBe(`\rtrying ${'█'.repeat(30)} 100 %, 1000 of 1000`)
  expect(written.at(-1)).toBe('\r\u001b[2K')
})

test('of nothing, all is done', () => {
  const { written, stream } = streamOf(true)
  progressBar('trying', 0, stream).show(0)
  expect(written[0]).toContain('100 %, 0 of 0')
})
