/** Takes docs/screenshots/stream.png, the stream of the demo's news: `node scripts/screenshot.ts`. */
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { startOrigin } from '#demo/origin.ts'
import { startTestApp } from '#tests/support/app.ts'
import { startBrowser } from '#tests/support/browser.ts'
import { until } from '#tests/support/until.ts'

await using origin = await startOrigin({ liveEverySeconds: 0 })
await using app = await startTestApp(demoFeedsFile(origin))
const links = new Set(origin.feeds.flatMap((feed) => feed.served().map((item) => item.link)))
await until(async () => (await app.items()).length === links.size, 60)
await using browser = await startBrowser()
const { page } = await browser.open(app.address, { colorScheme: 'light' })
await page.screenshot({ path: 'docs/screenshots/stream.png' })
