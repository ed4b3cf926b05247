/** Where a word leads from a node, in a hash table over pairs of numbers: as a Map for each node it would take ten times the memory. */
export interface EdgeTable {
  /** The node it leads to; -1 where it leads nowhere. */
  find(node: number, word: number): number
  /** Each pair is to be given once. */
  add(node: number, word: number, to: number): void
}

/** Slots at the start; at most half of them are taken. */
const fewest = 1024
/** Node, word and where it leads. */
const width = 3

export function openEdgeTable(): EdgeTable {
  let slots = new Int32Array(fewest * width).fill(-1)
  let last = fewest - 1
  let edges = 0

  function slotOf(node: number, word: number): number {
    let slot = hash(node, word) & last
    for (;;) {
      const at = slot * width
      if (slots[at] === -1 || (slots[at] === node && slots[at + 1] === word)) return at
      slot = (slot + 1) & last
    }
  }

  function put(node: number, word: number, to: number): void {
    const at = slotOf(node, word)
    slots[at] = node
    slots[at + 1] = word
    slots[at + 2] = to
  }

  function grow(): void {
    const before = slots
    slots = new Int32Array(before.length * 2).fill(-1)
    last = 2 * last + 1
    for (let at = 0; at < before.length; at += width)
      if (before[at] !== -1) put(before[at] as number, before[at + 1] as number, before[at + 2] as number)
  }

  return {
    find: (node, word) => slots[slotOf(node, word) + 2] as number,
    add(node, word, to) {
      if (2 * ++edges > last) grow()
      put(node, word, to)
    },
  }
}

function hash(node: number, word: number): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ word, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
