import { expect, test } from 'vitest'
import { Fault, type FaultCode, faults } from '#model/fault.ts'

test('what a stranger sent cannot move a terminal’s cursor or begin a line of the log', () => {
  const fault = new Fault('fetch/status', 'it said \u001b[31mred\r\nERROR: all is lost\u0000\u009b2J')
  expect(fault.message).toBe('it said  [31mred ERROR: all is lost 2J')
  expect(fault.message).not.toMatch(/\p{Cc}/u)
})

test('a fault comes back from its plain form, class and all, without its cause', () => {
  const fault = new Fault('parse/unreadable', 'the document cannot be read', { detail: 'line 3', cause: new Error('inside') })
  const back = Fault.fromPlain(structuredClone(fault.toPlain()))
  expect(back).toBeInstanceOf(Fault)
  expect(back).toBeInstanceOf(Error)
  expect(back.toPlain()).toEqual({ code: 'parse/unreadable', message: 'the document cannot be read', detail: 'line 3' })
  expect(back.cause).toBeUndefined()
  expect((fault.cause as Error).message).toBe('inside')
})

test('a fault without a detail has none, and keeps having none', () => {
  const plain = new Fault('fetch/timeout', 'slow').toPlain()
  expect(plain.detail).toBeNull()
  expect(Fault.fromPlain(plain).detail).toBeNull()
  expect('cause' in new Fault('fetch/timeout', 'slow')).toBe(false)
})

test('a fault knows its advice', () => {
  expect(new Fault('serve/address-in-use', 'taken').advice).toBe('Set PORT to a free port.')
})

test.each(Object.entries(faults))('%s: its code is room/what, its advice sentences for a person', (code, { advice }) => {
  expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
  expect(advice).toMatch(/^\p{Lu}.*\.$/u)
  expect(new Fault(code as FaultCode, 'x').name).toBe('Fault')
})
