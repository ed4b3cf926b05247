/** Strangers' text stays what it is, but nothing in it can break the line or move a cursor: such characters are written as escapes. */
export function oneLine(value: object): string {
  return JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped)
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
