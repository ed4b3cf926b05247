/** Programs the tests run, found on this machine. */
import { accessSync, constants, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of the names that is on the PATH or in one of the folders; throws, saying how to get it. */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string {
  const places = [...folders, ...(process.env.PATH ?? '').split(delimiter)]
  for (const name of names) {
    const found = places.map((place) => join(place, name)).find(isProgram)
    if (found !== undefined) return found
  }
  throw new Error(`no ${names.join(' or ')} on this machine: run scripts/test-host.sh, it installs what the tests need`)
}

/** Debian and Homebrew keep PostgreSQL's server programs off the PATH, in a folder for each version; the newest first. */
export function postgresFolders(): string[] {
  const places = ['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin', '/usr/local/opt/postgresql@*/bin']
  return places.flatMap((place) => globSync(place)).toSorted((a, b) => versionIn(b) - versionIn(a))
}

function versionIn(path: string): number {
  return Number(/(\d+)\/bin$/.exec(path)?.[1] ?? 0)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
