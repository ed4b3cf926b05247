import type { Environment } from '#config/environment.ts'
import packageFile from '../package.json' with { type: 'json' }

/** The truth, and a way to reach the operator where there is one. */
export function userAgentOf({ contact }: Environment): string {
  return contact === null ? `Tributary/${packageFile.version}` : `Tributary/${packageFile.version} (+${contact})`
}
