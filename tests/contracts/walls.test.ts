import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/temporary.ts'
import packageFile from '../../package.json' with { type: 'json' }

const common = ['#model/', '#lib/']
const stages = ['#config/', '#schedule/', '#fetch/', '#parse/', '#clean/', '#tag/', '#dedupe/', '#store/', '#publish/', '#queue/']

/** What each room may import beside its neighbours in the room. What ends in a slash or a colon stands for all that begins so. */
const walls: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/lib': ['node:crypto'],
  'src/config': ['#config/', ...common, 'zod', 'node:fs', 'node:fs/promises', 'node:path'],
  'src/schedule': ['#schedule/', ...common],
  'src/fetch': [
    '#fetch/',
    ...common,
    ...['undici', 'ipaddr.js', 'node:net', 'node:dns', 'node:dns/promises', 'node:tls', 'node:zlib'],
    ...['node:stream', 'node:stream/promises', 'node:timers/promises'],
  ],
  'src/parse': ['#parse/', ...common, 'htmlparser2', 'rss-parser', 'fast-xml-parser', 'iconv-lite', 'node:buffer'],
  'src/clean': ['#clean/', ...common, 'htmlparser2', '@mozilla/readability', 'linkedom', 'eld'],
  'src/tag': ['#tag/', ...common],
  'src/dedupe': ['#dedupe/', ...common, 'tldts'],
  'src/store': ['#store/', ...common, 'better-sqlite3', 'node:buffer', 'node:fs', 'node:path'],
  'src/publish': ['#publish/', ...common, 'fast-xml-parser'],
  'src/queue': [
    '#queue/',
    ...common,
    ...['bullmq', 'ioredis', 'pg', '@electric-sql/pglite', 'zod'],
    ...['node:fs', 'node:fs/promises', 'node:timers/promises', 'node:zlib', 'node:v8'],
  ],
  'src/serve': [
    '#serve/',
    ...common,
    '#publish/',
    '#web/',
    'fastify',
    '@fastify/',
    'zod',
    'node:fs',
    'node:fs/promises',
    'node:http',
    'node:zlib',
  ],
  'src/web': ['#web/', ...common],
  workers: ['#workers/', ...common, ...stages, 'node:'],
}

/** A roof of its own: it also renders pages. */
const readThread = [...(walls.workers ?? []), '#web/']

const anything = [
  ...Object.keys(walls).map((room) => `#${room.replace('src/', '')}/file.ts`),
  ...['#cli/main.ts', '#app.ts', '#main.ts', '#log.ts', '#demo/origin.ts', '#tests/support/app.ts'],
  ...Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies }),
  ...builtinModules.filter((name) => !/^(_|node:)/.test(name)).map((name) => `node:${name}`),
]

/** Ways round a wall: all must be seen. `cli` stands for any room that may not be imported. */
const escapes = [
  "import '../cli/main.ts'",
  "import './../cli/main.ts'",
  "import './inner/../../cli/main.ts'",
  "import '#model/../cli/main.ts'",
  "import type { Main } from '#cli/main.ts'",
  "export { main } from '#cli/main.ts'",
  "export type { Main as Other } from '#cli/main.ts'",
  "export const later = await import('#cli/main.ts')",
]

const lines = ["import './neighbour.ts'", ...anything.map((name) => `import '${name}'`), ...escapes]

const probes = [
  ...Object.entries(walls).map(([room, may]) => ({ file: `${room}/probe.ts`, may })),
  ...['read-thread', 'stream-pages', 'status-pages'].map((name) => ({ file: `workers/${name}.ts`, may: readThread })),
]

/** Lines that Biome complains of, by file. */
const complaints = new Map<string, number[]>()

beforeAll(() => {
  // The probes stand in a copy of the tree that has nothing but them: nobody else's run must trip over them.
  using folder = temporaryFolder()
  for (const file of ['biome.json', '.gitignore']) copyFileSync(file, join(folder.path, file))
  for (const { file } of probes) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true })
    writeFileSync(join(folder.path, file), lines.join('\n'))
  }
  const { stdout } = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '--only=style/noRestrictedImports', '.'],
    { cwd: folder.path, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  for (const { category, location } of (JSON.parse(stdout) as Report).diagnostics) {
    expect(category).toBe('lint/style/noRestrictedImports')
    complaints.set(location.path, [...(complaints.get(location.path) ?? []), location.start.line])
  }
})

interface Report {
  readonly diagnostics: readonly {
    readonly category: string
    readonly location: { readonly path: string; readonly start: { readonly line: number } }
  }[]
}

test.each(probes)('$file: what the room may import is let pass, anything else is refused, whatever way it is tried', ({ file, may }) => {
  const allowed = (name: string) => may.some((one) => (/[/:]$/.test(one) ? name.startsWith(one) : name === one))
  const refused = anything.filter((name) => !allowed(name)).map((name) => `import '${name}'`)
  expect(refused.length).toBeGreaterThan(20)
  const seen = (complaints.get(file) ?? []).toSorted((a, b) => a - b).map((line) => lines[line - 1])
  expect(seen).toEqual([...refused, ...escapes])
})

test('every folder of src is behind a wall, but for the command line, which stands above all', () => {
  const folders = readdirSync('src', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [`src/${entry.name}`] : []))
  expect([...folders, 'workers'].sort()).toEqual([...Object.keys(walls), 'src/cli'].sort())
})

const sources = globSync(['src/**/*.ts', 'workers/**/*.ts']).map((file) => ({ file, code: withoutComments(readFileSync(file, 'utf8')) }))
const pure = /^src\/(schedule|parse|clean|tag|dedupe|publish|web)\//

function withoutComments(code: string): string {
  return code.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')
}

/** What the rule of imports does not see, and what a room may not do. */
test.each([
  { what: 'require', pattern: /\brequire\b|createRequire/, where: /^$/ },
  { what: 'the type of another room’s module', pattern: /(?<!await )import\(/, where: /^$/ },
  { what: 'an import whose name is made while running', pattern: /import\((?!')/, where: /^$/ },
  { what: 'worker_threads’ Worker', pattern: /\bWorker\b[^;\n]*from 'node:worker_threads'/, where: /^workers\/thread\.ts$/ },
  { what: 'new Worker', pattern: /new Worker\(/, where: /^(workers\/thread\.ts|src\/queue\/.*)$/ },
  { what: 'the environment', pattern: /process\.env|\benv\b.*from 'node:process'/, where: /^src\/config\/environment\.ts$/ },
  { what: 'SQLite', pattern: /better-sqlite3|node:sqlite/, where: /^src\/store\// },
  { what: 'the queue’s packages', pattern: /from '(bullmq|ioredis|pg|@electric-sql\/pglite)'/, where: /^src\/queue\// },
  { what: 'a child process', pattern: /node:child_process/, where: /^$/ },
])('$what is used nowhere but where it belongs', ({ pattern, where }) => {
  expect(sources.length).toBeGreaterThan(150)
  expect(sources.filter(({ file, code }) => !where.test(file) && pattern.test(code)).map(({ file }) => file)).toEqual([])
})

test('the pure rooms read no clock, roll no dice and write no log', () => {
  const inPure = sources.filter(({ file }) => pure.test(file))
  expect(inPure.length).toBeGreaterThan(60)
  const impure = /Date\.now|new Date\(\)|performance\.|Math\.random|\bconsole\b|\bprocess\b|setTimeout|setInterval|\bfetch\(|crypto\.random/
  expect(inPure.flatMap(({ file, code }) => (impure.test(code) ? [`${file}: ${impure.exec(code)?.[0]}`] : []))).toEqual([])
})

test('the words this test looks for are found where they are', () => {
  const uses = (pattern: RegExp) => sources.filter(({ code }) => pattern.test(code)).length
  for (const pattern of [/process\.env/, /new Worker\(/, /better-sqlite3/, /from 'bullmq'/, /await import\('/])
    expect(uses(pattern)).toBeGreaterThan(0)
})
