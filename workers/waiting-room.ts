/** What came and is not stored yet is held in memory: whoever brings more waits while it is too much. */
export interface WaitingRoom {
  /** @returns to be called when it is stored, or is not to be */
  enter(weight: number): () => void
  isEmpty(): boolean
  /** Resolves when there is room for more. */
  room(): Promise<void>
}

/** @param most that may wait while more is let in */
export function openWaitingRoom(most: number): WaitingRoom {
  let waiting = 0
  let outside: (() => void)[] = []
  return {
    enter: (weight) => {
      waiting += weight
      return () => {
        waiting -= weight
        if (waiting > most) return
        for (const go of outside) go()
        outside = []
      }
    },
    isEmpty: () => waiting === 0,
    room: () => (waiting <= most ? Promise.resolve() : new Promise((resolve) => outside.push(resolve))),
  }
}
