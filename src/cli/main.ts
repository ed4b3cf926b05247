/** The commands, by name. Each is a file of its own, loaded when it is called. */
import { environment } from '#config/environment.ts'
import { Fault } from '#model/fault.ts'

type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, { readonly says: string; readonly run: Command }>> = {
  start: { says: 'run the whole service', run: async () => (await import('../main.ts')).run((await import('../app.ts')).roles) },
  worker: { says: 'run one role: worker ingest|fetch|deliver|serve', run: worker },
  demo: { says: 'run the service on sample news of our own, without the internet', run: async () => (await import('#demo/run.ts')).demo() },
  check: { says: 'say what is wrong with feeds.json, without starting', run: check },
}

/** @returns the exit code */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name ?? ''] : undefined
  if (command === undefined) {
    console.error(usage(name))
    return name === undefined || name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    console.error(`${error.code}: ${error.message}. ${error.advice}`)
    return 1
  }
}

async function worker([role]: readonly string[]): Promise<number> {
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

async function check(): Promise<number> {
  const { ok, text } = (await import('./check.ts')).check(environment().feedsFile)
  if (ok) console.log(text)
  else console.error(text)
  return ok ? 0 : 1
}

function usage(name: string | undefined): string {
  const unknown = name === undefined || name === 'help' || name === '--help' ? [] : [`unknown command ${JSON.stringify(name)}`, '']
  const list = Object.entries(commands).map(([command, { says }]) => `  ${command.padEnd(10)} ${says}`)
  return [...unknown, 'tributary COMMAND', '', ...list].join('\n')
}
