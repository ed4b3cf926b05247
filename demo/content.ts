/** What stands at each path of the origin: feeds, the outlets' pages, articles, pictures. */
import type { Answer } from './answer.ts'
import { type FeedPlan, feedPlans } from './outlets.ts'
import { mediaTypes, renderFeed } from './render-feed.ts'
import { renderArticle, renderFront, renderIndex, renderNotice } from './render-page.ts'
import { renderPicture } from './render-picture.ts'
import type { Edition } from './sample-item.ts'
import { feedPath, feedUrl, type Shelves, siteUrl } from './shelves.ts'

export interface Site {
  readonly address: string
  readonly shelves: Shelves
  readonly startedAt: number
}

export function contentAt(path: string, site: Site): Answer {
  const plan = feedPlans.find((one) => feedPath(one) === path)
  if (plan !== undefined) return feed(plan, site)
  if (path === '/') return page(200, renderIndex(namedFeeds(feedPlans, site)))
  return front(path, site) ?? picture(path, site) ?? article(path, site) ?? page(404, renderNotice('Not found', 'Nothing stands here.'))
}

function feed(plan: FeedPlan, site: Site): Answer {
  if (plan.behaviour === 'gone') return page(410, renderNotice(plan.title, 'This feed has ended.'))
  const edition = editionOf(plan, site)
  return { status: 200, type: mediaTypes[plan.format], bytes: renderFeed(plan, edition), modifiedAt: edition.updatedAt }
}

function editionOf(plan: FeedPlan, { address, shelves, startedAt }: Site): Edition {
  const items = shelves.items(plan.id)
  return {
    title: plan.title,
    description: plan.description,
    publisher: plan.outlet.name,
    language: plan.outlet.language,
    domain: `${plan.outlet.id}.example`,
    siteUrl: siteUrl(address, plan.outlet.id),
    feedUrl: feedUrl(address, plan),
    updatedAt: items.length === 0 ? startedAt : Math.max(...items.map((item) => item.updatedAt)),
    items,
  }
}

function front(path: string, site: Site): Answer | undefined {
  const plans = feedPlans.filter((plan) => path === `/${plan.outlet.id}/`)
  const [first] = plans
  if (first === undefined) return undefined
  const items = plans.flatMap((plan) => site.shelves.items(plan.id))
  return page(200, renderFront(first.outlet, namedFeeds(plans, site), items))
}

function article(path: string, { address, shelves }: Site): Answer | undefined {
  const item = shelves.article(`${address}${path}`)
  const outlet = feedPlans.find((plan) => path.startsWith(`/${plan.outlet.id}/`))?.outlet
  if (item === undefined || outlet === undefined) return undefined
  return page(200, renderArticle(item, outlet, siteUrl(address, outlet.id)), item.updatedAt)
}

function picture(path: string, { address, shelves, startedAt }: Site): Answer | undefined {
  const link = /^(\/[a-z]+)\/pictures\/(.+)\.svg$/.exec(path)
  if (link === null || shelves.article(`${address}${link[1]}/articles/${link[2]}`) === undefined) return undefined
  return { status: 200, type: 'image/svg+xml', bytes: Buffer.from(renderPicture(path)), modifiedAt: startedAt }
}

function page(status: number, html: string, modifiedAt: number | null = null): Answer {
  return { status, type: 'text/html; charset=utf-8', bytes: Buffer.from(html), modifiedAt }
}

function namedFeeds(plans: readonly FeedPlan[], { address }: Site): readonly { readonly title: string; readonly url: string }[] {
  return plans.map((plan) => ({ title: plan.title, url: feedUrl(address, plan) }))
}
