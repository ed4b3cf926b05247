/** The log: JSON for machines, text for people, on standard output. */
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { LogFormat, LogLevel } from '#config/environment.ts'

export function openLog(level: LogLevel, format: LogFormat): Logger {
  const options = {
    level,
    base: null,
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    // JSON escapes the control characters below 0x20 alone, and terminals obey the others too.
    hooks: { streamWrite: (line: string) => line.replace(/[\x7f-\x9f]/g, '\ufffd') },
  }
  if (format === 'json') return pino(options)
  return pino(
    options,
    pretty({
      colorize: process.stdout.isTTY === true,
      translateTime: 'SYS:HH:MM:ss',
      // One line for one message, whoever wrote it.
      messageFormat: (fields, key) => String(fields[key]).replace(/\p{Cc}+/gu, ' '),
      hideObject: level !== 'debug' && level !== 'trace',
      sync: true,
    }),
  )
}
