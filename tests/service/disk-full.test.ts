import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startTestApp } from '#tests/support/app.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

/** A file system that is full needs a mount, and a mount needs root. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!canMount)(
  'a full disk pauses ingest and says so, pages go on, and work resumes by itself (needs Linux and root)',
  async () => {
    using folder = temporaryFolder()
    using disk = smallDisk(folder.path, '6m')
    await using server = await startFeedServer()
    server.serve('/first', documentOf('first', 1))
    server.serve('/large', documentOf('large', 40))
    const feeds = ['first', 'large'].map((id) => ({ id, url: `${server.address}/${id}`, every: '2s' }))
    await using app = await startTestApp({ output: { title: 'Full' }, topics: [], feeds }, { dataDir: join(folder.path, 'data') })
    await until(() => app.log.some((line) => line.includes('disk')))
    expect((await app.get('/readyz')).status).toBe(200)
    expect((await app.get('/feed.atom')).status).toBe(200)
    await until(async () => (await (await app.get('/status')).text()).includes('disk is full'))

    disk.grow('64m')
    await until(async () => (await app.items()).length === 41, 40)
    await until(async () => !(await (await app.get('/status')).text()).includes('disk is full'))
    expect(app.log.filter((line) => line.startsWith('error')).length).toBeLessThanOrEqual(2)
  },
)

function smallDisk(path: string, size: string) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path])
  return {
    grow: (larger: string) => void execFileSync('mount', ['-o', `remount,size=${larger}`, path]),
    [Symbol.dispose]: () => void execFileSync('umount', ['--lazy', path]),
  }
}

/** Items of some 200 KB each. */
function documentOf(feed: string, items: number): string {
  const text = Array.from({ length: items }, (_, index) => {
    const words = Array.from({ length: 25_000 }, (_, word) => `word${(word * 7919 + index) % 99_991}`).join(' ')
    return `<item><guid isPermaLink="false">${feed}-${index}</guid><title>${feed} ${index}</title><description>${words}</description></item>`
  })
  return `<rss version="2.0"><channel><title>${feed}</title><link>http://127.0.0.1/</link><description/>${text.join('')}</channel></rss>`
}
