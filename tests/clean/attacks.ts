/** HTML that is out to do harm: our own list, and what stands in the sanitize corpus. */
import { readdirSync, readFileSync } from 'node:fs'
import { Parser } from 'htmlparser2'

export const attacks = readFileSync('tests/fixtures/clean/attacks.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): string => JSON.parse(`"${line}"`))

export const corpus = '../shared/conformance/sanitize'

/** Each document as it is, and each of its texts. */
export function corpusHtml(): readonly { readonly file: string; readonly html: string }[] {
  return readdirSync(corpus).flatMap((file) => {
    const document = readFileSync(`${corpus}/${file}`, 'utf8')
    return [document, ...textsOf(document)].map((html) => ({ file, html }))
  })
}

/** Every element's text and every piece of markup in it: what a reader would hand to the sanitiser, and more. */
function textsOf(document: string): readonly string[] {
  const texts: string[] = []
  let text = ''
  const parser = new Parser(
    {
      ontext: (piece) => {
        text += piece
      },
      onclosetag: () => {
        if (text.trim() !== '') texts.push(text)
        text = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(document)
  return texts
}
