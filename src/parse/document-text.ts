/** The text of a document, whole or piece by piece. */

/** Most documents are read in pieces: the engine sets a long text apart from its other memory, which takes longer than all else that is done to it. */
export interface DocumentText {
  /** Made when it is first asked for. */
  readonly text: string
  /** In their order; joined they are the text. None is empty. */
  pieces(): Iterator<string, undefined>
}

/** As a piece of its own or as two-byte text, still no long one. */
const pieceBytes = 32_000

export function wholeText(text: string): DocumentText {
  return { text, pieces: () => (text === '' ? [] : [text]).values() }
}

/** Of bytes that are known to be UTF-8; a byte order mark is no part of the text. */
export function utf8Text(bytes: Uint8Array): DocumentText {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const content = hasMark ? bytes.subarray(3) : bytes
  let whole: string | null = null
  return {
    get text() {
      whole ??= [...utf8Pieces(content)].join('')
      return whole
    },
    pieces: () => utf8Pieces(content),
  }
}

function* utf8Pieces(bytes: Uint8Array): Generator<string, undefined> {
  // What looks like a byte order mark further on is a character.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(start + pieceBytes, bytes.length)
    while (end < bytes.length && isInsideCharacter(bytes[end])) end -= 1
    yield decoder.decode(bytes.subarray(start, end))
    start = end
  }
}

function isInsideCharacter(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
