/** Work that costs less when it is done for several at once. */

export interface Groups {
  readonly most: number
  /** Longest that anybody waits for those on their way. */
  readonly pauseMs: number
}

/**
 * Who comes first is worked on at once. Who comes while a group is in hand makes the next one, together with those who are on their way then:
 * a value is announced by its promise. Where nobody is, nobody waits.
 * Where a group fails, each is worked on alone, so that it fails for itself.
 * @param work gives as many results as it gets values, in their order
 */
export function inGroups<V, R>(
  work: (values: readonly V[]) => Promise<readonly R[]>,
  { most, pauseMs }: Groups,
): (coming: Promise<V>) => Promise<R> {
  interface Member {
    readonly value: V
    readonly resolve: (result: R) => void
    readonly reject: (error: unknown) => void
  }
  const waiting: Member[] = []
  let onTheWay = 0
  let busy = false
  let endPause = () => {}

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    while (waiting.length > 0) {
      await workOn(waiting.splice(0, most))
      if (!isComplete()) await pause()
    }
    busy = false
  }

  function isComplete(): boolean {
    return waiting.length >= most || onTheWay === 0
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function workOn(group: readonly Member[]): Promise<void> {
    try {
      const results = await work(group.map(({ value }) => value))
      for (const [index, member] of group.entries()) member.resolve(results[index] as R)
    } catch (error) {
      if (group.length === 1) return group[0]?.reject(error)
      for (const member of group) await workOn([member])
    }
  }

  return async (coming) => {
    onTheWay += 1
    const value = await coming.catch((error: unknown) => {
      onTheWay -= 1
      if (isComplete()) endPause()
      throw error
    })
    return new Promise((resolve, reject) => {
      onTheWay -= 1
      waiting.push({ value, resolve, reject })
      if (isComplete()) endPause()
      void drain()
    })
  }
}
