import { html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'

export interface NotFoundPage {
  readonly site: Site
}

export function renderNotFound({ site }: NotFoundPage): string {
  return layout(
    { site, title: 'Nothing here', current: null, feeds: [] },
    html`<div class="title"><h1>Nothing here</h1></div>
<p class="prose">There is no page and no slice at this address. <a href="/">The stream</a> lists the slices there are, and <a href="/status">the status page</a> the feeds.</p>`,
  )
}
