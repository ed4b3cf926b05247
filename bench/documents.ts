/** Feeds that look like those of newsrooms: half RSS, half Atom, each item a page of HTML with names, links and a picture. The same at every run. */

export interface DocumentForm {
  /** Items that each document shows. */
  readonly items: number
  /** Paragraphs of an item, some 350 bytes each, beside a picture and an opening of 400. */
  readonly paragraphs: number
}

/**
 * One state of a feed: the newest items first, an older one gone for each that came.
 * @param feed its number
 * @param newer items that came since the first state
 * @param now the first state's newest item is some minutes older
 */
export function renderDocument(feed: number, form: DocumentForm, newer: number, now: number): Buffer {
  const numbers = Array.from({ length: form.items }, (_, index) => form.items + newer - 1 - index)
  const items = numbers.map((number) => itemOf(feed, number, form, now))
  return Buffer.from(feed % 2 === 0 ? rss(feed, items) : atom(feed, items))
}

/** How many items come to a feed when the origin advances: three to a tenth of all. */
export function newItemsOf(feed: number): number {
  return feed % 10 === 0 ? 3 : 0
}

interface Item {
  readonly title: string
  readonly url: string
  readonly date: Date
  readonly html: string
}

const subjects =
  'Ministers|The council|A court|Researchers|The central bank|Rescue teams|Voters|Farmers|Engineers|Doctors|Negotiators|Teachers'.split('|')
const verbs = 'agreed on|rejected|delayed|reviewed|welcomed|published|questioned|signed|prepared|measured|explained|opposed'.split('|')
const objects =
  'a new budget|the border treaty|rules for data|a flood plan|the rail link|an aid package|the grain deal|a vaccine trial|the talks'.split(
    '|',
  )
const manners =
  'after long talks|before the summit|in spite of protests|for the third time|with broad support|under pressure from unions'.split('|')
const fillers =
  'Nobody had expected it so soon|What follows is for the next weeks to show|Costs have risen by a third since the spring|A first draft had failed in March|The numbers were checked twice|Few of those who were asked wanted to be named|It is the largest step in ten years|Work begins once the money is there'.split(
    '|',
  )
const places = 'Kyiv|Brussels|Kabul|Nairobi|Lima|Tokyo|Ankara|Ottawa|Berlin|Canberra|Cairo|Oslo|Delhi|Warsaw|Brasília|Jakarta'.split('|')

function itemOf(feed: number, number: number, form: DocumentForm, now: number): Item {
  const random = dice(feed * 100_003 + number)
  const one = (words: readonly string[]) => words[random(words.length)] ?? ''
  const event = () => `${one(subjects)} ${one(verbs)} ${one(objects)} ${one(manners)}`
  const place = one(places)
  const url = `https://site-${feed}.example/news/${number}-${random(1_000_000)}`
  const paragraphs = Array.from(
    { length: form.paragraphs },
    () =>
      `<p>${event()}. ${one(fillers)}, <strong>said a speaker</strong> &amp; others. ${one(fillers)}, as <a href="${url}#more" onclick="track()">our own report</a> has it. ${one(fillers)}.</p>`,
  )
  const picture = `<figure><img src="https://site-${feed}.example/pictures/${number}.jpg" width="640" height="360" alt="${event()}"><figcaption>A street in ${place}</figcaption></figure>`
  const html = [picture, `<p><em>${place}</em>. ${event()}.</p>`, ...paragraphs, '<script>count()</script>'].join('\n')
  const minutesAgo = (form.items - 1 - number) * 200 + (feed % 180)
  return { title: `${event()} in ${place} (${feed}/${number})`, url, date: new Date(now - Math.max(0, minutesAgo) * 60_000), html }
}

function rss(feed: number, items: readonly Item[]): string {
  const list = items.map(
    ({ title, url, date, html }) =>
      `<item><title>${escaped(title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${date.toUTCString()}</pubDate><category>World</category><description><![CDATA[${html}]]></description></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Site ${feed}</title><link>https://site-${feed}.example/</link><description>News of site ${feed}</description><language>en</language>\n${list.join('\n')}\n</channel></rss>\n`
}

function atom(feed: number, items: readonly Item[]): string {
  const list = items.map(
    ({ title, url, date, html }) =>
      `<entry><title>${escaped(title)}</title><link rel="alternate" href="${url}"/><id>${url}</id><published>${date.toISOString()}</published><updated>${date.toISOString()}</updated><category term="World"/><content type="html">${escaped(html)}</content></entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Site ${feed}</title><id>https://site-${feed}.example/</id><link href="https://site-${feed}.example/"/><updated>${items[0]?.date.toISOString()}</updated><author><name>Site ${feed}</name></author>\n${list.join('\n')}\n</feed>\n`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Whole numbers below what is asked, the same for the same seed. @see Marsaglia, Xorshift RNGs (2003) */
export function dice(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}
