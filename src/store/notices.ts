/** Troubles of the service itself: one a subject, until it is over. That one begins and that it ends is an event. */
import type Database from 'better-sqlite3'
import type { FaultCode, PlainFault } from '#model/fault.ts'
import { type Instant, instant } from '#model/instant.ts'
import { eventWriter } from './events.ts'

export interface Notice {
  readonly fault: PlainFault
  readonly at: Instant
}

export interface NoticeReader {
  all(): Notice[]
  /** True while there is a trouble with this subject. */
  stands(subject: string): boolean
}

export interface NoticeWriter {
  /** Puts the trouble in force; the time of the first report stands while it lasts. */
  raise(subject: string, fault: PlainFault, now: Instant): void
  clear(subject: string, now: Instant): void
}

export function noticeReader(db: Database.Database): NoticeReader {
  const all = db.prepare<[], NoticeRow>('SELECT code, message, detail, at FROM notices ORDER BY at')
  const one = db.prepare<{ subject: string }, { code: string }>(codeOf)
  return { all: () => all.all().map(toNotice), stands: (subject) => one.get({ subject }) !== undefined }
}

export function noticeWriter(db: Database.Database): NoticeWriter {
  const events = eventWriter(db)
  const standing = db.prepare<{ subject: string }, { code: string }>(codeOf)
  const raise = db.prepare(`
    INSERT INTO notices (subject, code, message, detail, at) VALUES (:subject, :code, :message, :detail, :at)
    ON CONFLICT (subject) DO UPDATE SET code = :code, message = :message, detail = :detail,
      at = CASE WHEN code = :code THEN at ELSE :at END`)
  const clear = db.prepare<{ subject: string }, { message: string }>('DELETE FROM notices WHERE subject = :subject RETURNING message')
  return {
    raise: (subject, { code, message, detail }, now) => {
      const isNew = standing.get({ subject })?.code !== code
      raise.run({ subject, code, message, detail, at: now })
      if (isNew) events.append({ feed: null, kind: 'trouble', because: message, code }, now)
    },
    clear: (subject, now) => {
      const over = clear.get({ subject })
      if (over !== undefined) events.append({ feed: null, kind: 'well', because: `This is over: ${over.message}`, code: null }, now)
    },
  }
}

const codeOf = 'SELECT code FROM notices WHERE subject = :subject'

interface NoticeRow {
  code: string
  message: string
  detail: string | null
  at: number
}

function toNotice(row: NoticeRow): Notice {
  return { fault: { code: row.code as FaultCode, message: row.message, detail: row.detail }, at: instant(row.at) }
}
