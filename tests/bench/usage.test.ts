import { expect, test } from 'vitest'
import { cpuSecondsOf, peakMegabytesOf, run } from '#bench/usage.ts'

const busy = 'const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);'

test('a program that fails is no figure: what it wrote is told', async () => {
  await expect(run(process.execPath, ['-e', 'console.error("no such feed"); process.exit(3)'], {})).rejects.toThrow(
    /ended with 3[\s\S]*no such feed/,
  )
})

test('what a child of the program took counts as well', async () => {
  const { cpuSeconds, output } = await run('sh', ['-c', '"$0" -e "$1"; echo done', process.execPath, busy], {})
  expect(cpuSeconds).toBeGreaterThanOrEqual(0.3)
  expect(output).toBe('done\n')
})

test('a running process tells what it took and the most it held', () => {
  const before = cpuSecondsOf(process.pid)
  for (const end = process.cpuUsage().user + 100_000; process.cpuUsage().user < end; );
  expect(cpuSecondsOf(process.pid)).toBeGreaterThan(before)
  expect(peakMegabytesOf(process.pid)).toBeGreaterThan(10)
})
