/** What each feed holds now, and every article that was ever shown. */
import { type FeedPlan, feedPlans } from './outlets.ts'
import { itemOf, type SampleItem } from './sample-item.ts'

/** A feed shows at most so many; older ones keep their page. */
const mostItems = 100

export interface Shelves {
  /** Newest first. */
  items(feedId: string): readonly SampleItem[]
  add(feedId: string, item: SampleItem): void
  replace(feedId: string, item: SampleItem): void
  /** By its link. */
  article(link: string): SampleItem | undefined
}

export function fillShelves(address: string, startedAt: number): Shelves {
  const shelves = new Map<string, readonly SampleItem[]>()
  const articles = new Map<string, SampleItem>()

  const put = (feedId: string, items: readonly SampleItem[]): void => {
    shelves.set(feedId, items)
    for (const item of items) if (item.source === null) articles.set(item.link, item)
  }
  for (const plan of feedPlans) {
    const own = plan.stories.map((story) => itemOf(story, siteUrl(address, plan.outlet.id), startedAt))
    put(plan.id, [...own, ...syndicated(plan, address, startedAt)])
  }
  const items = (feedId: string): readonly SampleItem[] => {
    const shelf = shelves.get(feedId)
    if (shelf === undefined) throw new Error(`the origin has no feed ${feedId}`)
    return shelf
  }
  return {
    items,
    add: (feedId, item) => put(feedId, [item, ...items(feedId)].slice(0, mostItems)),
    replace: (feedId, item) =>
      put(
        feedId,
        items(feedId).map((one) => (one.id === item.id ? item : one)),
      ),
    article: (link) => articles.get(link),
  }
}

export function siteUrl(address: string, outletId: string): string {
  return `${address}/${outletId}/`
}

export function feedPath(plan: FeedPlan): string {
  return `/${plan.outlet.id}/${plan.file}`
}

export function feedUrl(address: string, plan: FeedPlan): string {
  return `${address}${feedPath(plan)}`
}

/** The same title and link as the outlet's own, a little later. */
function syndicated(plan: FeedPlan, address: string, startedAt: number): readonly SampleItem[] {
  return plan.syndicated.map(({ feed, slug, hoursOld }) => {
    const origin = feedPlans.find((one) => one.id === feed)
    const story = origin?.stories.find((one) => one.slug === slug)
    if (origin === undefined || story === undefined) throw new Error(`${plan.id} names a story that is not there: ${feed} ${slug}`)
    const item = itemOf({ ...story, hoursOld }, siteUrl(address, origin.outlet.id), startedAt)
    return { ...item, id: `${feed}-${slug}`, source: { title: origin.outlet.name, url: feedUrl(address, origin) } }
  })
}
