/** What came of an article's page: the article shows its text, or it is written down why it keeps its feed's. One transaction; done twice, it changes nothing. */
import { cleanVersion } from '#clean/version.ts'
import { hostOf } from '#fetch/host-of.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import type { PageReading, PageText } from '#model/fulltext.ts'
import type { Instant } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import { mostHops, pageCourse } from '#schedule/page-course.ts'
import { afterAnswer } from '#schedule/refusals.ts'
import type { AskedPage } from '#store/fulltexts.ts'
import type { StoreWriter } from '#store/store.ts'
import { answerOf } from './fulltext.ts'
import { isDown } from './network-watch.ts'

export interface TaggedPage {
  readonly reading: PageReading
  /** Of the article with the page's text; empty where there is none. */
  readonly tags: readonly Tag[]
  readonly rulesVersion: string
}

/**
 * `gained`: the article shows the page's text. `kept`: it shows its feed's text for good. `again`: until the next try. `moved`: the page is asked for
 * elsewhere. `left`: it is due again. `late`: somebody else has the page, or nobody wants it any more.
 */
export interface PageReport {
  readonly kind: 'gained' | 'kept' | 'again' | 'moved' | 'left' | 'late'
  readonly because: string
}

/** @throws Fault `store/*` */
export function ingestPage(store: StoreWriter, page: TaggedPage, now: Instant): PageReport {
  return store.transaction(() => {
    const { reading } = page
    const asked = store.fulltexts.asked(reading.article, reading.lease)
    if (asked === null) return report('late')
    noteAnswer(store, asked, reading)
    return settle(store, asked, page, now)
  })
}

/** A host that refuses its pages is left alone with its feeds too. */
function noteAnswer(store: StoreWriter, { host }: AskedPage, reading: PageReading): void {
  const before = store.hosts.refusals(host)
  const after = afterAnswer(before, answerOf(reading))
  if (after !== before) store.hosts.saveRefusals(host, after)
}

function settle(store: StoreWriter, asked: AskedPage, page: TaggedPage, now: Instant): PageReport {
  const { article, outcome } = page.reading
  switch (outcome.kind) {
    case 'left':
      store.fulltexts.release(article)
      return report('left')
    case 'elsewhere':
      if (asked.hops >= mostHops) {
        const fault = new Fault('fetch/too-many-redirects', `the way leads on after ${mostHops} other hosts`)
        return fail(store, asked, page.reading, fault.toPlain(), null, now)
      }
      store.fulltexts.moveOn(article, outcome.url, hostOf(outcome.url), now)
      return report('moved')
    case 'nothing':
      return keep(store, page.reading, outcome.because, now)
    case 'fault':
      return fail(store, asked, page.reading, outcome.fault, outcome.retryAfterSeconds, now)
    case 'text':
      return show(store, asked, page, outcome.page, now)
  }
}

function show(store: StoreWriter, asked: AskedPage, { reading, tags, rulesVersion }: TaggedPage, page: PageText, now: Instant): PageReport {
  const { article } = reading
  // Another feed's text is shown by now, or none.
  if (!asked.counts) {
    store.fulltexts.drop(article)
    return report('late')
  }
  if (page.text.length <= asked.givenLength) return keep(store, reading, 'the page says no more than the feed', now)
  store.articles.gain(article, page, { now, tags, rulesVersion, cleanVersion }, 'its page was read')
  store.fulltexts.succeed(article, page.text.length, now)
  return report('gained')
}

function keep(store: StoreWriter, { article }: PageReading, because: string, now: Instant): PageReport {
  store.fulltexts.fail(article, { code: null, because, nextAt: null }, now)
  return report('kept', because)
}

function fail(
  store: StoreWriter,
  asked: AskedPage,
  { article }: PageReading,
  { code, message }: PlainFault,
  retryAfterSeconds: number | null,
  now: Instant,
): PageReport {
  if (isDown(store)) {
    store.fulltexts.release(article)
    return report('left')
  }
  const { at, reason } = pageCourse({ code, tries: asked.tries + 1, retryAfterSeconds }, now)
  const because = `${message}; ${reason}`
  store.fulltexts.fail(article, { code, because, nextAt: at }, now)
  return report(at === null ? 'kept' : 'again', because)
}

function report(kind: PageReport['kind'], because = ''): PageReport {
  return { kind, because }
}
