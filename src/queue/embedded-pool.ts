/** PGlite in the shape of a `pg.Pool`, as far as BullMQ uses one: all clients are the one session there is. */
import type { PGlite, Results } from '@electric-sql/pglite'
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq'

/** Nobody else cleans up in here: without it the log and dead rows grow by some 4 KB a job. Takes a few milliseconds. */
const queriesBetweenCleanings = 2000

export function poolOver(database: PGlite): PgPool {
  let queries = 0
  let turn: Promise<unknown> = Promise.resolve()

  // What PGlite does it does before the next event. One query a turn of the event loop, or a busy queue would let nothing else in.
  const query: PgPool['query'] = <Row>(text: string, params?: readonly unknown[]) => {
    const answer = turn.then(nextEvent).then(async () => {
      if (++queries % queriesBetweenCleanings === 0) await clean(database)
      if (params !== undefined) return rowsOf<Row>(await database.query(text, [...params]))
      const results = await database.exec(text)
      return rowsOf<Row>(results.at(-1))
    })
    turn = answer.catch(() => {})
    return answer
  }

  const connect = async (): Promise<PgPoolClient> => {
    const listeners = new Map<unknown, () => void>()
    const forget = (listener: unknown): void => {
      listeners.get(listener)?.()
      listeners.delete(listener)
    }
    const client: PgPoolClient = {
      query,
      on(event: string, listener: (message: never) => void) {
        if (event !== 'notification') return client
        const notify = listener as (message: PgNotification) => void
        listeners.set(
          listener,
          database.onNotification((channel, payload) => notify({ channel, payload })),
        )
        return client
      },
      removeListener(_event, listener) {
        forget(listener)
        return client
      },
      removeAllListeners() {
        for (const listener of listeners.keys()) forget(listener)
        return client
      },
      release() {},
    }
    return client
  }

  const pool: PgPool = { query, connect, end: async () => {}, on: () => pool, removeAllListeners: () => pool }
  // BullMQ looks here whether a lost connection would be noticed, and else asks every ten seconds: this one cannot be lost.
  return Object.assign(pool, { options: { keepAlive: true } })
}

function rowsOf<Row>(results: Results | undefined): PgQueryResult<Row> {
  if (results === undefined) return { rows: [] }
  return { rows: results.rows as Row[], rowCount: results.affectedRows ?? results.rows.length }
}

function nextEvent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function clean(database: PGlite): Promise<void> {
  await database.exec('VACUUM job, event, scheduler, dedup, meta')
  await database.exec('CHECKPOINT')
}
