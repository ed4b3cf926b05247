/** Troubles of the service itself: one a subject, until it is over. */
import type Database from 'better-sqlite3'
import type { FaultCode, PlainFault } from '#model/fault.ts'
import { type Instant, instant } from '#model/instant.ts'

export interface Notice {
  readonly fault: PlainFault
  readonly at: Instant
}

export interface NoticeReader {
  all(): Notice[]
}

export interface NoticeWriter {
  /** Puts the trouble in force; the time of the first report stands while it lasts. */
  raise(subject: string, fault: PlainFault, now: Instant): void
  clear(subject: string): void
}

export function noticeReader(db: Database.Database): NoticeReader {
  const all = db.prepare<[], NoticeRow>('SELECT code, message, detail, at FROM notices ORDER BY at')
  return { all: () => all.all().map(toNotice) }
}

export function noticeWriter(db: Database.Database): NoticeWriter {
  const raise = db.prepare(`
    INSERT INTO notices (subject, code, message, detail, at) VALUES (:subject, :code, :message, :detail, :at)
    ON CONFLICT (subject) DO UPDATE SET code = :code, message = :message, detail = :detail,
      at = CASE WHEN code = :code THEN at ELSE :at END`)
  const clear = db.prepare('DELETE FROM notices WHERE subject = :subject')
  return {
    raise: (subject, { code, message, detail }, now) => void raise.run({ subject, code, message, detail, at: now }),
    clear: (subject) => void clear.run({ subject }),
  }
}

interface NoticeRow {
  code: string
  message: string
  detail: string | null
  at: number
}

function toNotice(row: NoticeRow): Notice {
  return { fault: { code: row.code as FaultCode, message: row.message, detail: row.detail }, at: instant(row.at) }
}
