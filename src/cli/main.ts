/** The commands, by name. Each is a file of its own, loaded when it is called. */
import { environment, publicUrlAllowed, readPublicUrl } from '#config/environment.ts'
import { Fault } from '#model/fault.ts'
import { instant } from '#model/instant.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { type Call, type Command, howToCall, readCall } from './call.ts'

const commands: Readonly<Record<string, Command>> = {
  start: { says: 'run the whole service', operands: [], flags: [], run: start },
  worker: { says: 'run one role: worker ingest|fetch|deliver|serve', operands: ['[ROLE]'], flags: [], run: worker },
  demo: { says: 'run the service on sample news of our own, without the internet', operands: [], flags: [], run: demo },
  check: { says: 'say what is wrong with feeds.json, without starting', operands: [], flags: [], run: check },
  plan: { says: 'say what feeds.json would change of what is in force', operands: [], flags: ['json'], run: plan },
  why: { says: 'say how a feed fares, and why it is asked next when it is', operands: ['FEED'], flags: ['json'], run: why },
  ask: { says: 'ask a feed or a host at once, whatever it waits for', operands: ['FEED|HOST'], flags: [], run: ask },
  find: { says: 'find the feeds of a page', operands: ['URL'], flags: ['json'], run: find },
  read: {
    says: 'show what is read of a feed; --compare: beside what rss-parser reads',
    operands: ['FILE|URL|-'],
    flags: ['compare', 'json'],
    run: read,
  },
  tag: {
    says: 'say what the rules of feeds.json make of a feed, a page or a text, and why',
    operands: ['FILE|URL|-'],
    flags: ['json'],
    run: tag,
  },
  try: {
    says: 'say what a topic or region would find among stored articles, before it stands in feeds.json',
    operands: ['RULE.json'],
    flags: ['json'],
    values: { days: 'N' },
    run: tryRules,
  },
  retag: {
    says: 'tag stored articles anew by feeds.json as it is; --all: those too that were tagged by it',
    operands: [],
    flags: ['all', 'json'],
    run: retag,
  },
  withdraw: {
    says: 'take articles, or a source, out of every output; --undo: show them again',
    operands: ['[ARTICLE…]'],
    flags: ['undo'],
    values: { source: 'FEED', because: 'TEXT' },
    run: withdraw,
  },
  rules: { says: 'count what each keep and block rule of feeds.json selects', operands: [], flags: ['json'], run: rules },
  import: { says: 'add the feeds of an OPML file to feeds.json', operands: ['FILE.opml'], flags: [], run: importFeeds },
  export: {
    says: 'write the feeds of feeds.json as OPML; into a folder: all feeds, slices and archives as files for a web server',
    operands: ['[FILE.opml|DIR]'],
    flags: ['private', 'json'],
    values: { url: 'URL' },
    run: exportFeeds,
  },
}

/** @returns the exit code */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined
  if (name === undefined || command === undefined) {
    console.error(usage(name))
    return name === undefined || name === 'help' || name === '--help' ? 0 : 2
  }
  const call = readCall(command, args)
  if (call === null) {
    console.error(howToCall(name, command))
    return 2
  }
  try {
    return await command.run(call)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    console.error(`${error.code}: ${error.message}. ${error.advice}`)
    return 1
  }
}

function usage(name: string | undefined): string {
  const unknown = name === undefined || name === 'help' || name === '--help' ? [] : [`unknown command ${JSON.stringify(name)}`, '']
  const list = Object.entries(commands).map(([command, { says }]) => `  ${command.padEnd(10)} ${says}`)
  return [...unknown, 'tributary COMMAND', '', ...list].join('\n')
}

async function start(): Promise<number> {
  return (await import('../main.ts')).run((await import('../app.ts')).roles)
}

async function worker({ operands: [role] }: Call): Promise<number> {
  const { roles } = await import('../app.ts')
  const known = roles.find((name) => name === role)
  if (known === undefined) {
    console.error(`worker needs one of ${roles.join(', ')}${role === undefined ? '' : `; found ${JSON.stringify(role)}`}`)
    return 2
  }
  if (known !== 'serve' && environment().queueUrl === null) {
    throw new Fault('config/environment', `the role ${known} alone needs QUEUE_URL: the embedded queue lives inside one process`)
  }
  return (await import('../main.ts')).run([known])
}

async function demo(): Promise<number> {
  return (await import('#demo/run.ts')).demo()
}

async function check(): Promise<number> {
  return say((await import('./check.ts')).check(environment().feedsFile))
}

async function plan(call: Call): Promise<number> {
  const { dataDir, feedsFile } = environment()
  const report = (await import('./plan.ts')).plan(dataDir, feedsFile, now())
  if (!report.ok) return say({ ok: false, text: report.faults })
  const { planJson, planText } = await import('./plan-text.ts')
  return say({ ok: true, text: call.has('json') ? planJson(report.plan) : planText(feedsFile, report.plan) })
}

async function why(call: Call): Promise<number> {
  const story = (await import('./why.ts')).why(environment().dataDir, call.operands[0] ?? '', now())
  const text = call.has('json') ? (await import('./why-json.ts')).whyJson(story) : (await import('./why-text.ts')).whyText(story)
  return say({ ok: true, text })
}

async function ask({ operands: [name = ''] }: Call): Promise<number> {
  return say((await import('./ask.ts')).ask(environment().dataDir, name, now()))
}

async function find(call: Call): Promise<number> {
  const { find: findFeeds, findJson, findText, readAddress } = await import('./find.ts')
  const address = readAddress(call.operands[0] ?? '')
  if (address.problem !== null) {
    console.error(`find needs the address of a page or feed: ${address.problem}`)
    return 2
  }
  const findings = await findFeeds(address.url, environment())
  return say({ ok: true, text: call.has('json') ? findJson(findings) : findText(findings) })
}

async function read(call: Call): Promise<number> {
  const [source = ''] = call.operands
  const compare = call.has('compare')
  const report = await (await import('./read.ts')).read(source, compare, environment)
  if (typeof report === 'string') return say({ ok: false, text: report })
  const { comparedText, faultText, readText } = await import('./read-text.ts')
  const text = call.has('json')
    ? (await import('./read-json.ts')).readJson(report, compare)
    : compare
      ? comparedText(report)
      : readText(report)
  if (text !== '') console.log(text)
  if (!(report.ours instanceof Fault)) return 0
  console.error(faultText(report.ours))
  return 1
}

async function tag(call: Call): Promise<number> {
  const texts = await (await import('./tag.ts')).tag(call.operands[0] ?? '', environment)
  if (typeof texts === 'string') return say({ ok: false, text: texts })
  const { tagJson, tagText } = await import('./tag-text.ts')
  return say({ ok: true, text: call.has('json') ? tagJson(texts) : tagText(texts, process.stdout.isTTY === true) })
}

async function tryRules(call: Call): Promise<number> {
  const days = call.valueOf('days') ?? '30'
  if (!/^[1-9]\d{0,4}$/.test(days)) {
    console.error(`--days: found ${JSON.stringify(days)}, allowed: a whole number of days, 1 or more`)
    return 2
  }
  const { dataDir, feedsFile } = environment()
  const { knownPlaces } = await import('#tag/regions.ts')
  const rules = (await import('./tried-rules.ts')).readTriedRules(call.operands[0] ?? '', feedsFile, knownPlaces)
  if (!rules.ok) {
    console.error(rules.text)
    return rules.isRule ? 2 : 1
  }
  const trial = await (await import('./try.ts')).tryRules(dataDir, rules, Number(days), now())
  const { trialJson, trialText } = await import('./try-text.ts')
  return say({ ok: true, text: call.has('json') ? trialJson(trial) : trialText(trial, process.stdout.isTTY === true) })
}

/** Told to stop, it ends after the batch in hand. */
async function retag(call: Call): Promise<number> {
  let stopped = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      stopped = true
    })
  const { dataDir, feedsFile } = environment()
  const outcome = await (await import('./retag.ts')).retag(dataDir, feedsFile, call.has('all'), () => stopped)
  if (outcome.kind === 'faults') return say({ ok: false, text: outcome.text })
  if (outcome.kind === 'elsewhere' && call.has('all'))
    return say({ ok: false, text: 'the service runs, and re-tags by itself what its rules ask for; --all needs it stopped' })
  const { retagJson, retagText } = await import('./retag-text.ts')
  say({ ok: true, text: call.has('json') ? retagJson(outcome) : retagText(outcome) })
  return stopped && outcome.kind === 'done' && outcome.left > 0 ? 130 : 0
}

async function withdraw(call: Call): Promise<number> {
  const wish = { articles: call.operands, source: call.valueOf('source'), undo: call.has('undo'), because: call.valueOf('because') }
  if ((wish.source === null) === (wish.articles.length === 0)) {
    console.error('withdraw needs articles (the address of a page or of the article, or an id), or --source FEED')
    return 2
  }
  const { withdraw: withdrawAll, wrongReason } = await import('./withdraw.ts')
  const wrong = wrongReason(wish.because)
  if (wrong !== null) {
    console.error(wrong)
    return 2
  }
  return say({ ok: true, text: await withdrawAll(environment().dataDir, wish) })
}

async function rules(call: Call): Promise<number> {
  const { dataDir, feedsFile } = environment()
  const { rules: countRules, rulesJson, rulesText } = await import('./rules.ts')
  const report = countRules(dataDir, feedsFile, now())
  if (!report.ok) return say({ ok: false, text: report.faults })
  return say({ ok: true, text: call.has('json') ? rulesJson(report.counts) : rulesText(report.counts) })
}

async function importFeeds({ operands: [opmlFile = ''] }: Call): Promise<number> {
  return say((await import('./import.ts')).importOpml(opmlFile, environment().feedsFile))
}

async function exportFeeds(call: Call): Promise<number> {
  const [to = null] = call.operands
  const isFolder = to !== null && !/\.opml$/i.test(to)
  const misplaced = isFolder
    ? [call.has('private') && '--private']
    : [call.has('json') && '--json', call.valueOf('url') !== null && '--url']
  const wrong = misplaced.find((flag) => flag !== false)
  if (wrong !== undefined) {
    console.error(`${wrong} is for ${isFolder ? 'OPML: name a FILE.opml, or nothing' : 'an export into a folder: name a DIR'}`)
    return 2
  }
  return isFolder ? exportFolder(call, to) : exportList(call)
}

async function exportFolder(call: Call, folder: string): Promise<number> {
  const named = call.valueOf('url')
  const { dataDir, calledAt } = environment()
  const publicUrl = named === null ? calledAt : readPublicUrl(named)
  if (named !== null && publicUrl === null) {
    console.error(`--url: found ${JSON.stringify(named)}, allowed: ${publicUrlAllowed}`)
    return 2
  }
  if (publicUrl === null) throw new Fault('export/no-address', 'nothing says where the files will be read, which stands in every feed')
  const outcome = await (await import('./export-files.ts')).exportFiles({ dataDir, folder, publicUrl, version: packageFile.version })
  const { exportJson, exportText } = await import('./export-text.ts')
  return say({ ok: true, text: call.has('json') ? exportJson(folder, outcome) : exportText(folder, outcome) })
}

async function exportList(call: Call): Promise<number> {
  const { exportOpml } = await import('./export.ts')
  const { notes, ...said } = exportOpml(environment().feedsFile, { to: call.operands[0] ?? null, private: call.has('private') })
  for (const note of notes) console.error(note)
  return say(said)
}

/** What went well on standard output, the rest on the other. */
function say({ ok, text }: { readonly ok: boolean; readonly text: string }): number {
  if (ok) console.log(text)
  else console.error(text)
  return ok ? 0 : 1
}

function now() {
  return instant(Date.now())
}
