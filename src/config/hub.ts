/** Which WebSub hub is in force: our own, unless feeds.json names another or none. */

/** As `output.hub`, for an operator who wants no hub at all. */
export const noHub = 'none'

interface Output {
  readonly output: {
    /** An address, `none`, or null: our own. */
    readonly hub: string | null
  }
}

export function isOwnHub({ output }: Output): boolean {
  return output.hub === null
}

/** The hub of others that is told of changes; null where there is none. */
export function otherHub({ output }: Output): string | null {
  return output.hub === noHub ? null : output.hub
}

/** Where our own hub is asked. @param publicUrl without a slash at the end */
export function ownHubAt(publicUrl: string): string {
  return `${publicUrl}/hub`
}
