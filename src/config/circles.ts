/** Circles among names that name each other. */

/** Ids of a circle that a fault names. */
const mostNamed = 8

/** The ways that lead back to where they began, each without its last step. Without recursion: ten thousand topics may stand in one line. */
export function circlesIn(parents: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of parents.keys()) {
    const way: string[] = []
    const onWay = new Set<string>()
    const open: string[][] = []
    const enter = (id: string) => {
      way.push(id)
      onWay.add(id)
      open.push([...(parents.get(id) ?? [])])
    }
    if (!done.has(start)) enter(start)
    while (way.length > 0) {
      const next = open.at(-1)?.pop()
      if (next === undefined) {
        const left = way.pop() as string
        onWay.delete(left)
        open.pop()
        done.add(left)
      } else if (onWay.has(next)) circles.push(way.slice(way.indexOf(next)))
      else if (!done.has(next)) enter(next)
    }
  }
  return circles
}

/** `a circle: a → b → a` */
export function circleWords(circle: readonly string[]): string {
  const named = circle.length > mostNamed ? [...circle.slice(0, mostNamed), '…'] : circle
  return `a circle: ${[...named, circle[0]].join(' → ')}`
}
