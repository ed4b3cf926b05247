/**
 * Values → pages. `pages/` has one file a page; all stand in this frame. Nothing here reads data or a clock, and no page needs script:
 * the content security policy allows none, nor styles inside a page.
 */
import { type Html, html, htmlText } from './html.ts'
import { fileAddress, type PageFiles, pageAddress } from './page-files.ts'

/** What all pages know of the service. */
export interface Site {
  readonly title: string
  /** Of this program; also makes browsers take a new style sheet with a new version. */
  readonly version: string
  /** Absent where a service answers. */
  readonly files?: PageFiles
}

export interface Frame {
  readonly site: Site
  readonly title: string
  /** Which of the top links this page is. */
  readonly current: 'stream' | 'slices' | 'status' | null
  /** What a reader may follow instead of this page. */
  readonly feeds: readonly FeedLink[]
}

export interface FeedLink {
  readonly type: string
  readonly title: string
  readonly href: string
}

export const feedFormats = [
  { name: 'Atom', ending: '.atom', type: 'application/atom+xml' },
  { name: 'RSS', ending: '.rss', type: 'application/rss+xml' },
  { name: 'JSON', ending: '.json', type: 'application/feed+json' },
] as const

/** The feeds that say the same as the page of a slice. @param path of the slice, without ending @param query with its `?`, or empty */
export function sliceFeeds(path: string, title: string, query = ''): readonly FeedLink[] {
  return feedFormats.map(({ name, ending, type }) => ({ type, title: `${title} (${name})`, href: path + ending + query }))
}

/** `main` stands inside the frame's main landmark, `beside` after it. */
export function layout(frame: Frame, main: Html, beside: Html | null = null): string {
  const { site, title, feeds } = frame
  return htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === site.title ? title : `${title} · ${site.title}`}</title>
<link rel="stylesheet" href="${fileAddress('/static/style.css', site.files)}?v=${site.version}">
<link rel="icon" type="image/svg+xml" href="${fileAddress('/static/icon.svg', site.files)}">
${feeds.map((feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}">\n`)}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<a class="brand" href="${pageAddress('/feed', site.files)}">${site.title}</a>
<nav aria-label="Service">
${topLink(frame, 'stream', pageAddress('/feed', site.files), 'Stream')}
${
  site.files === undefined
    ? html`${topLink(frame, 'slices', '/slices', 'Slices')}
${topLink(frame, 'status', '/status', 'Status')}`
    : null
}
</nav>
</header>
<div class="columns">
<main id="main" tabindex="-1">
${main}
</main>
${beside}
</div>
<footer class="bottom">
<p>All times are UTC. Titles lead to the publisher’s own page.</p>
<p>Tributary ${site.version}</p>
</footer>
</body>
</html>
`)
}

function topLink(frame: Frame, name: 'stream' | 'slices' | 'status', href: string, words: string): Html {
  return frame.current === name
    ? html`<a class="top-link" href="${href}" aria-current="page">${words}</a>`
    : html`<a class="top-link" href="${href}">${words}</a>`
}
