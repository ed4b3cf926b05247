import { sentence } from '#lib/sentence.ts'
import { html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'

/** In the place of what is shown no more. */
export interface WithdrawnPage {
  readonly site: Site
  /** What was withdrawn, and why. */
  readonly because: string
}

export function renderWithdrawn({ site, because }: WithdrawnPage): string {
  return layout(
    { site, title: 'Withdrawn', current: null, feeds: [] },
    html`<div class="title"><h1>Withdrawn</h1></div>
<p class="prose" dir="auto">${sentence(because)}</p>
<p class="prose"><a href="/">The stream</a> has what is shown.</p>`,
  )
}
