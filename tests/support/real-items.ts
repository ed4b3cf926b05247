/** What the real documents of ../shared/feeds hold. */

/** Items in each document, counted by hand in its text. */
export const realItemCounts: Readonly<Record<string, number>> = {
  'atom_mediarss_reddit_1.xml': 25,
  'craigslist.rss': 25,
  'encoding.rss': 40,
  'feedburner.atom': 25,
  'guardian.rss': 55,
  'gulp-atom.atom': 10,
  'heise.atom': 15,
  'heraldsun.rss': 2,
  'incomplete-fields.atom': 1,
  'missing-fields.atom': 1,
  'narro.rss': 1,
  'reddit-atom.rss': 24,
  'reddit-home.rss': 24,
  'reddit.rss': 24,
  'rss-1.rss': 69,
  'rss_2.0_cloudflare.xml': 1,
  'rss_2.0_element_io.xml': 1,
  'rss_2.0_nightvale.xml': 1,
  'rss_2.0_wirecutter.xml': 1,
  'unrecognized.rss': 0,
  'uolNoticias.rss': 15,
}
