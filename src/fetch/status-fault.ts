/** An answer that is neither a document nor "unchanged", in words of our own: a server's reason phrase is not trusted. */
import { Fault, type FaultCode } from '#model/fault.ts'

export function statusFault(status: number, host: string): Fault {
  const words = meanings.get(status) ?? classes.get(Math.floor(status / 100)) ?? 'which is no HTTP status'
  return new Fault(codes.get(status) ?? 'fetch/status', `${host} answered ${status}, ${words}`)
}

const codes = new Map<number, FaultCode>([
  [401, 'fetch/login'],
  [404, 'fetch/not-found'],
  [410, 'fetch/gone'],
  [429, 'fetch/rate-limited'],
  [451, 'fetch/region-blocked'],
])

const meanings = new Map<number, string>([
  [204, 'no content'],
  [206, 'only a part of the document'],
  [300, 'a choice of several addresses'],
  [400, 'bad request'],
  [401, 'a login is needed'],
  [402, 'payment is needed'],
  [403, 'access is forbidden'],
  [404, 'not found'],
  [405, 'not meant to be read'],
  [406, 'not to be had in a form we read'],
  [407, 'a proxy of its own wants a login'],
  [408, 'it waited too long for our request'],
  [410, 'gone for good'],
  [421, 'the wrong server for this address'],
  [429, 'too many requests'],
  [451, 'withheld for legal reasons'],
  [500, 'an error of the server'],
  [501, 'not supported by the server'],
  [502, 'no good answer from the server behind it'],
  [503, 'not available just now'],
  [504, 'no answer in time from the server behind it'],
  [511, 'the network on the way wants a login'],
])

const classes = new Map<number, string>([
  [2, 'but not with the document'],
  [3, 'a redirect we cannot follow'],
  [4, 'the request was refused'],
  [5, 'an error of the server'],
])
