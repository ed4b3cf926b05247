/** The list of the files that an export wrote, and the journal of those it is writing. */

/** A file as it was written. */
export interface FileRecord {
  readonly hash: string
  /** In bytes. */
  readonly size: number
  /** Of what it was made of; null where only its bytes tell. */
  readonly mark: string | null
}

/** By path, with slashes, relative to the folder. */
export type FileRecords = ReadonlyMap<string, FileRecord>

/** In the order of the paths, so that the same files give the same text. */
export function formatManifest(files: FileRecords): string {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = sorted.map(([path, { hash, size, mark }]) => `${JSON.stringify(path)}: ${JSON.stringify([hash, size, mark])}`)
  return `{"form": 1, "files": {\n${lines.join(',\n')}\n}}\n`
}

/** Null where it is none of ours. */
export function readManifest(text: string): FileRecords | null {
  const value = parsed(text)
  if (!isObject(value) || value.form !== 1 || !isObject(value.files)) return null
  const files = Object.entries(value.files).map(([path, record]) => [path, readRecord(record)] as const)
  const known = files.filter((file): file is readonly [string, FileRecord] => file[1] !== null && isInside(file[0]))
  return known.length < files.length ? null : new Map(known)
}

/** Begins with the line break: the line before may have been cut off. */
export function lineOfJournal(path: string, { hash, size, mark }: FileRecord): string {
  return `\n${JSON.stringify([path, hash, size, mark])}`
}

/** What a line that was cut off was to name was not begun. */
export function readJournal(text: string): FileRecords {
  const lines = text.split('\n').map(parsed)
  return new Map(
    lines.flatMap((line) => {
      const [path, ...rest] = Array.isArray(line) ? line : []
      const record = readRecord(rest)
      return typeof path === 'string' && isInside(path) && record !== null ? [[path, record] as const] : []
    }),
  )
}

function readRecord(value: unknown): FileRecord | null {
  const [hash, size, mark] = Array.isArray(value) ? value : []
  if (typeof hash !== 'string' || typeof size !== 'number') return null
  return typeof mark === 'string' || mark === null ? { hash, size, mark } : null
}

/** What it names is removed one day: nothing outside of its folder may be. */
function isInside(path: string): boolean {
  return path !== '' && path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
