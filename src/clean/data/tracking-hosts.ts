/**
 * Where images come from that count readers or are buttons of a feed service, not pictures of an article.
 * Source: addresses seen in real feeds, and the image rules of EasyPrivacy for the same services. A host covers its subdomains.
 */
export const trackingHosts: ReadonlySet<string> = new Set([
  '2o7.net',
  'addtoany.com',
  'b.scorecardresearch.com',
  'buysellads.com',
  'chartbeat.net',
  'counter.theconversation.com',
  'counter.theconversation.edu.au',
  'counter.yadro.ru',
  'cpx.golem.de',
  'doubleclick.net',
  'feeds.wordpress.com',
  'feedsportal.com',
  'getclicky.com',
  'google-analytics.com',
  'googleadservices.com',
  'imrworldwide.com',
  'mc.yandex.ru',
  'met.vgwort.de',
  'omtrdc.net',
  'pheedo.com',
  'pixel.quantserve.com',
  'pixel.wp.com',
  'sb.scorecardresearch.com',
  'sitemeter.com',
  'stats.wordpress.com',
  'statcounter.com',
  'tns-counter.ru',
  'top-fwz1.mail.ru',
])

/** Beginnings of host and path, for hosts that also serve real pictures. */
export const trackingPaths: readonly string[] = [
  'feeds.feedburner.com/~',
  'feedproxy.google.com/~',
  'rss.feedsportal.com/',
  'www.facebook.com/tr',
  's.w.org/images/core/emoji/',
]
