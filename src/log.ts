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
  }
  if (format === 'json') return pino(options)
  return pino(
    options,
    pretty({
      colorize: process.stdout.isTTY === true,
      translateTime: 'SYS:HH:MM:ss',
      hideObject: level !== 'debug' && level !== 'trace',
      sync: true,
    }),
  )
}
