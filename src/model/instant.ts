/** Points in time: UTC milliseconds inside, RFC 3339 outside. */

declare const instantBrand: unique symbol
/** UTC milliseconds since 1970; a brand, so that seconds or local times cannot slip in. */
export type Instant = number & { readonly [instantBrand]: true }

export function instant(milliseconds: number): Instant {
  return Math.trunc(milliseconds) as Instant
}

export function later(from: Instant, seconds: number): Instant {
  return instant(from + seconds * 1000)
}

/** RFC 3339 in UTC, to the second where there are no milliseconds: `2026-11-24T22:16:00Z`. */
export function rfc3339(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
