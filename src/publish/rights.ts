import type { Article } from '#model/article.ts'

/** The article's own line on rights, else its source's, which holds for all it shows. @see RFC 4287 §4.2.10 */
export function rightsOf({ details, sources }: Article): string | null {
  return details.rights ?? sources[0].rights
}
