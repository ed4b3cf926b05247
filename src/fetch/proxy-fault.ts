/** What goes wrong with a proxy, which is no fault of the feed. */
import { type buildConnector, errors } from 'undici'
import { shorten } from '#lib/text.ts'
import { Fault } from '#model/fault.ts'
import { plainText } from './plain-text.ts'

type Connect = buildConnector.connector

/** A connection to the proxy itself: whatever fails is Fault `fetch/proxy`. */
export function toProxy(connect: Connect): Connect {
  return withFaults(connect, (error, { hostname, port }) => {
    const host = port === '' ? hostname : `${hostname}:${port}`
    return new Fault('fetch/proxy', `the proxy ${shorten(host, 100)} cannot be reached`, { detail: detailOf(error), cause: error })
  })
}

/** A connection that a proxy makes for us. What is wrong with the server's TLS is the server's: it goes through. */
export function tunnel(connect: Connect): Connect {
  return withFaults(connect, (error, { hostname }) => {
    const words = tunnelWords(error)
    if (words === null) return error
    return new Fault('fetch/proxy', `${shorten(hostname, 100)} was not asked: ${words}`, { detail: detailOf(error), cause: error })
  })
}

/** Null where the error is no proxy's. Of a plain request that needs a login undici makes an error of its own. */
export function loginAtProxy(error: Error, host: string): Fault | null {
  if (!(error instanceof errors.InvalidArgumentError && error.message.includes('(407)'))) return null
  return new Fault('fetch/proxy', `${host} was not asked: ${wantsLogin}`, { detail: detailOf(error), cause: error })
}

const wantsLogin = 'the proxy wants a login'

function tunnelWords(error: NodeJS.ErrnoException): string | null {
  // Its message is all that undici tells of a CONNECT that was refused.
  const status = /^Proxy response \((\d{3})\)/.exec(error.message)?.[1]
  if (status === '407') return wantsLogin
  if (status !== undefined) return `the proxy gave no connection to it and answered ${status}`
  switch (error.code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
      return 'the proxy did not answer in time'
    case 'UND_ERR_PRX_CONN':
    case 'UND_ERR_PRX_TLS':
      return 'the proxy broke off the connection'
    case 'UND_ERR_HEADERS_OVERFLOW':
      return 'the proxy sent more headers than we read'
    default:
      return error instanceof errors.HTTPParserError ? 'the proxy does not speak HTTP as it should' : null
  }
}

function withFaults(connect: Connect, faultOf: (error: Error, target: buildConnector.Options) => Error): Connect {
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error === null) callback(null, socket)
      else callback(faultOf(error, target), null)
    })
}

function detailOf(error: NodeJS.ErrnoException): string {
  const message = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message
  return plainText(`${error.code ?? error.name}: ${message}`)
}
