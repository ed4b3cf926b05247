/** Work that costs less when it is done for several at once. */

/**
 * What comes while a group is in hand makes the next one, at most `most` together; nobody waits for others to come.
 * Where a group fails, each is worked on alone, so that it fails for itself.
 * @param work gives as many results as it gets values, in their order
 */
export function inGroups<V, R>(work: (values: readonly V[]) => Promise<readonly R[]>, most: number): (value: V) => Promise<R> {
  interface Member {
    readonly value: V
    readonly resolve: (result: R) => void
    readonly reject: (error: unknown) => void
  }
  const waiting: Member[] = []
  let busy = false

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    while (waiting.length > 0) await workOn(waiting.splice(0, most))
    busy = false
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

  return (value) =>
    new Promise((resolve, reject) => {
      waiting.push({ value, resolve, reject })
      void drain()
    })
}
