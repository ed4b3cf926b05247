/** The schema of RFC 4287, appendix B, as jing reads it; only read from beside the project, never copied. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const schema = '../shared/schemas/atom.rnc'

/** False where the schema or jing is missing: a test that needs them says so. */
export const hasAtomSchema: boolean = existsSync(schema) && spawnSync('jing', { encoding: 'utf8' }).error === undefined

/** What jing has against the documents; empty where they are valid. */
export function atomViolations(...documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-atom-'))
  try {
    const files = documents.map((document, index) => {
      const file = join(folder, `${index}.xml`)
      writeFileSync(file, document)
      return file
    })
    const { status, stdout } = spawnSync('jing', ['-c', schema, ...files], { encoding: 'utf8' })
    return status === 0 ? '' : stdout || `jing ended with ${status}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
