/**
 * Parameters that tell who sent a reader, never which page is shown.
 * Gathered from the tools' own documents (Google Analytics, Matomo, AT Internet, HubSpot, Mailchimp) and the public lists of Firefox, Brave, AdGuard and ClearURLs.
 * A name that some site uses to choose the page (`id`, `p`, `ref`, `source`, `mod`) never stands here alone: at most with the one value that gives it away.
 */
const prefixes = ['utm_', 'mtm_', 'matomo_', 'piwik_', 'hsa_', 'itm_', 'oly_', 'vero_', 'guce_referrer', 'at_custom', 'ns_']

const names = new Set(
  `
  pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid
  at_medium at_campaign at_campaign_type at_link_id at_link_type at_link_origin at_link_title at_bbc_team at_format at_ptr_name xtor
  fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh twclid ttclid li_fat_id epik ref_src ref_url __twitter_impression
  gclid gclsrc dclid gbraid wbraid _ga _gl srsltid ga_source ga_medium ga_term ga_content ga_campaign ga_place
  msclkid yclid ysclid ymclid _openstat wickedid rb_clickid zanpid s_cid s_kwcid ef_id
  mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking ml_subscriber ml_subscriber_hash _branch_match_id
  cmpid CMP ocid ncid icid ito ftag mbid smid smtyp emc maca traffic_source echobox
  guccounter soc_src soc_trk tsrc wt_mc wt.mc_id wt_zmc wprov sfnsn trkcampaign spm_id_from
  `
    .trim()
    .split(/\s+/),
)

const pairs = new Set(['ref=rss', 'source=rss', 'src=rss', 'from=rss', 'partner=rss', 'cid=rss', 'rss=1', 'yptr=yahoo'])

/** The address without tracking parameters in query and fragment; all others stay as they are, in their order. */
export function withoutTracking(url: URL): URL {
  const query = url.search.slice(1)
  const fragment = url.hash.slice(1)
  const keptQuery = untracked(query)
  const keptFragment = fragment.includes('=') ? untracked(fragment) : fragment
  if (keptQuery === query && keptFragment === fragment) return url
  const clean = new URL(url)
  clean.search = keptQuery
  clean.hash = keptFragment
  return clean
}

function untracked(parameters: string): string {
  if (parameters === '') return ''
  return parameters
    .split('&')
    .filter((parameter) => !isTracking(parameter))
    .join('&')
}

function isTracking(parameter: string): boolean {
  // Links escaped twice bring `&amp;` into the query.
  const plain = parameter.startsWith('amp;') ? parameter.slice(4) : parameter
  const name = plain.split('=', 1)[0] ?? ''
  const lower = name.toLowerCase()
  return names.has(name) || names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix)) || pairs.has(plain.toLowerCase())
}
