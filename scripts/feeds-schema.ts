/** Prints feeds.schema.json: `node scripts/feeds-schema.ts > feeds.schema.json`. */
import { feedsJsonSchema } from '#config/json-schema.ts'

console.log(JSON.stringify(feedsJsonSchema(), null, 2))
