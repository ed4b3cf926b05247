/** What the operator took out of every output: an article, or a source with all that no other source shows. It is kept, and can be shown again. */
import type { Instant } from './instant.ts'

export interface Withdrawal {
  readonly at: Instant
  /** For everybody to read. */
  readonly because: string
}

/** What is told of an article that is shown no more. */
export interface WithdrawnArticle extends Withdrawal {
  readonly publicId: string
}
