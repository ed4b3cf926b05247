/** Says yes or no by a weighted sum: a support vector machine with squared hinge loss, by dual coordinate descent (Hsieh and others 2008, as in LIBLINEAR). */

/** What is present in one example: places in a list of features, and how much of each. */
export interface Example {
  readonly features: Int32Array
  readonly values: Float64Array
}

export interface Classifier {
  readonly weights: Float64Array
  readonly start: number
}

/** What an error costs. */
const cost = 1
const rounds = 60
/** The plain term is a feature that every example has so much of. */
const always = 1

/** Yes and no weigh the same in all, however rare yes is. The same examples give the same weights. @param features how many there are @param counts as how many an example counts */
export function classify(
  examples: readonly Example[],
  features: number,
  isYes: (index: number) => boolean,
  counts: (index: number) => number,
): Classifier {
  const weights = new Float64Array(features)
  let start = 0
  const signs = Int8Array.from(examples, (_, index) => (isYes(index) ? 1 : -1))
  const all = examples.reduce((sum, _, index) => sum + counts(index), 0)
  const yes = examples.reduce((sum, _, index) => sum + (isYes(index) ? counts(index) : 0), 0)
  const costs = [yes, all - yes].map((count) => (cost * all) / (2 * count))
  const diagonals = Float64Array.from(signs, (sign, index) => 1 / (2 * counts(index) * (costs[sign === 1 ? 0 : 1] as number)))
  const squares = Float64Array.from(examples, ({ values }) => always * always + values.reduce((sum, value) => sum + value * value, 0))
  const alphas = new Float64Array(examples.length)
  const order = Int32Array.from(examples, (_, index) => index)
  const random = randomNumbers()
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const index of order) {
      const { features: present, values } = examples[index] as Example
      const sign = signs[index] as number
      const diagonal = diagonals[index] as number
      const alpha = alphas[index] as number
      const gradient = sign * sumOf(present, values, weights, start) - 1 + diagonal * alpha
      const next = Math.max(0, alpha - gradient / ((squares[index] as number) + diagonal))
      if (next === alpha) continue
      alphas[index] = next
      const step = sign * (next - alpha)
      start += step * always
      for (let at = 0; at < present.length; at++) {
        const feature = present[at] as number
        weights[feature] = (weights[feature] as number) + step * (values[at] as number)
      }
    }
  }
  return { weights, start }
}

export function answer({ weights, start }: Classifier, { features, values }: Example): number {
  return sumOf(features, values, weights, start)
}

function sumOf(features: Int32Array, values: Float64Array, weights: Float64Array, start: number): number {
  let sum = start * always
  for (let at = 0; at < features.length; at++) sum += (values[at] as number) * (weights[features[at] as number] as number)
  return sum
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
}

/** The same ones each time (mulberry32). */
function randomNumbers(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
