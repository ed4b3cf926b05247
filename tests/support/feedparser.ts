/** Python's feedparser, the reader most others are held against: what it makes of a document. */
import { spawnSync } from 'node:child_process'

const script = `
import sys, json, feedparser
read = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False, resolve_relative_uris=False)
print(json.dumps({'bozo': bool(read.bozo), 'version': read.version, 'feed': read.feed, 'entries': read.entries}, default=str))`

const python = ['python3', '/usr/bin/python3'].find((program) => spawnSync(program, ['-c', 'import feedparser']).status === 0)

/** False where Python has none: a test that needs it says so. */
export const hasFeedparser: boolean = python !== undefined

export interface ParsedByPython {
  /** Something was not well-formed. */
  readonly bozo: boolean
  readonly version: string
  // biome-ignore lint/suspicious/noExplicitAny: what it reads is what the tests find out
  readonly feed: any
  // biome-ignore lint/suspicious/noExplicitAny: the same
  readonly entries: readonly any[]
}

export function readByFeedparser(document: string): ParsedByPython {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', ['-c', script], {
    input: document,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
