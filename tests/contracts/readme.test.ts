import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { roles } from '#app.ts'
import { sliceKinds } from '#model/filter.ts'
import { outputFormats } from '#publish/publish.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

test.each(pages)('every npm command of %s is a script', (page) => {
  const named = Array.from(readFileSync(page, 'utf8').matchAll(/\bnpm (run (?:-s )?[\w:-]+|start|test)\b/g), ([, command = '']) =>
    command.replace(/^run (?:-s )?/, ''),
  )
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})

test.each(pages)('every link of %s to a file or a heading leads there', (page) => {
  const links = Array.from(readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g), ([, link = '']) => link)
  expect(links.filter((link) => !leadsThere(page, link))).toEqual([])
})

test('the README names every script and every role', () => {
  for (const name of Object.keys(scripts)) expect(readme).toMatch(new RegExp(`npm (run )?${name}\\b`))
  const worker = readme.split('\n').find((line) => line.includes('npm run worker -- ROLE') && line.startsWith('|'))
  for (const role of roles) expect(worker).toContain(`\`${role}\``)
})

test('the commands of `npm run tributary` that the README names are known', () => {
  const usage = spawnSync(process.execPath, ['src/cli/tributary.js', 'help'], { encoding: 'utf8' }).stderr
  const known = Array.from(usage.matchAll(/^ {2}(\w+) /gm), ([, name]) => name)
  const named = Array.from(readme.matchAll(/npm run tributary -- (\w+)/g), ([, name]) => name)
  expect(named.length).toBeGreaterThan(0)
  expect(known).toEqual(expect.arrayContaining(named))
})

test('the README shows an address of every kind of slice, and every format', () => {
  for (const kind of sliceKinds) expect(readme).toMatch(new RegExp(`\`/${kind}/[\\w-]+\` \\| \`/${kind}/[\\w-]+\\.atom\``))
  for (const format of outputFormats) expect(readme).toContain(`\`.${format}\``)
})

test('a clean clone must pass every command of the README', () => {
  const run = readFileSync('.ci/run', 'utf8')
  for (const command of [
    'npm ci',
    'npm start',
    'npm test',
    'npm run demo',
    'npm run check',
    'npm run tributary -- check',
    'npm run worker -- ',
  ]) {
    expect(readme).toContain(command)
    expect(run).toContain(command)
  }
})

function leadsThere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const file = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(file)) return false
  return heading === undefined || headingsOf(file).includes(heading)
}

/** As GitHub makes anchors of them. */
function headingsOf(file: string): readonly string[] {
  return Array.from(readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
