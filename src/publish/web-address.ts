import { strictUri } from '#lib/strict-uri.ts'

/** The address where a reader's program may follow it, by the letter of RFC 3986; undefined for any other scheme: a feed can name `javascript:` as its site. */
export function webAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//i.test(url) ? strictUri(url) : undefined
}
