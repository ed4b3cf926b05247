/** Who refuses us, and why, as far as the headers of an answer tell. */
import { Fault, type FaultCode } from '#model/fault.ts'
import { type Answer, headerOf } from './exchange.ts'

interface Sign {
  readonly header: string
  readonly value: RegExp
  readonly code: FaultCode
  /** The sentence reads on from the host's name. */
  readonly words: string
}

const challenged = (who: string) => ({ code: 'fetch/challenged', words: `is behind ${who}, which wants proof of a person` }) as const
const barred = (who: string) => ({ code: 'fetch/challenged', words: `is behind ${who}, which does not let us through` }) as const
const guarded = (who: string) => ({ code: 'fetch/challenged', words: `is behind ${who}, and access is forbidden` }) as const
const limited = { code: 'fetch/rate-limited', words: 'has had too many requests' } as const

/** With whatever status they come, the first that fits; as the services document them. AWS challenges with 202, Vercel with 429. */
const signs: readonly Sign[] = [
  { header: 'cf-mitigated', value: /challenge/i, ...challenged('Cloudflare') },
  { header: 'x-amzn-waf-action', value: /challenge|captcha/i, ...challenged('the firewall of AWS') },
  { header: 'x-vercel-mitigated', value: /challenge/i, ...challenged('Vercel') },
  { header: 'x-vercel-mitigated', value: /deny/i, ...barred('Vercel') },
  { header: 'x-sucuri-block', value: /./, ...barred('Sucuri') },
]

/** These count with 403 alone: the services put them on what they let through as well, and some sites say 403 where they mean 429. */
const signsOf403: readonly Sign[] = [
  { header: 'retry-after', value: /./, ...limited },
  { header: 'x-ratelimit-remaining', value: /^\s*0(?:\D|$)/, ...limited },
  { header: 'x-datadome', value: /./, ...barred('DataDome') },
  { header: 'server', value: /^cloudflare/i, ...guarded('Cloudflare') },
  { header: 'server', value: /^akamaighost/i, ...guarded('Akamai') },
  { header: 'server', value: /^sucuri/i, ...guarded('Sucuri') },
  { header: 'x-iinfo', value: /./, ...guarded('Imperva') },
]

/** Of an answer that is no document; null where nothing is told beyond the status. */
export function refusalOf(answer: Answer, host: string): Fault | null {
  const { statusCode: status } = answer
  const sign = (status === 403 ? [...signs, ...signsOf403] : signs).find((known) => bears(answer, known))
  return sign === undefined ? null : new Fault(sign.code, `${host} ${sign.words} (${status})`)
}

function bears(answer: Answer, { header, value }: Sign): boolean {
  return value.test(headerOf(answer, header) ?? '')
}

/** Whether a redirect from `asked` ended at a login page: the address is for members. */
export function isLoginPage(answer: Answer, url: URL, asked: URL): boolean {
  return /html/i.test(headerOf(answer, 'content-type') ?? '') && leadsToLogin(url, asked)
}

export function leadsToLogin({ pathname }: URL, asked: URL): boolean {
  return loginPath.test(pathname) && !loginPath.test(asked.pathname)
}

const loginPath = /(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|log[-_]?on|sso|auth|authenticate)(?:$|[/_.-])/i
