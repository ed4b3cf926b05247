/** Waiting for what comes by itself. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Throws, with the last answer, where it is not so within the time. */
export async function until(isSo: () => unknown, seconds = 20): Promise<void> {
  for (const deadline = performance.now() + seconds * 1000; ; await sleep(20)) {
    const answer = await isSo()
    if (answer) return
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(answer)} after ${seconds} s: ${isSo}`)
  }
}
