import { expect, test } from 'vitest'
import { openRecorded } from './open-recorded.ts'

test.each(['', 'localhost:6379', 'http://localhost', 'mysql://localhost', 'redis', '/tmp/redis.sock'])(
  'the address "%s" is refused',
  async (url) => {
    await expect(openRecorded(url)).rejects.toMatchObject({ code: 'config/environment' })
  },
)
