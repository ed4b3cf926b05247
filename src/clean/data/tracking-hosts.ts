/**
 * Where images come from that count readers or are buttons of a feed service, not pictures of an article.
 * Source: addresses seen in real feeds, and the image rules of EasyPrivacy for the same services. A host covers its subdomains.
 */
export const trackingHosts: ReadonlySet<string> = new Set([
  '2o7.net',
  'addtoany.com',
  'ads.linkedin.com',
  'adsafeprotected.com',
  'alb.reddit.com',
  'analytics.yahoo.com',
  'bat.bing.com',
  'beacon.krxd.net',
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
  'hits.theguardian.com',
  'imrworldwide.com',
  'linksynergy.com',
  'mc.yandex.ru',
  'met.vgwort.de',
  'omtrdc.net',
  'pheedo.com',
  'pixel.mathtag.com',
  'pixel.parsely.com',
  'pixel.wp.com',
  'quantserve.com',
  'scorecardresearch.com',
  'serving-sys.com',
  'sitemeter.com',
  'statcounter.com',
  'stats.wordpress.com',
  'tns-counter.ru',
  'top-fwz1.mail.ru',
  'tracking.feedpress.com',
])

/** Beginnings of host and path, for hosts that also serve real pictures. */
export const trackingPaths: readonly string[] = [
  'feeds.feedburner.com/~',
  'feedproxy.google.com/~',
  'rss.feedsportal.com/',
  'www.facebook.com/tr',
  'www.google.com/pagead/',
  's.w.org/images/core/emoji/',
]

/** Ends of paths: counters that sites run themselves, wherever they stand (Matomo's own documents). */
export const trackingEndings: readonly string[] = ['/matomo.php', '/piwik.php']
