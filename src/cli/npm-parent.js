// Plain JavaScript, for any Node. npm runs its scripts through a shell, and most shells end at a signal without passing it on.

const everyMs = 500

/**
 * Ends this process as SIGTERM would, once the shell that npm started it by is gone. Started by anything else it does nothing: a service
 * may well outlive the terminal it was started from.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, everyMs)
  timer.unref()
}
