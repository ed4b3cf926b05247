/** What the world did to us. Anything thrown that is no Fault is a bug. All codes: docs/faults.md. */

/**
 * What follows from a fault of a feed, or of a hub: `back-off` tries again later and later.
 * Faults that concern neither: `refuse` ends the start or the request, `wait` goes on by itself when the cause is gone, `keep` leaves the last good state in force.
 */
export type FaultNext = 'back-off' | 'refuse' | 'wait' | 'keep'

export interface FaultKind {
  /** What to do, for the one who reads it. */
  readonly advice: string
  readonly next: FaultNext
  /** Of a feed's fault: whether it may well pass by itself, and is told only when it lasts. */
  readonly passing?: true
}

export const faults = {
  'config/missing': { advice: 'Create the file, or name another with FEEDS_FILE.', next: 'keep' },
  'config/not-json': { advice: 'Mend the JSON at the line and column named.', next: 'keep' },
  'config/invalid': { advice: 'Mend what is listed; `npm run tributary -- check` says the same without starting.', next: 'keep' },
  'config/environment': { advice: 'Set the variable as the README says, or unset it.', next: 'refuse' },
  'fetch/dns': { advice: 'Check the address; without a network nothing resolves.', next: 'back-off', passing: true },
  'fetch/connect': { advice: 'Check that the address is still right. We ask again later.', next: 'back-off', passing: true },
  'fetch/tls': { advice: 'Tell the publisher, or look for another address.', next: 'back-off' },
  'fetch/timeout': { advice: 'Nothing to do if it passes. We ask again later.', next: 'back-off', passing: true },
  'fetch/broken-off': { advice: 'Nothing to do if it passes. We ask again later.', next: 'back-off', passing: true },
  'fetch/bad-answer': { advice: 'Check the address in a browser.', next: 'back-off' },
  'fetch/forbidden-address': { advice: 'Name the network in FETCH_ALLOW_NETWORKS if you meant it.', next: 'back-off' },
  'fetch/forbidden-scheme': { advice: 'Only http and https addresses are followed.', next: 'back-off' },
  'fetch/too-large': { advice: 'Look for a smaller feed of the same publisher.', next: 'back-off' },
  'fetch/too-many-redirects': { advice: 'Look for the feed’s new address.', next: 'back-off' },
  'fetch/bad-encoding': { advice: 'Tell the publisher if it lasts. We ask again later.', next: 'back-off' },
  'fetch/status': { advice: 'Open the address in a browser to see what it says.', next: 'back-off', passing: true },
  'fetch/gone': { advice: 'Look for the feed’s successor.', next: 'back-off' },
  'fetch/not-found': { advice: 'Look for the feed’s new address.', next: 'back-off' },
  'fetch/rate-limited': {
    advice: 'Ask less often: give the feed an interval, or its host limits. We ask again later.',
    next: 'back-off',
    passing: true,
  },
  'fetch/empty': { advice: 'Open the address in a browser if it lasts. We ask again later.', next: 'back-off', passing: true },
  'fetch/login': { advice: 'Name its login under `auth` in feeds.json, or look for an address without one.', next: 'back-off' },
  'fetch/challenged': {
    advice: 'Ask the publisher to let readers of feeds through (FETCH_CONTACT helps them to know you), or look for another address.',
    next: 'back-off',
  },
  'fetch/region-blocked': { advice: 'Fetch from another country, through a proxy, or look for another address.', next: 'back-off' },
  'fetch/no-secret': { advice: 'Set the environment variable that feeds.json names, where feeds are fetched.', next: 'back-off' },
  'fetch/proxy': { advice: 'Check HTTP_PROXY and HTTPS_PROXY, and that the proxy runs.', next: 'back-off', passing: true },
  'fetch/no-network': { advice: 'Check this machine’s network and name server. Fetching goes on by itself.', next: 'wait' },
  'fetch/hub-refused': { advice: 'Nothing to do: the feed is asked as usual, and the hub again later.', next: 'back-off' },
  'fetch/kills-worker': { advice: 'Please report the feed’s address.', next: 'back-off' },
  'parse/html': { advice: 'Look on the page for the link to its feed.', next: 'back-off' },
  'parse/not-a-feed': { advice: 'Check the address in a browser.', next: 'back-off' },
  'parse/unreadable': { advice: 'Tell the publisher; line and column are named.', next: 'back-off' },
  'parse/hangs': { advice: 'Please report the feed’s address.', next: 'back-off' },
  'parse/no-opml': { advice: 'Name a file that a feed reader exported as OPML.', next: 'refuse' },
  'queue/unreachable': { advice: 'Check QUEUE_URL and that the server runs. Reading goes on; fetching waits.', next: 'wait' },
  'queue/unusable': { advice: 'Change the setting of the queue’s server that is named.', next: 'refuse' },
  'store/newer': { advice: 'The database was written by a newer Tributary. Start that version, or another DATA_DIR.', next: 'refuse' },
  'store/older': { advice: 'Start this version of the service once: its ingest role brings the database to the new form.', next: 'refuse' },
  'store/in-use': { advice: 'Another process ingests into this DATA_DIR. Stop it first, or choose another DATA_DIR.', next: 'refuse' },
  'store/missing': { advice: 'Start the ingest role first: it creates the store.', next: 'refuse' },
  'store/unwritable': { advice: 'Check the folder’s owner and rights.', next: 'refuse' },
  'store/no-such-feed': { advice: 'Name a feed’s id or address; the status page lists them.', next: 'refuse' },
  'store/no-such-article': { advice: 'Name the address of its page here or at its publisher, or its id.', next: 'refuse' },
  'store/full': { advice: 'Free some space: ingest goes on by itself.', next: 'wait' },
  'store/busy': { advice: 'Another program holds the database. We try again.', next: 'wait' },
  'store/corrupt': { advice: 'Restore the newest backup; the damaged file stays where it is.', next: 'refuse' },
  'deliver/refused': {
    advice: 'The hub does not take our word for it. Check `output.hub` in feeds.json, and that the hub can reach PUBLIC_URL.',
    next: 'back-off',
  },
  'deliver/subscriber-refused': {
    advice: 'Nothing to do: the subscriber is told again later and later, and after three days no more.',
    next: 'back-off',
  },
  'deliver/gone': { advice: 'Nothing to do: the subscriber wants nothing more.', next: 'refuse' },
  'deliver/unconfirmed': { advice: 'Nothing to do: who meant it asks again.', next: 'refuse' },
  'serve/bad-request': { advice: 'Mend the part of the address that is named.', next: 'refuse' },
  'serve/bad-hub-request': { advice: 'Mend the parameter that is named, as docs/websub.md has it.', next: 'refuse' },
  'serve/hub-full': { advice: 'Ask again later.', next: 'wait' },
  'serve/bad-query': { advice: 'Mend what is named; docs/feeds.md explains the language.', next: 'refuse' },
  'serve/query-too-wide': {
    advice: 'Narrow it: add a topic, a source or a time such as `since:7d`, or ask for rarer words.',
    next: 'refuse',
  },
  'serve/not-found': { advice: 'See the front page for what there is.', next: 'refuse' },
  'serve/not-acceptable': { advice: 'Take one of the content codings that are named.', next: 'refuse' },
  'serve/gone': { advice: 'Nothing is wanted at this address any more.', next: 'refuse' },
  'serve/withdrawn': { advice: 'It was taken out of all that is shown here; ask who runs this service.', next: 'refuse' },
  'serve/too-large': { advice: 'Send less at once.', next: 'refuse' },
  'serve/address-in-use': { advice: 'Set PORT to a free port.', next: 'refuse' },
  'export/no-address': { advice: 'Name it by `--url https://news.example`, or set PUBLIC_URL.', next: 'refuse' },
  'export/foreign-file': { advice: 'Name an empty or a new folder, or move away what is named.', next: 'refuse' },
  'export/in-use': { advice: 'Wait until the other export has ended.', next: 'refuse' },
  'export/unwritable': { advice: 'Name a folder that this user may write to, on a disk with room left.', next: 'refuse' },
} as const satisfies Record<string, FaultKind>

export type FaultCode = keyof typeof faults

/** A fault as it crosses threads, queues and the store: an Error loses its class or its fields there. */
export interface PlainFault {
  readonly code: FaultCode
  /** One sentence for a person, without the code and without advice. */
  readonly message: string
  /** More for the log: an address, a line and column, the system's own error. */
  readonly detail: string | null
}

export class Fault extends Error {
  readonly code: FaultCode
  readonly detail: string | null

  constructor(code: FaultCode, message: string, options: { detail?: string; cause?: unknown } = {}) {
    // What a stranger sent may stand in it, and it goes to terminals.
    super(message.replace(/\p{Cc}+/gu, ' '), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Fault'
    this.code = code
    this.detail = options.detail ?? null
  }

  static fromPlain(plain: PlainFault): Fault {
    return new Fault(plain.code, plain.message, plain.detail === null ? {} : { detail: plain.detail })
  }

  toPlain(): PlainFault {
    return { code: this.code, message: this.message, detail: this.detail }
  }

  get advice(): string {
    return faults[this.code].advice
  }
}
