import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/temporary.ts'

function evalTagging(...args: readonly string[]) {
  return evalTaggingWith({}, ...args)
}

function evalTaggingWith(env: Record<string, string>, ...args: readonly string[]) {
  const options = { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/eval-tagging.ts', ...args], options)
  return { status, lines: stdout.trimEnd().split('\n'), stderr: stderr.trim() }
}

/** Two topics that are easy to foresee, in place of all that are shipped. */
const feeds = {
  $schema: './feeds.schema.json',
  output: { title: 'News' },
  defaults: { topics: [] },
  topics: [
    { id: 'apples', label: 'Apples', phrases: ['cider', 'orchard'] },
    { id: 'pears', label: 'Pears', phrases: ['perry'] },
  ],
  feeds: [],
}

/** Runs the command on these lines; what is no text is written as JSON. */
function runOn(lines: readonly unknown[], ...args: readonly string[]) {
  using folder = temporaryFolder()
  const [file, rules, out] = [join(folder.path, 'set.jsonl'), join(folder.path, 'feeds.json'), join(folder.path, 'out.jsonl')]
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  writeFileSync(rules, JSON.stringify(feeds))
  const run = evalTagging(file, '--topics', rules, '--json', '--out', out, ...args)
  const answers = existsSync(out)
    ? readFileSync(out, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  return { ...run, answers, figures: run.lines.length > 1 ? JSON.parse(run.lines.at(-1) ?? '') : null }
}

test('no file, one that is not there, a wrong option and broken rules end with 2 and say which', () => {
  using folder = temporaryFolder()
  const empty = join(folder.path, 'empty.jsonl')
  writeFileSync(empty, '\n')
  expect(evalTagging()).toMatchObject({ status: 2, stderr: expect.stringContaining('name one file') })
  expect(evalTagging(join(folder.path, 'none'))).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be read') })
  expect(evalTagging(empty, '--fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('--fast') })
  expect(evalTagging(empty)).toMatchObject({ status: 2, stderr: expect.stringContaining('holds no row') })
  expect(evalTagging(empty, '--topics', empty)).toMatchObject({ status: 2, stderr: expect.stringContaining('empty.jsonl') })
})

test('answers are not written over the labelled articles, whatever link leads there', () => {
  using folder = temporaryFolder()
  const [file, link] = [join(folder.path, 'set.jsonl'), join(folder.path, 'link.jsonl')]
  const labelled = '{"text":"Norway and Oslo.","countries":["NO"]}\n'
  writeFileSync(file, labelled)
  symlinkSync(file, link)
  for (const out of [file, `${folder.path}/./set.jsonl`, link])
    expect(evalTagging(file, '--out', out)).toMatchObject({ status: 2, stderr: `--out ${out} would overwrite the labelled articles` })
  expect(readFileSync(file, 'utf8')).toBe(labelled)
})

test('rules are those of FEEDS_FILE, and what is wrong with it or its variable ends with 2', () => {
  using folder = temporaryFolder()
  const [file, rules] = [join(folder.path, 'set.jsonl'), join(folder.path, 'own.json')]
  writeFileSync(file, JSON.stringify({ title: 'Cider from the orchard', text: 'Cider.', topics: ['apples'] }))
  writeFileSync(rules, JSON.stringify(feeds))
  const { status, lines } = evalTaggingWith({ FEEDS_FILE: rules }, file, '--json')
  expect({ status, topics: JSON.parse(lines.at(-1) ?? '').topics.f1 }).toEqual({ status: 0, topics: 1 })
  writeFileSync(rules, '{"feeds": 7}')
  expect(evalTaggingWith({ FEEDS_FILE: rules }, file)).toMatchObject({ status: 2, stderr: expect.stringMatching(/own\.json has .*fault/) })
  expect(evalTaggingWith({ FEEDS_FILE: ' ' }, file)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^config\/environment: FEEDS_FILE: /),
  })
})

test('a line that is no row is named with its field, the others are measured, and the end is 2', () => {
  const { status, stderr, figures, answers } = runOn([
    'nonsense',
    '[]',
    { title: 'no text' },
    '',
    { text: 1 },
    { text: 'x', countries: { FR: -1 } },
    { text: 'x', countries: 'FR' },
    { text: 'x', topics: 'apples' },
    { text: 'x', language: 'not a language' },
    { id: 'good', text: 'Paris is the capital of France.', countries: ['FR'] },
  ])
  expect(status).toBe(2)
  expect(stderr.split('\n').map((line) => line.replace(/^.*set\.jsonl, /, ''))).toEqual([
    'line 1: no JSON',
    'line 2: must be a JSON object',
    'line 3: text must be a text',
    'line 5: text must be a text',
    'line 6: countries.FR must be a number of mentions, or a weight, 0 or more',
    'line 7: countries must be a map from codes to numbers of mentions, a list of codes, or null',
    'line 8: topics must be a list of ids',
    'line 9: language must be a language as BCP 47 has it, such as en',
    '8 of 9 lines are no rows and are not in these figures',
  ])
  expect(figures).toEqual({ countries: { precision: 1, recall: 1, f1: 1 }, topics: null })
  expect(answers.map(({ id }) => id)).toEqual(['good'])
})

test('a code or topic that does not exist is told once and counts as missing', () => {
  const rows = [1, 2, 3].map((id) => ({ id, text: 'Paris is the capital of France.', countries: ['FR', 'QX'], topics: ['plums'] }))
  const { status, stderr, figures } = runOn(rows)
  expect(status).toBe(0)
  expect(stderr.split('\n').map((line) => line.replace(/^.*set\.jsonl, /, ''))).toEqual([
    'line 1: countries: "QX" is no country of ISO 3166-1; so in 2 more',
    'line 1: topics: "plums" is none of the topics in force; so in 2 more',
  ])
  expect(figures.countries).toEqual({ precision: 1, recall: 0.5, f1: 0.6667 })
  expect(figures.topics.recall).toBe(0)
})

test('an id that two rows have is told, and both are measured', () => {
  const rows = ['a', 'b', 'a', 'a'].map((id) => ({ id, text: 'Paris is the capital of France.', countries: ['FR'] }))
  const { status, stderr, answers } = runOn(rows)
  expect({ status, answers: answers.length }).toEqual({ status: 0, answers: 4 })
  expect(stderr.replace(/^.*set\.jsonl, /, '')).toBe('line 3: id "a" is that of line 1 already; so in 1 more')
})

const france = 'France votes again. The French government in Paris asks France for patience.'

test('figures are over all labels of all judged rows', () => {
  const { figures, lines } = runOn([
    // Right: FR. Too much: DE. Missing: IT, ES.
    { title: 'France and Germany', text: france, language: 'en', countries: { FR: 5, IT: 1, ES: 1 }, topics: ['apples'] },
    // Right: PL.
    { text: 'Poland and the Polish army. Warsaw is in Poland.', language: 'en', countries: ['PL'] },
    { text: 'Norway and Oslo.', countries: null, topics: null },
    // Right: apples. Missing: pears.
    { title: 'Cider from the orchard', text: 'Cider is made of apples; the orchard is old.', language: 'en', topics: ['apples', 'pears'] },
  ])
  // 2 right, 1 too much, 2 missing; of topics 1 right, none too much, 2 missing.
  expect(figures).toEqual({
    countries: { precision: 0.6667, recall: 0.5, f1: 0.5714 },
    topics: { precision: 1, recall: 0.3333, f1: 0.5 },
  })
  expect(lines[0]).toBe('4 rows: countries judged in 2, topics in 2')
  expect(lines.filter((line) => /^(?:apples|pears) /.test(line)).map((line) => line.split(/\s+/).slice(0, 8))).toEqual([
    ['apples', '2', '1.000', '0.500', '0.667', '1', '0', '1'],
    ['pears', '1', '–', '0.000', '0.000', '0', '0', '1'],
  ])
})

test('answers that cannot be written end with 2', () => {
  using folder = temporaryFolder()
  const run = runOn([{ text: 'Norway and Oslo.' }], '--out', folder.path)
  expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be written') })
})

test('each row is answered, judged or not, with every country it mentions', () => {
  const { answers } = runOn([{ id: 'a', title: 'Cider in France', text: `Cider and orchard. ${france}` }, { text: 'Norway and Oslo.' }])
  expect(answers).toEqual([
    { id: 'a', countries: { FR: expect.any(Number) }, topics: ['apples'] },
    { id: 2, countries: { NO: expect.any(Number) }, topics: [] },
  ])
})

test('errors are told with what was missing, what too much, and why we said so', () => {
  const rows = [{ id: 'a', title: 'Cider in France', text: `Cider and orchard. ${france}`, countries: { IT: 2 }, topics: ['pears'] }]
  const { lines } = runOn(rows, '--errors')
  expect(lines.slice(0, 4)).toEqual([
    'a: country IT is missing',
    expect.stringMatching(/^a: country FR is too much: “France” \(title; /),
    'a: topic pears is missing',
    expect.stringMatching(/^a: topic apples is too much: “Cider” \(title; /),
  ])
})

test('a set that a bare search can read is called too easy', () => {
  const easy = [{ text: france, language: 'en', countries: { FR: 4 } }]
  const hard = [{ text: 'The Élysée and the Palais Bourbon.', language: 'en', countries: { FR: 2 } }]
  expect(runOn(easy).lines).toContain('A bare search reaches 1.000: for countries this set is too easy to say much.')
  expect(runOn(hard).lines.join('\n')).not.toContain('too easy')
})
