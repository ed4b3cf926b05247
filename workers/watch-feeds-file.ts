/** Takes up a changed feeds.json while the service runs. */
import { type FeedsFile, hashFeedsFile, readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import type { Settings } from '#config/settings.ts'
import type { PlainFault } from '#model/fault.ts'
import type { KnownPlaces } from '#model/region.ts'

export type BrokenFile = Extract<FeedsFile, { readonly ok: false }>

export interface WatchOptions {
  readonly path: string
  /** Of what was read at start, sound or broken; null: nothing could be. */
  readonly hashSeen: string | null
  readonly knownPlaces: KnownPlaces
  /** A sound file that differs from the last; where it throws, it is called again at the next look. */
  readonly onChange: (hash: string, settings: Settings) => Promise<void>
  /** The file is wrong: the last good one stays in force. */
  readonly onFault: (fault: PlainFault) => void
  readonly onBug: (error: unknown) => void
}

const everyMs = 2_000

/** Looks at the content every two seconds: editors replace files and bind mounts break notifications. @returns what ends it */
export function watchFeedsFile(options: WatchOptions): () => void {
  let seen = options.hashSeen
  let busy = false
  async function look(): Promise<void> {
    const hash = hashFeedsFile(options.path)
    if (hash === seen) return
    const file = readFeedsFile(options.path, options.knownPlaces)
    if (file.ok) await options.onChange(file.hash, file.settings)
    else options.onFault(notTakenUp(options.path, file))
    seen = file.hash
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    look()
      .catch(options.onBug)
      .finally(() => {
        busy = false
      })
  }, everyMs).unref()
  return () => clearInterval(timer)
}

/** The trouble that a broken file is. */
export function notTakenUp(path: string, { faults }: BrokenFile): PlainFault {
  const others = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  const message = `feeds.json cannot be taken up, the last good one stays in force: ${faults[0]?.message}${others}`
  return { code: faults[0]?.code ?? 'config/invalid', message, detail: describeFaults(path, faults) }
}
