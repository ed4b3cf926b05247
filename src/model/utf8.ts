declare const written: unique symbol

/** A text as it travels and is stored, UTF-8: whoever only hands it on does not read it. */
export interface Utf8<Text extends string = string> {
  readonly bytes: Uint8Array
  /** Of the text, in UTF-16 units. */
  readonly length: number
  readonly [written]?: Text
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })

/** Half a character becomes U+FFFD. */
export function writeUtf8<Text extends string>(text: Text): Utf8<Text> {
  return { bytes: encoder.encode(text), length: text.length }
}

/** Throws where the bytes are no UTF-8. */
export function readUtf8<Text extends string>({ bytes }: Utf8<Text>): Text {
  return decoder.decode(bytes) as Text
}
