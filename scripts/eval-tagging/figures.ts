/** Precision, recall and F1 over sets of labels. */

/** Labels that are right, too much, and missing. */
export interface Tally {
  readonly right: number
  readonly excess: number
  readonly missing: number
}

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** What was found and what is meant, of one article; labels of `ignored` count neither way. */
export interface Judged {
  readonly found: ReadonlySet<string>
  readonly meant: ReadonlySet<string>
  readonly ignored?: ReadonlySet<string>
}

/** All labels of all articles count alike. @param only the one label to be counted; without it all are */
export function tallyOf(articles: readonly Judged[], only?: string): Tally {
  const tally = { right: 0, excess: 0, missing: 0 }
  for (const { found, meant, ignored } of articles) {
    const isCounted = (label: string) => !ignored?.has(label) && (only === undefined || label === only)
    for (const label of [...meant].filter(isCounted)) {
      if (found.has(label)) tally.right++
      else tally.missing++
    }
    tally.excess += [...found].filter((label) => isCounted(label) && !meant.has(label)).length
  }
  return tally
}

/** Nothing found is never wrong, and where nothing is meant nothing is missing: both are 1. */
export function figuresOf({ right, excess, missing }: Tally): Figures {
  return {
    precision: share(right, right + excess),
    recall: share(right, right + missing),
    f1: share(2 * right, 2 * right + excess + missing),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
