import type { Article } from '#model/article.ts'

/** The language where it is fit for `xml:lang`, else undefined: feeds declare all sorts of things. @see RFC 4287 §2, RFC 5646 §2.1 */
export function languageTag(language: string | null): string | undefined {
  return language !== null && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : undefined
}

/** The one language of all articles, undefined where they differ or one has none. */
export function sharedLanguage(articles: readonly Article[]): string | undefined {
  const languages = new Set(articles.map((article) => languageTag(article.language)))
  return languages.size === 1 ? [...languages][0] : undefined
}
