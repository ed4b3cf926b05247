/** A real Chromium: the machine's own. */
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findProgram } from './program.ts'

export interface TestBrowser {
  /** Opens an address in a fresh profile; what the page's console says is kept, the browser's own complaints included. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenedPage>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface OpenedPage {
  readonly page: Page
  readonly complaints: readonly string[]
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'Google Chrome']

export async function startBrowser(): Promise<TestBrowser> {
  const executablePath = findProgram(names, ['/Applications/Google Chrome.app/Contents/MacOS'])
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  return {
    open: async (url, options = {}) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(url)
      return { page, complaints }
    },
    close: () => browser.close(),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
