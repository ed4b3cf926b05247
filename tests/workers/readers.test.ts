import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#store/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { lateReaders, startReaders } from '#workers/readers.ts'

test('readers that could not be started are started anew when they are asked for again', async () => {
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const readers = lateReaders(() =>
    startReaders(dataDir, '0.0.0-test', (cause) => {
      throw cause
    }),
  )
  await expect(readers.open()).rejects.toMatchObject({ code: 'store/missing' })
  openStore(dataDir).close()
  const opened = await readers.open()
  expect(await readers.open()).toBe(opened)
  expect(await opened.isReady()).toBe(false)
  await readers.close()
})

test('readers that nobody asked for, or that could not be started, have nothing to close', async () => {
  const never = lateReaders(() => Promise.reject(new Error('it was asked for')))
  await never.close()
  await expect(never.open()).rejects.toThrow('it was asked for')
  await never.close()
})
