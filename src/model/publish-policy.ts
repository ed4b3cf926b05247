/** What the operator lets be shown of a feed's articles, in every output alike. */

/** `title` leaves a title and a link; with `excerpt` the summary comes to it, pictures and files. */
export const publishedContents = ['full', 'excerpt', 'title'] as const
export type PublishedContent = (typeof publishedContents)[number]

export interface PublishPolicy {
  readonly content: PublishedContent
  /** A line in the place of what the publisher states, its licence included; null leaves that. */
  readonly rights: string | null
  /** A line shown with each article: whom it is owed to. */
  readonly credit: string | null
}

export const usualPolicy: PublishPolicy = { content: 'full', rights: null, credit: null }
