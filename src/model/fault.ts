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
}

export const faults = {
  'config/missing': { advice: 'Create the file, or name another with FEEDS_FILE.', next: 'refuse' },
  'config/not-json': { advice: 'Mend the JSON at the line and column named.', next: 'keep' },
  'config/invalid': { advice: 'Mend what is listed; `npm run tributary -- check` says the same without starting.', next: 'keep' },
  'config/environment': { advice: 'Set the variable as the README says, or unset it.', next: 'refuse' },
  'fetch/dns': { advice: 'The name does not resolve. Check the address; without a network nothing resolves.', next: 'back-off' },
  'fetch/connect': { advice: 'The server does not accept connections. We ask again later.', next: 'back-off' },
  'fetch/tls': { advice: 'The certificate cannot be trusted. Tell the publisher, or look for another address.', next: 'back-off' },
  'fetch/timeout': { advice: 'The server is too slow. We ask again later.', next: 'back-off' },
  'fetch/broken-off': { advice: 'The connection ended in the middle of the answer. We ask again later.', next: 'back-off' },
  'fetch/bad-answer': { advice: 'The server does not speak HTTP as it should. Check the address.', next: 'back-off' },
  'fetch/forbidden-address': { advice: 'Name the network in FETCH_ALLOW_NETWORKS if you meant it.', next: 'back-off' },
  'fetch/forbidden-scheme': { advice: 'Only http and https addresses are followed.', next: 'back-off' },
  'fetch/too-large': { advice: 'The feed is larger than we read. Look for a smaller one of the same publisher.', next: 'back-off' },
  'fetch/too-many-redirects': { advice: 'The address leads round in circles. Look for the feed’s new address.', next: 'back-off' },
  'fetch/bad-encoding': { advice: 'The answer’s Content-Encoding cannot be undone. We ask again later.', next: 'back-off' },
  'fetch/status': { advice: 'The server refused. Open the address in a browser to see what it says.', next: 'back-off' },
  'fetch/gone': { advice: 'The publisher took the feed away. Look for its successor.', next: 'back-off' },
  'fetch/not-found': { advice: 'Nothing is at this address any more. Look for the feed’s new address.', next: 'back-off' },
  'fetch/rate-limited': { advice: 'The server asks for fewer requests. We ask again later.', next: 'back-off' },
  'fetch/empty': { advice: 'The server sent nothing. We ask again later.', next: 'back-off' },
  'fetch/kills-worker': {
    advice: 'Workers died or hung three times while reading this feed. Please report its address.',
    next: 'back-off',
  },
  'parse/html': { advice: 'The address answers with a web page. Look on it for the link to its feed.', next: 'back-off' },
  'parse/not-a-feed': { advice: 'The address answers with something that is no feed. Check it in a browser.', next: 'back-off' },
  'parse/unreadable': { advice: 'The document is too damaged to read. Tell the publisher; line and column are named.', next: 'back-off' },
  'parse/hangs': { advice: 'Reading took too long and was ended. Please report the feed’s address.', next: 'back-off' },
  'queue/unreachable': { advice: 'Check QUEUE_URL and that the server runs. Reading goes on; fetching waits.', next: 'wait' },
  'queue/unusable': { advice: 'Change the setting of the queue’s server that is named.', next: 'refuse' },
  'store/newer': { advice: 'The database was written by a newer Tributary. Start that version, or another DATA_DIR.', next: 'refuse' },
  'store/in-use': { advice: 'Another process ingests into this DATA_DIR. Stop it first, or choose another DATA_DIR.', next: 'refuse' },
  'store/missing': { advice: 'Start the ingest role first: it creates the store.', next: 'refuse' },
  'store/unwritable': { advice: 'Check the folder’s owner and rights.', next: 'refuse' },
  'store/full': { advice: 'Free some space: ingest goes on by itself.', next: 'wait' },
  'store/busy': { advice: 'Another program holds the database. We try again.', next: 'wait' },
  'store/corrupt': { advice: 'Restore the newest backup; the damaged file stays where it is.', next: 'refuse' },
  'deliver/refused': {
    advice: 'The hub does not take our word for it. Check `output.hub` in feeds.json, and that the hub can reach PUBLIC_URL.',
    next: 'back-off',
  },
  'serve/bad-request': { advice: 'Mend the part of the address that is named.', next: 'refuse' },
  'serve/not-found': { advice: 'See the front page for what there is.', next: 'refuse' },
  'serve/address-in-use': { advice: 'Set PORT to a free port.', next: 'refuse' },
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
