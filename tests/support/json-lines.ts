/** A text of one JSON value a line, as values. */
// biome-ignore lint/suspicious/noExplicitAny: what it is, the test says
export function jsonLines(text: string): any[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}
