/** What went wrong between us and a server, said in one sentence. */
import { errors } from 'undici'
import { Fault, type FaultCode } from '#model/fault.ts'
import { plainText } from './plain-text.ts'
import { loginAtProxy } from './proxy-fault.ts'

export interface Patience {
  /** Until the connection stands: name, TCP and TLS. */
  readonly connectMs: number
  /** From the request to the end of the answer's head. */
  readonly firstByteMs: number
  /** From the start to the last byte, redirects included. */
  readonly totalMs: number
}

export const usualPatience: Patience = { connectMs: 10_000, firstByteMs: 15_000, totalMs: 30_000 }

/** The Fault an error of undici, node:net, node:tls, node:dns or node:zlib stands for. What is no error of the wire is a bug, and thrown on. */
export function wireFault(error: unknown, host: string, patience: Patience): Fault {
  if (error instanceof Fault) return error
  if (!(error instanceof Error)) throw error
  const ofProxy = loginAtProxy(error, host)
  if (ofProxy !== null) return ofProxy
  const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error
  const [code, words] = timeout(cause, patience) ?? brokenConnection(cause) ?? listed(cause) ?? unlisted(cause)
  return new Fault(code, `${host} ${words}`, { detail: detailOf(error, cause), cause: error })
}

type Finding = readonly [FaultCode, string]

const cutShort: Finding = ['fetch/broken-off', 'ended before the whole answer was there']

function timeout(error: NodeJS.ErrnoException, patience: Patience): Finding | undefined {
  switch (error.code) {
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return ['fetch/timeout', `gave no connection within ${patience.connectMs / 1000} s`]
    case 'UND_ERR_HEADERS_TIMEOUT':
      return ['fetch/timeout', `sent no answer within ${patience.firstByteMs / 1000} s`]
    default:
      return undefined
  }
}

/** Errors that one code stands for in several situations. */
function brokenConnection(error: NodeJS.ErrnoException): Finding | undefined {
  // The parser's errors are meant to have codes, but come without.
  if (error instanceof errors.HTTPParserError && error.message.includes('EOF')) return cutShort
  if (error instanceof errors.HTTPParserError) return ['fetch/bad-answer', 'does not speak HTTP as it should']
  if (error instanceof errors.SocketError && error.message.startsWith('bad ')) return ['fetch/bad-answer', 'answered out of turn']
  if (error.code === 'ECONNRESET' && error.message.includes('before secure TLS')) return ['fetch/tls', 'broke off while TLS was set up']
  if (error.code === 'ECONNRESET' && error.syscall === 'connect') return ['fetch/connect', 'reset the connection']
  return undefined
}

function listed(error: NodeJS.ErrnoException): Finding | undefined {
  const code = error.code ?? ''
  const [, ...finding] = findings.find(([pattern]) => pattern.test(code)) ?? []
  return finding.length === 2 ? finding : undefined
}

function unlisted(error: NodeJS.ErrnoException): Finding {
  if (error.syscall === 'getaddrinfo') return ['fetch/dns', 'could not be looked up']
  if (error.syscall !== undefined) return ['fetch/connect', 'could not be reached']
  throw error
}

/** By error code; the first that fits. */
const findings: readonly (readonly [RegExp, ...Finding])[] = [
  [/^ENOTFOUND$/, 'fetch/dns', 'does not resolve'],
  [/^EAI_AGAIN$/, 'fetch/dns', 'could not be looked up, the name server does not answer'],
  [/^ECONNREFUSED$/, 'fetch/connect', 'refuses connections'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/, 'fetch/connect', 'cannot be reached'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, 'fetch/broken-off', 'broke off the connection'],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, ...cutShort],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'fetch/bad-answer', 'sent more headers than we read'],
  // An assertion of undici's parser fails only on an answer it did not think possible.
  [/^ERR_ASSERTION$/, 'fetch/bad-answer', 'does not speak HTTP as it should'],
  [/^(Z_|ZSTD_|ERR__ERROR_|ERR_BROTLI_)/, 'fetch/bad-encoding', 'sent bytes that are not compressed as it says'],
  [/^CERT_HAS_EXPIRED$/, 'fetch/tls', 'shows a certificate that has expired'],
  [/^CERT_NOT_YET_VALID$/, 'fetch/tls', 'shows a certificate that is not valid yet'],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'fetch/tls', 'shows a self-signed certificate'],
  [/^SELF_SIGNED_CERT_IN_CHAIN$/, 'fetch/tls', 'shows a certificate of an authority nobody knows'],
  [/^(UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY_LEAF)/, 'fetch/tls', 'does not show who vouches for its certificate'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'fetch/tls', 'shows a certificate made for another host'],
  [/^CERT_REVOKED$/, 'fetch/tls', 'shows a certificate that was revoked'],
  [/CERT|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/, 'fetch/tls', 'shows a certificate that cannot be trusted'],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/, 'fetch/tls', 'does not speak TLS'],
  [/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$)/, 'fetch/tls', 'and we found no common way to speak TLS'],
]

function detailOf(error: Error, cause: NodeJS.ErrnoException): string {
  const messages = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message
  return plainText(`${cause.code ?? cause.name}: ${messages}`)
}
