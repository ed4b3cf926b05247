/** What a process costs, as Linux counts it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

export interface Usage {
  readonly wallSeconds: number
  /** User and system, of the whole process tree. */
  readonly cpuSeconds: number
}

/** Linux counts in these for every program, whatever its own clock. @see proc(5), sysconf(3) _SC_CLK_TCK */
const ticksPerSecond = 100

/** User and system, of all threads and of the children it has waited for. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold anything; what follows it begins with field 3. The times are 14 to 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
}

/** The most it ever held, in MB. */
export function peakMegabytesOf(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round((Number(kilobytes) * 1024) / 1_000_000)
}

/** Runs a program to its end. Throws, with what it wrote, where it fails. */
export async function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Usage & { readonly output: string }> {
  const started = performance.now()
  // The shell tells what its children took, which Node does not.
  const script = '"$@" || exit; times >&3'
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , times] = child.stdio.slice(1) as unknown as NodeJS.ReadableStream[]
  if (times === undefined) throw new Error('a pipe is missing')
  const [output, errors, spent, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    text(times),
    once(child, 'close'),
  ])
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}${errors}`)
  return { wallSeconds: (performance.now() - started) / 1000, cpuSeconds: secondsOf(spent), output }
}

/** The second line is the children's: `0m1.250000s 0m0.310000s`. @see POSIX, the special built-in `times` */
function secondsOf(times: string): number {
  const children = times.split('\n')[1] ?? ''
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}
