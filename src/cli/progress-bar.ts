/** How far a command is: a line on standard error that is written over and over. Where that is no terminal, nothing. */
export interface ProgressBar {
  show(done: number): void
  /** Takes the line away. */
  end(): void
}

const width = 30
const leastMsBetween = 100

/** @param of how many there are */
export function progressBar(what: string, of: number, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined }
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    show: (done) => {
      const now = performance.now()
      if (now - shownAt < leastMsBetween && done < of) return
      shownAt = now
      const share = of === 0 ? 1 : Math.min(1, done / of)
      const filled = Math.round(share * width)
      stream.write(`\r${what} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${Math.floor(share * 100)} %, ${done} of ${of}`)
    },
    end: () => void stream.write('\r\u001b[2K'),
  }
}
