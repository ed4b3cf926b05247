/** The address where a reader's program may follow it, undefined for any other scheme: a feed can name `javascript:` as its site. */
export function webAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//i.test(url) ? url : undefined
}
