/** An article's page in, its main text out, cleaned as what a feed sends; or why there is none. The room's door for pages. */
import type { PageText } from '#model/fulltext.ts'
import { unsafeHtml } from '#model/html.ts'
import { leadImage } from './images.ts'
import { webUrl } from './links.ts'
import { mainText } from './main-text.ts'
import { outlinePage } from './page-outline.ts'
import { sanitize } from './sanitize.ts'
import { summaryOf } from './summary.ts'

export type ReadPage = { readonly kind: 'text'; readonly page: PageText } | { readonly kind: 'nothing'; readonly because: string }

/** Shorter ones are notices: that scripts are needed, that cookies are wanted, that the rest is for subscribers. */
const leastCharacters = 200
/** No article is as long; nobody would read it in a feed. */
const mostCharacters = 500_000
/** Of a page that asks for a password, what is shown to everybody is a teaser. */
const leastBesideLogin = 1_500
/** A text is a list of links where more of it is linked. */
const mostLinked = 0.6

/** @param address of the page: what its links are resolved against, unless it says otherwise */
export function readPageText(page: string, address: string): ReadPage {
  const outline = outlinePage(page)
  if (outline.kind === 'unread') return nothing(`the page was not read: ${outline.because}`)
  const main = mainText(outline.html)
  if (main === null) return nothing('nothing on the page stands out as its text')
  if (main.linked > mostLinked) return nothing('the page is a list of links')
  const base = (outline.base === null ? null : webUrl(outline.base, address)?.href) ?? address
  const { html: content, text, image, poster, ...told } = sanitize(unsafeHtml(main.html), base)
  if (text.length < leastCharacters) return nothing(outline.asksPassword ? 'the page asks for a login' : 'the page has next to no text')
  if (outline.asksPassword && text.length < leastBesideLogin) return nothing('the page asks for a login')
  if (text.length > mostCharacters) return nothing('the page has more text than an article')
  const stated = outline.image === null ? null : { url: outline.image, width: null, height: null, alt: null }
  return {
    kind: 'text',
    page: {
      content,
      text,
      summary: summaryOf(null, { ...told, text }),
      image: leadImage({ stated, enclosures: [], shown: image, poster, baseUrl: base }),
    },
  }
}

function nothing(because: string): ReadPage {
  return { kind: 'nothing', because }
}
