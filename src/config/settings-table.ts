/** The environment's variables: what the README says of them and what stands in for those that are unset. */

export interface Setting {
  readonly name: string
  /** As it would be written; null where there is none. */
  readonly default: string | null
  /** In Markdown. */
  readonly meaning: string
}

export const settings = [
  { name: 'PORT', default: '8080', meaning: 'Port to listen on; `0` takes any that is free.' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Address to listen on; `0.0.0.0` is every one of the machine (the container image sets it).',
  },
  {
    name: 'PUBLIC_URL',
    default: null,
    meaning: 'Where readers reach the service; stands in every feed and link. Unset: `http://HOST:PORT`, with `localhost` for `0.0.0.0`.',
  },
  { name: 'DATA_DIR', default: './data', meaning: 'Folder of the database, `tributary.db`.' },
  { name: 'FEEDS_FILE', default: './feeds.json', meaning: 'What to follow: see [docs/feeds-json.md](docs/feeds-json.md).' },
  {
    name: 'QUEUE_URL',
    default: null,
    meaning:
      'Queue for several processes or machines: `redis://`, `rediss://`, `postgres://` or `postgresql://`. Unset: inside the process.',
  },
  {
    name: 'FETCH_ALLOW_NETWORKS',
    default: null,
    meaning: 'Networks in which feeds may live although they are not public, such as `10.0.0.0/8, fd00::/8`.',
  },
  {
    name: 'HUB_ALLOW_NETWORKS',
    default: null,
    meaning:
      'Networks in which subscribers of [the hub](docs/websub.md#limits) may live although they are not public, or `none`. Unset: those of `FETCH_ALLOW_NETWORKS`.',
  },
  {
    name: 'FETCH_CONTACT',
    default: null,
    meaning: 'E-mail or web address, told to publishers in the User-Agent, so that they can reach you.',
  },
  { name: 'HTTP_PROXY', default: null, meaning: 'Proxy for `http` addresses; lower case counts too, and first.' },
  { name: 'HTTPS_PROXY', default: null, meaning: 'Proxy for `https` addresses; unset: as `HTTP_PROXY`.' },
  { name: 'NO_PROXY', default: null, meaning: 'Hosts asked without a proxy, with commas between: `intranet.example, .local`.' },
  { name: 'LOG_LEVEL', default: 'info', meaning: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.' },
  { name: 'LOG_FORMAT', default: 'text', meaning: '`text` for people, `json` for machines, one object a line.' },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settings)[number]['name']

export function defaultOf(name: SettingName): string | null {
  return settings.find((setting) => setting.name === name)?.default ?? null
}

/** The README's table, in Markdown. */
export function settingsTable(): string {
  const rows = settings.map(
    (setting) => `| \`${setting.name}\` | ${setting.default !== null ? `\`${setting.default}\`` : 'unset'} | ${setting.meaning} |`,
  )
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n')
}
