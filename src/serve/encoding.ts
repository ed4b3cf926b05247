/** Which content coding an asker gets. @see RFC 9110 §12.5.3 */
import { Fault } from '#model/fault.ts'

/** The best first: where an asker likes several as well, it gets the smallest. */
export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** Below that the header that names a coding is half of what it saves. */
const leastBytes = 1000

/** @throws Fault `serve/not-acceptable` where the asker takes none of ours */
export function chooseEncoding(accepted: readonly Encoding[], bytes: number): Encoding {
  const [best] = accepted
  if (best === undefined) throw new Fault('serve/not-acceptable', 'accept-encoding shuts out identity, gzip and br alike')
  return bytes < leastBytes && accepted.includes('identity') ? 'identity' : best
}

/** Readers send one of a few; what is longer is no usual one. */
const known = new Map<string, readonly Encoding[]>()
const [mostKnown, mostLength] = [200, 200]

/** Those an asker takes, the dearest to it first. Without the header it may be one that knows no coding at all. */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return ['identity']
  const before = known.get(header)
  if (before !== undefined) return before
  const accepted = readHeader(header)
  if (header.length <= mostLength) {
    if (known.size >= mostKnown) known.clear()
    known.set(header, accepted)
  }
  return accepted
}

function readHeader(header: string): readonly Encoding[] {
  const weights = new Map(header.split(',').flatMap(readMember))
  // What is not named weighs as the asterisk does; identity without one is taken where nothing else is.
  const rest = weights.get('*')
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? rest ?? (encoding === 'identity' ? 1e-6 : 0)
  return encodings.filter((encoding) => weightOf(encoding) > 0).sort((one, other) => weightOf(other) - weightOf(one))
}

/** A member that is none says nothing. */
function readMember(member: string): [string, number][] {
  const [coding = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase())
  if (coding === '') return []
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  if (!/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight)) return []
  // §8.4.1.3: x-gzip is another name of gzip.
  return [[coding === 'x-gzip' ? 'gzip' : coding, Number(weight)]]
}
