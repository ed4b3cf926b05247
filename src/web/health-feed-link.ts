import { html } from './html.ts'

/** What happens to the service and its feeds, to be followed in a reader. */
export const healthFeed = { type: 'application/atom+xml', title: 'Health (Atom)', href: '/health.atom' } as const

export const healthFeedLink = html`<p class="follow"><span>Follow what happens</span> <a class="follow-link" href="${healthFeed.href}">Atom</a></p>`
