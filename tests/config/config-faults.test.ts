import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { type ConfigFault, describeFaults, describeValue } from '#config/config-faults.ts'

test('faults stand in columns, two lines each', () => {
  const text = '{\n  "feds": [],\n  "hosts": { "x.org": { "concurrency": 0 } },\n  "output": { "title": 5 }\n}'
  expect(describeFaults('feeds.json', faultsOf(text))).toBe(
    [
      'feeds.json has 3 faults:',
      '  line 2  feds                        found an unknown key; did you mean "feeds"?',
      '                                      allowed: $schema, output, defaults, topics, regions, slices, hosts, feeds',
      '  line 3  hosts["x.org"].concurrency  found 0',
      '                                      allowed: a whole number from 1 to 64',
      '  line 4  output.title                found 5',
      '                                      allowed: text on one line, not empty, at most 200 characters',
    ].join('\n'),
  )
})

test('nothing from the file reaches the terminal as a command', () => {
  const evil = '\u001b]0;x\u0007\u009b2J\u202e'
  const key = JSON.stringify(evil)
  const faults = faultsOf(`{"feeds": [{"url": ${key}, ${key}: 1, "topics": [${key}]}], "topics": [{"id": ${key}}], ${key}: {}}`)
  expect(faults.length).toBeGreaterThan(4)
  expect(describeFaults('feeds.json', faults)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  [[], 'an empty list'],
  [[1], 'a list'],
  [{}, 'an object'],
  [-1.5, '-1.5'],
  [false, 'false'],
  ['nothing', '"nothing"'],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('%j is described as %s', (value, words) => {
  expect(describeValue(value)).toBe(words)
})

function faultsOf(text: string): readonly ConfigFault[] {
  const file = checkFeedsFile(text)
  return file.ok ? [] : file.faults
}
