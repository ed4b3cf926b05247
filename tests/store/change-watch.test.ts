import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openChangeWatch } from '#store/store.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { feedOf, storeWith } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

test('where there is no store, nothing can be watched', () => {
  using folder = temporaryFolder()
  expect(() => openChangeWatch(folder.path)).toThrow(expect.objectContaining({ code: 'store/missing' }))
})

test('the version grows with commits of any connection, and with nothing else', async () => {
  using test = storeWith([feedOf('a')])
  const watch = openChangeWatch(test.dataDir)
  try {
    const first = watch.version()
    await turn()
    expect(watch.version()).toBe(first)
    test.takeUp([feedOf('a'), feedOf('b')])
    // In one turn of the event loop there is one answer.
    expect(watch.version()).toBe(first)
    await turn()
    const second = watch.version()
    expect(second).toBeGreaterThan(first)
    changeStore(test, 'UPDATE feeds SET title = 1')
    await turn()
    expect(watch.version()).toBeGreaterThan(second)
  } finally {
    watch.close()
  }
})
