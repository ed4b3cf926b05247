/** How a command is called: what it is given, and what was given to it. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

export interface Command {
  readonly says: string
  /** What it is given, in order; one that may be left out stands in brackets, and the last may be many: `[ARTICLE…]`. */
  readonly operands: readonly string[]
  readonly flags: readonly string[]
  /** Flags that take a value, each with what stands for it: `--days N`. */
  readonly values?: Readonly<Record<string, string>>
  /** @returns the exit code */
  readonly run: (call: Call) => Promise<number>
}

export interface Call {
  readonly operands: readonly string[]
  has(flag: string): boolean
  valueOf(flag: string): string | null
}

/** Null where it is called otherwise than it says. */
export function readCall({ operands, flags, values: named = {} }: Command, args: readonly string[]): Call | null {
  const options: ParseArgsOptionsConfig = Object.fromEntries([
    ...flags.map((flag) => [flag, { type: 'boolean' }] as const),
    ...Object.keys(named).map((flag) => [flag, { type: 'string' }] as const),
  ])
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const needed = operands.filter((operand) => !operand.startsWith('[')).length
    const most = operands.at(-1)?.includes('…') ? Number.POSITIVE_INFINITY : operands.length
    if (positionals.length < needed || positionals.length > most || positionals.includes('')) return null
    return { operands: positionals, has: (flag) => values[flag] === true, valueOf: (flag) => textOr(values[flag]) }
  } catch (error) {
    if (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) return null
    throw error
  }
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** `tributary withdraw [ARTICLE…] [--undo] …: take articles …` */
export function howToCall(name: string, { says, operands, flags, values = {} }: Command): string {
  const options = [...flags.map((flag) => `[--${flag}]`), ...Object.entries(values).map(([flag, value]) => `[--${flag} ${value}]`)]
  return `${['tributary', name, ...operands, ...options].join(' ')}: ${says}`
}
