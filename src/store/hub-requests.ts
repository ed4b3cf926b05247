/** What was asked of our own hub, until the callback has confirmed it. Bounded, and one that came to nothing counts for a while: nobody can have a stranger's server asked without end. */
import type Database from 'better-sqlite3'
import type { HubRequest } from '#model/hub.ts'
import { type Instant, later } from '#model/instant.ts'

export interface DueHubRequest extends HubRequest {
  readonly request: string
}

export interface SettledRequest extends HubRequest {
  /** The last change there was when it was asked. */
  readonly since: number
}

type Asked = Pick<HubRequest, 'callback' | 'topic'>

export interface HubRequestReader {
  /** Whether one more may be asked. @param host of the callback */
  hasRoom(asked: Asked, host: string): boolean
  /** Whether one more may become a subscriber. */
  mayJoin(asked: Asked, host: string): boolean
}

export interface HubRequestWriter extends HubRequestReader {
  /** Takes the place of an older one of the same callback and topic. @returns false where there is no room */
  add(request: HubRequest, host: string, now: Instant): boolean
  /** Leases those that wait for confirmation and that nobody is asking; forgets those that are over. */
  takeDue(now: Instant): DueHubRequest[]
  /** Nobody will ask: it is due again. */
  release(request: string): void
  /** The same for all. */
  releaseAll(): void
  /** Asked. @returns the request; null where it is no longer current */
  settle(request: string, confirmed: boolean, now: Instant): SettledRequest | null
}

const mostSubscribers = 10_000
const mostSubscribersOfHost = 1_000
/** Each is a search whenever something is new. */
const mostSearches = 200
const mostRequests = 2_000
const mostRequestsOfHost = 100
/** For each tick, and of one host. */
const mostAtOnce = 50
const mostOfHostAtOnce = 4
/** The longest a request takes, and room for the queue. */
const jobSeconds = 120
/** How long one that came to nothing counts. */
const rememberedSeconds = 600
/** Whoever asked does not wait any more. */
const longestWaitSeconds = 3_600

export function hubRequestReader(db: Database.Database): HubRequestReader {
  const counts = db.prepare<{ host: string; callback: string; topic: string }, Counts>(`
    SELECT (SELECT count(*) FROM hub_requests) AS requests,
      (SELECT count(*) FROM hub_requests WHERE host = :host) AS requests_of_host,
      (SELECT count(*) FROM subscribers) AS subscribers,
      (SELECT count(*) FROM subscribers WHERE host = :host) AS subscribers_of_host,
      (SELECT count(DISTINCT topic) FROM subscribers WHERE instr(topic, '?q=') > 0 AND topic <> :topic) AS other_searches,
      EXISTS (SELECT 1 FROM subscribers WHERE callback = :callback AND topic = :topic) AS is_there`)
  return {
    hasRoom: (asked, host) => {
      const found = counts.get({ callback: asked.callback, topic: asked.topic, host })
      return found !== undefined && found.requests < mostRequests && found.requests_of_host < mostRequestsOfHost && mayJoin(asked, found)
    },
    mayJoin: (asked, host) => {
      const found = counts.get({ callback: asked.callback, topic: asked.topic, host })
      return found !== undefined && mayJoin(asked, found)
    },
  }
}

/** Who is there already may always renew or leave. */
function mayJoin({ topic }: Asked, found: Counts): boolean {
  if (found.is_there === 1) return true
  if (topic.includes('?q=') && found.other_searches >= mostSearches) return false
  return found.subscribers < mostSubscribers && found.subscribers_of_host < mostSubscribersOfHost
}

export function hubRequestWriter(db: Database.Database): HubRequestWriter {
  const reader = hubRequestReader(db)
  const supersede = db.prepare(
    'UPDATE hub_requests SET settled_at = :now, job_until = NULL WHERE callback = :callback AND topic = :topic AND settled_at IS NULL',
  )
  const insert = db.prepare(`
    INSERT INTO hub_requests (request_id, mode, callback, topic, host, secret, lease_seconds, because, asked_at, asked_seq)
    SELECT :request, :mode, :callback, :topic, :host, :secret, :leaseSeconds, :because, :now, last_seq FROM stores`)
  // A clock that was set back leaves times too far ahead: they count as over.
  const forget = db.prepare(`
    DELETE FROM hub_requests WHERE settled_at <= :remembered OR settled_at > :now OR asked_at <= :waited OR asked_at > :now`)
  const take = db.prepare<{ now: number; job: number }, Row>(`
    UPDATE hub_requests SET job_until = :job WHERE request_id IN (
      SELECT d.request_id FROM (
        SELECT request_id, host, asked_at, row_number() OVER (PARTITION BY host ORDER BY asked_at, request_id) AS nth
        FROM hub_requests WHERE settled_at IS NULL AND (job_until IS NULL OR job_until <= :now OR job_until > :job)
      ) d LEFT JOIN (
        SELECT host, count(*) AS held FROM hub_requests WHERE job_until > :now AND job_until <= :job GROUP BY host
      ) h ON h.host = d.host
      WHERE d.nth + coalesce(h.held, 0) <= ${mostOfHostAtOnce}
      ORDER BY d.asked_at LIMIT ${mostAtOnce})
    RETURNING request_id, ${requestColumns}`)
  const find = db.prepare<{ request: string }, Row & { asked_seq: number }>(
    `SELECT request_id, asked_seq, ${requestColumns} FROM hub_requests WHERE request_id = :request AND settled_at IS NULL`,
  )
  const drop = db.prepare('DELETE FROM hub_requests WHERE request_id = :request')
  const keep = db.prepare('UPDATE hub_requests SET settled_at = :now, job_until = NULL WHERE request_id = :request')
  const release = db.prepare('UPDATE hub_requests SET job_until = NULL WHERE request_id = :request')
  const releaseAll = db.prepare('UPDATE hub_requests SET job_until = NULL WHERE job_until IS NOT NULL')

  return {
    ...reader,
    add: (request, host, now) => {
      if (!reader.hasRoom(request, host)) return false
      const { callback, topic } = request
      supersede.run({ callback, topic, now })
      insert.run({ request: crypto.randomUUID(), host, now, ...request })
      return true
    },
    takeDue: (now) => {
      forget.run({ now, remembered: later(now, -rememberedSeconds), waited: later(now, -longestWaitSeconds) })
      return take.all({ now, job: later(now, jobSeconds) }).map((row) => ({ request: row.request_id, ...toRequest(row) }))
    },
    release: (request) => void release.run({ request }),
    releaseAll: () => void releaseAll.run(),
    settle: (request, confirmed, now) => {
      const row = find.get({ request })
      if (row === undefined) return null
      if (confirmed && row.mode !== 'denied') drop.run({ request })
      else keep.run({ request, now })
      return { ...toRequest(row), since: row.asked_seq }
    },
  }
}

const requestColumns = 'mode, callback, topic, secret, lease_seconds, because'

interface Row {
  request_id: string
  mode: HubRequest['mode']
  callback: string
  topic: string
  secret: string | null
  lease_seconds: number
  because: string
}

function toRequest(row: Row): HubRequest {
  const { mode, callback, topic, secret, because } = row
  return { mode, callback, topic, secret, leaseSeconds: row.lease_seconds, because }
}

interface Counts {
  requests: number
  requests_of_host: number
  subscribers: number
  subscribers_of_host: number
  other_searches: number
  is_there: number
}
