/** The form of feeds.json: the one source of its checks, of feeds.schema.json and of the tables in docs/feeds-json.md. */
import { z } from 'zod'
import { publishedContents } from '#model/publish-policy.ts'
import { checkAddress } from './address.ts'
import { ruleList, sliceList } from './filter-form.ts'
import { id, line, object } from './forms.ts'
import { noHub } from './hub.ts'
import { intervalPattern, readInterval } from './interval.ts'
import { languageTag } from './language-form.ts'
import { regionForm, regionId } from './region-form.ts'
import { readSize, sizePattern } from './size.ts'
import { topicForm } from './topic-form.ts'

const yesOrNo = z.boolean('true or false')

const addressAllowed = 'an address beginning with http:// or https://'
const address = z
  .string(addressAllowed)
  .check((context) => {
    for (const { found, allowed } of checkAddress(context.value))
      context.issues.push({ code: 'custom', message: allowed, params: { found }, input: context.value })
  })
  .meta({ pattern: '^[hH][tT][tT][pP][sS]?://' })

const hubAllowed = `an address beginning with http:// or https://, or ${noHub}`
const hub = z
  .string(hubAllowed)
  .check((context) => {
    if (context.value === noHub) return
    for (const { found, allowed } of checkAddress(context.value)) {
      const message = allowed === addressAllowed ? hubAllowed : allowed
      context.issues.push({ code: 'custom', message, params: { found }, input: context.value })
    }
  })
  .meta({ pattern: `^(?:${noHub}$|[hH][tT][tT][pP][sS]?://)`, examples: [noHub] })

const secretAllowed = 'the name of an environment variable that begins with FEED_, in capitals: FEED_DESK_TOKEN'
/** The prefix keeps a feeds.json from sending out what else the environment holds. */
const secretPattern = /^FEED_[A-Z0-9_]{1,100}$/
const secret = z
  .string(secretAllowed)
  .check((context) => {
    // Perhaps the secret itself, and faults are shown on pages and in logs.
    const params = { found: 'something else' }
    if (!secretPattern.test(context.value)) context.issues.push({ code: 'custom', message: secretAllowed, params, input: context.value })
  })
  .meta({ pattern: secretPattern.source })

const headerAllowed = 'the name of a header of the feed’s own, not one the connection or the cache needs'
const headerName = z
  .string(headerAllowed)
  .refine((name) => /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/i.test(name) && !ownHeaders.test(name), headerAllowed)

const concurrencyAllowed = 'a whole number from 1 to 64'
const hostLimits = z.strictObject(
  {
    concurrency: z
      .int(concurrencyAllowed)
      .min(1, concurrencyAllowed)
      .max(64, concurrencyAllowed)
      .default(2)
      .describe('Requests in flight at once.'),
    spacing: interval('0s', '1h').prefault('1s').describe('Least time between the starts of two requests.'),
  },
  object,
)

const auth = z
  .strictObject(
    {
      basic: secret.optional().describe('Variable that holds `user:password`.'),
      bearer: secret.optional().describe('Variable that holds a bearer token.'),
    },
    object,
  )
  .refine((value) => value.basic === undefined || value.bearer === undefined, 'either basic or bearer')

const publish = z
  .strictObject(
    {
      content: z
        .enum(publishedContents, 'full, excerpt or title')
        .default('full')
        .describe('`full`: all the feed gives; `excerpt`: the summary, pictures and files; `title`: title and link alone.'),
      rights: line(500).optional().describe('A line on rights, in the place of what the feed states.'),
      credit: line(200).optional().describe('Whom its articles are owed to; stands as `Source: …` at the end of each.'),
    },
    object,
  )
  .prefault({})

const feed = z
  .strictObject(
    {
      url: address.describe('The feed’s address, http or https, without user name and password.'),
      id: id
        .optional()
        .describe(
          'Stands in addresses, `/sources/ID`, and keeps the feed’s history when its address changes. Made from the address where absent.',
        ),
      title: line(200).optional().describe('Your name for the feed; else its own title is shown.'),
      publisher: line(200).optional().describe('Who stands behind it. Several feeds of one publisher count as one voice.'),
      topics: z
        .array(id, 'a list of topic ids')
        .default([])
        .describe('Topics that every article of this feed bears. Ids of `topics` or of shipped ones.'),
      regions: z
        .array(regionId, 'a list of regions')
        .default([])
        .describe('Regions that every article of this feed bears, such as `europe` or `middle-east`.'),
      language: languageTag.optional().describe('Stands in where the feed does not say its language. BCP 47.'),
      every: interval('1s', '30d').optional().describe('How often to ask this feed, whatever its rhythm; else as `defaults` says.'),
      auth: auth
        .optional()
        .describe('How to log in: the names of environment variables, never the secrets themselves. Sent to the feed’s own origin alone.'),
      headers: z
        .record(headerName, secret, object)
        .default({})
        .describe(
          'Further headers of its requests; each value is the name of an environment variable. Sent to the feed’s own origin alone.',
        )
        .meta({ examples: [{ 'X-Api-Key': 'FEED_DESK_KEY' }] }),
      folders: z.array(line(200), 'a list of folders').default([]).describe('Where the feed stands in OPML, each a path: `World/Europe`.'),
      opml: z
        .record(z.string('the name of an attribute').max(100), z.string('text').max(2_000), object)
        .default({})
        .describe('Further attributes of its OPML outline; `import` puts them here, `export` gives them back.'),
      enabled: yesOrNo.default(true).describe('`false` rests the feed: its articles stay, it is not asked.'),
      private: yesOrNo.default(false).describe('`true` keeps the address out of pages, OPML and feeds.'),
      fulltext: yesOrNo
        .default(false)
        .describe('`true` reads the page of each new article, so that it is shown whole where the feed gives an excerpt.'),
      publish: publish.describe('What is shown of its articles, in every output, and what is said with them.'),
    },
    object,
  )
  .describe('A feed to follow.')

export const feedsFileSchema = z.strictObject(
  {
    $schema: z.string('an address').optional().describe('Where editors find the form of this file: `./feeds.schema.json`.'),
    output: z
      .strictObject(
        {
          title: line(200).default('Tributary').describe('Title of the pages and of the merged feed.'),
          link: address.optional().describe('The site the merged feed belongs to; else this service’s own front page.'),
          description: line(1_000).optional().describe('One or two sentences on what is gathered here, for readers and feed readers.'),
          hub: hub
            .optional()
            .describe(
              'Another WebSub hub, told when the merged feed changes, instead of the service’s own; `none`: no hub at all. Either hub needs `PUBLIC_URL`.',
            ),
          largest: size('100kB', '100MB')
            .prefault('5MB')
            .describe('No feed document grows larger: what stands further down in it is shown as summaries.'),
          keep: ruleList.describe('Filters: only articles that one of them selects are shown. Without any, all are.'),
          block: ruleList.describe('Filters: articles that one of them selects are not shown.'),
        },
        object,
      )
      .prefault({})
      .describe('What the service says of itself, and what it shows.'),
    defaults: z
      .strictObject(
        {
          every: interval('1s', '30d')
            .optional()
            .describe(
              'How often every feed is asked, whatever its rhythm. Without it each is asked by its own rhythm and the publisher’s word.',
            ),
          least: interval('1s', '1d').prefault('5m').describe('No feed is asked more often, unless `every` says so.'),
          most: interval('1m', '30d').prefault('1d').describe('No healthy feed is asked less often, unless `every` says so.'),
          topics: z
            .array(id, 'a list of topic ids')
            .optional()
            .describe('Which of the shipped topics are in force. Without it all are; an empty list: none.'),
        },
        object,
      )
      .prefault({})
      .describe('What holds where nothing else is said.'),
    topics: z
      .array(topicForm, 'a list of topics')
      .default([])
      .describe('Topics of your own, beside those that are shipped or in their place.'),
    regions: z.array(regionForm, 'a list of regions').default([]).describe('Regions of your own, beside those that are built in.'),
    slices: sliceList.default([]).describe('Parts of the stream with a name and addresses of their own: `/slices/ID`.'),
    hosts: z
      .record(z.string().meta({ pattern: '^[^\\s/@?#]+$' }), hostLimits, object)
      .default({})
      .describe('Limits for a host, by name or name:port, instead of the usual ones.'),
    feeds: z.array(feed, 'a list of feeds').describe('The feeds to follow.'),
  },
  object,
)

/** What fetching itself sends, or what HTTP forbids to choose. */
const ownHeaders =
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-.*|expect|accept-encoding|a-im|authorization|if-.*|range|user-agent)$/i

/** feeds.json once it is sound, defaults filled in, intervals in seconds. */
export type FeedsFileValue = z.output<typeof feedsFileSchema>

/** Seconds in the value, text such as `15m` in the file. */
function interval(least: string, most: string) {
  const allowed = `an interval such as 30s, 15m, 2h or 1d, from ${least} to ${most}`
  const [from, to] = [readInterval(least) ?? 0, readInterval(most) ?? 0]
  return z
    .string(allowed)
    .refine((text) => {
      const seconds = readInterval(text)
      return seconds !== null && seconds >= from && seconds <= to
    }, allowed)
    .meta({ pattern: intervalPattern.source, examples: ['15m', '2h', '1d'] })
    .transform((text) => readInterval(text) ?? from)
}

/** Bytes in the value, text such as `5MB` in the file. */
function size(least: string, most: string) {
  const allowed = `a size such as 500kB or 5MB, from ${least} to ${most}`
  const [from, to] = [readSize(least) ?? 0, readSize(most) ?? 0]
  return z
    .string(allowed)
    .refine((text) => {
      const bytes = readSize(text)
      return bytes !== null && bytes >= from && bytes <= to
    }, allowed)
    .meta({ pattern: sizePattern.source, examples: ['500kB', '5MB'] })
    .transform((text) => readSize(text) ?? to)
}
