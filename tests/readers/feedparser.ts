/** Python's feedparser, as Debian and others package it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./read-feeds.py', import.meta.url))

/** The system's own Python has the packages of the system; another may stand before it on the PATH. */
const python = ['python3', '/usr/bin/python3', '/opt/homebrew/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import feedparser']).status === 0,
)

/** False where there is no Python that has it: a test that needs it says so. */
export const hasFeedparser: boolean = python !== undefined

/** What it makes of each document; dates in seconds. */
// biome-ignore lint/suspicious/noExplicitAny: a document as another program read it
export function readByFeedparser(documents: readonly string[]): readonly any[] {
  const { status, stdout, stderr } = spawnSync(python ?? '', [script], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`feedparser ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
