/**
 * How right our tags are, measured on articles that people have labelled: `node scripts/eval-tagging.ts FILE [--json] [--out FILE] [--topics feeds.json] [--errors]`.
 * Prints precision, recall and F1 for countries and topics, ours beside those of a bare search; tests/fixtures/tag/README.md says what a labelled set looks like.
 * The rules are those of FEEDS_FILE, as for the service, unless `--topics` names another feeds.json.
 * `--json` adds the figures as one JSON object, as the last line; `--out` writes our answer to each row; `--errors` prints each wrong label with our evidence.
 * Ends with 2 where a line of the file is no row: the others are measured all the same, and it is said which are not.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { environment } from '#config/environment.ts'
import { tagRules } from '#config/shipped-topics.ts'
import { Fault } from '#model/fault.ts'
import { knownPlaces } from '#tag/regions.ts'
import { openTagger, type TagRules } from '#tag/tag.ts'
import { answerLine } from './eval-tagging/answers.ts'
import { type Evaluation, evaluate } from './eval-tagging/evaluation.ts'
import { readLabelledSet } from './eval-tagging/labelled-rows.ts'
import { errorsOf, reportOf, summaryOf } from './eval-tagging/report.ts'

const usage = 'npm run eval:tagging -- FILE [--json] [--out FILE] [--topics feeds.json] [--errors]'

process.exitCode = await main(process.argv.slice(2))

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (typeof asked === 'string') return refuse(asked)
  if (asked.out !== null && isSameFile(asked.out, asked.file)) return refuse(`--out ${asked.out} would overwrite the labelled articles`)
  const rules = readRules(asked.topics)
  if (typeof rules === 'string') return refuse(rules)
  const text = readText(asked.file)
  if (text === null) return refuse(`${asked.file} cannot be read`)

  const { rows, faults, strange } = readLabelledSet(text, new Set(rules.topics.map(({ id }) => id)))
  for (const fault of [...faults, ...strange]) console.error(`${asked.file}, ${fault}`)
  if (rows.length === 0) return refuse(`${asked.file} holds no row that can be measured`)
  const evaluation = await evaluate(rows, openTagger(rules), rules.topics)

  if (asked.errors) for (const line of errorsOf(evaluation)) console.log(line)
  for (const line of reportOf(evaluation)) console.log(line)
  if (faults.length > 0) console.error(`${faults.length} of ${rows.length + faults.length} lines are no rows and are not in these figures`)
  if (asked.json) console.log(JSON.stringify(summaryOf(evaluation)))
  if (asked.out !== null && !writeAnswers(asked.out, evaluation)) return refuse(`${asked.out} cannot be written`)
  return faults.length > 0 ? 2 : 0
}

interface Asked {
  readonly file: string
  readonly json: boolean
  readonly errors: boolean
  readonly out: string | null
  /** Null: the feeds.json of the environment. */
  readonly topics: string | null
}

/** What is asked for, or in words what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, errors: { type: 'boolean' }, out: { type: 'string' }, topics: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return `name one file of labelled articles: ${usage}`
    const { json = false, errors = false, out = null, topics = null } = values
    return { file, json, errors, out, topics }
  } catch (cause) {
    return `${cause instanceof Error ? cause.message : cause}: ${usage}`
  }
}

/** Whatever links lead there; one that is not there yet is none that could be lost. */
function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    // Whether they can be read and written shows later.
    return false
  }
}

/** The rules in force with this file, or in words why there are none. */
function readRules(named: string | null): TagRules | string {
  try {
    const feedsFile = named ?? environment().feedsFile
    const file = readFeedsFile(feedsFile, knownPlaces)
    return file.ok ? tagRules(file.settings) : describeFaults(feedsFile, file.faults)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return `${error.code}: ${error.message}. ${error.advice}`
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The caller says so.
    return null
  }
}

/** @returns false where it cannot be written */
function writeAnswers(file: string, { answers }: Evaluation): boolean {
  try {
    writeFileSync(file, answers.map(({ row, answer }) => `${answerLine(row, answer)}\n`).join(''))
    return true
  } catch {
    // The caller says so.
    return false
  }
}

function refuse(why: string): number {
  console.error(why)
  return 2
}
