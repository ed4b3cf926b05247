import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { LogFormat, LogLevel } from '#config/environment.ts'

const hostile = 'a\u0000b\u0007c\u001b[31md\u007fe\u0085f\u009b31mg\r\nh'

/** What a process writes that runs `statements` on an open `log`. */
function written(level: LogLevel, format: LogFormat, statements: string): string {
  const program = `import { openLog } from '#log.ts'; const log = openLog('${level}', '${format}'); ${statements}`
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
}

test.each(['json', 'text'] as const)('%s: what a stranger wrote brings no control character and no line of its own', (format) => {
  const fields = { feed: hostile, error: hostile, nested: { detail: hostile } }
  for (const level of ['info', 'debug'] as const) {
    const text = written(level, format, `log.warn(${JSON.stringify(fields)}, ${JSON.stringify(hostile)})`)
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    const lines = text.split('\n').filter((line) => line !== '')
    // Fields of their own lines, indented, where they are shown at all.
    expect(lines.filter((line) => !line.startsWith('    '))).toHaveLength(1)
  }
})

test('json: one object a line, the level by its name, the time as RFC 3339, the fields beside the message', () => {
  const lines = written('info', 'json', `log.info({ room: 'fetch', feed: 'a' }, 'first'); log.error({}, 'second')`).trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), room: 'fetch', feed: 'a', msg: 'first' },
    { level: 'error', time: expect.anything(), msg: 'second' },
  ])
})

test('text: time, level and message, without the fields', () => {
  expect(written('info', 'text', `log.warn({ room: 'fetch' }, 'slow')`)).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: slow\n$/)
})

test('text: the fields, too, for who looks closely', () => {
  expect(written('debug', 'text', `log.warn({ room: 'fetch' }, 'slow')`)).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: slow\n {4}room: "fetch"\n$/)
})

test.each(['json', 'text'] as const)('%s: what is below the level is not written', (format) => {
  expect(written('warn', format, `log.info({}, 'quiet'); log.warn({}, 'loud')`)).toMatch(/^[^\n]*loud[^\n]*\n$/)
})

test.each(['json', 'text'] as const)('%s: what was said is written before the process ends', (format) => {
  const text = written('info', format, `for (let turn = 0; turn < 500; turn += 1) log.info({}, 'said'); process.exit(0)`)
  expect(text.trimEnd().split('\n')).toHaveLength(500)
})
