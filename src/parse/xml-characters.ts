/** Where names, values and white space of XML end. */

/** Letters, `_`, `:` and whatever is not ASCII. @see XML 1.0 §2.3 */
export function isNameStart(code: number): boolean {
  return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f || code === 0x3a || code >= 0x80
}

export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

export function afterSpace(text: string, start: number): number {
  let at = start
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

export function endOfName(text: string, start: number): number {
  let at = start
  for (let code = text.charCodeAt(at); !(code === 0x3e || isSpace(code) || code === 0x2f || code === 0x3c || Number.isNaN(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}

export function endOfAttributeName(text: string, start: number): number {
  // Its first character is part of it whatever it is, so that each turn goes on.
  let at = start + 1
  for (let code = text.charCodeAt(at); !(code === 0x3d || endsBareName(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}

function endsBareName(code: number): boolean {
  return isSpace(code) || code === 0x3e || code === 0x2f || code === 0x3c || Number.isNaN(code)
}

export function endOfBareValue(text: string, start: number): number {
  let at = start
  for (let code = text.charCodeAt(at); !(isSpace(code) || code === 0x3e || code === 0x3c || Number.isNaN(code)); ) {
    at += 1
    code = text.charCodeAt(at)
  }
  return at
}
