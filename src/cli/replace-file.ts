/** Writing a file as a whole or not at all. */
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Fault } from '#model/fault.ts'

/** Keeps the mode of a file that is there, and the link that leads to it. @throws Fault store/unwritable */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}`)
  try {
    const mode = existsSync(target) ? statSync(target).mode & 0o7777 : null
    writeFileSync(temporary, text, { flush: true, mode: mode ?? 0o666 })
    // What the process's mask took away on creation comes back.
    if (mode !== null) chmodSync(temporary, mode)
    renameSync(temporary, target)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw new Fault('store/unwritable', `${path} cannot be written (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
}
