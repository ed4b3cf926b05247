/** The words of the demo: what an outlet writes, and what its feed shows of it. */

/** One story as it stands in `sites/*.json`. */
export interface Story {
  /** Last part of its address; unique within its outlet. */
  readonly slug: string
  /** Age when the origin starts. */
  readonly hoursOld: number
  /** Stories of several outlets with the same event tell the same event. */
  readonly event: string | null
  readonly author: string
  readonly categories: readonly string[]
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** One item as a feed serves it. Times are UTC milliseconds on a whole second. */
export interface SampleItem {
  /** Unique within its feed. */
  readonly id: string
  readonly title: string
  readonly link: string
  readonly author: string
  readonly publishedAt: number
  readonly updatedAt: number
  readonly categories: readonly string[]
  readonly paragraphs: readonly string[]
  readonly event: string | null
  /** Where an aggregator has it from. */
  readonly source: { readonly title: string; readonly url: string } | null
}

/** What a renderer needs to write one feed document. */
export interface Edition {
  readonly title: string
  readonly description: string
  readonly publisher: string
  readonly language: string
  /** Under `.example`; it stands in ids that are no addresses. */
  readonly domain: string
  readonly siteUrl: string
  readonly feedUrl: string
  readonly updatedAt: number
  readonly items: readonly SampleItem[]
}

export function itemOf(story: Story, siteUrl: string, startedAt: number): SampleItem {
  const at = wholeSecond(startedAt - story.hoursOld * 3_600_000)
  return {
    id: story.slug,
    title: story.title,
    link: `${siteUrl}articles/${story.slug}`,
    author: story.author,
    publishedAt: at,
    updatedAt: at,
    categories: story.categories,
    paragraphs: story.paragraphs,
    event: story.event,
    source: null,
  }
}

/** The dates of RSS have no milliseconds. */
export function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000
}
