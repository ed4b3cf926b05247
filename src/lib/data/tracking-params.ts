/**
 * Parameters that tell who sent a reader, never which page is shown.
 * Each group names where its names are documented; that others take them for tracking, too, was looked up in the public lists of Firefox (query stripping),
 * Brave, AdGuard (URL Tracking) and ClearURLs.
 * A name that some site uses to choose the page (`id`, `p`, `ref`, `source`, `mod`, `cid`) never stands here alone: at most with the one value that gives it away.
 */

/** What begins so, in any case. */
export const trackingPrefixes: readonly string[] = [
  'utm_', // Google Analytics, and everyone after it
  'mtm_', // Matomo
  'matomo_',
  'piwik_', // Matomo's name before 2018
  'hsa_', // HubSpot Ads
  'itm_', // links inside a site, in the manner of utm_
  'oly_', // Omeda Olytics
  'vero_', // Vero
  'guce_referrer', // Yahoo's consent page
  'at_custom', // AT Internet, now Piano
  'ns_', // Comscore
  'vgo_', // ActiveCampaign
]

/** The whole name. One in small letters stands for any case, one with capitals for itself. */
export const trackingNames: ReadonlySet<string> = new Set(
  [
    // Matomo
    'pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid',
    // AT Internet, as the BBC and French newsrooms use it
    'at_medium at_campaign at_campaign_type at_link_id at_link_type at_link_origin at_link_title at_bbc_team at_format at_ptr_name xtor',
    // Facebook and Instagram
    'fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh mibextid',
    // X, TikTok, LinkedIn, Pinterest, Reddit, Snapchat
    'twclid ref_src ref_url __twitter_impression ttclid li_fat_id epik rdt_cid sccid',
    // Google: clicks on advertisements, linked sites, the free listings, and the names from before utm_
    'gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl srsltid ga_source ga_medium ga_term ga_content ga_campaign ga_place',
    // Microsoft and Yandex
    'msclkid yclid ysclid ymclid _openstat wickedid',
    // networks of advertisers: Adobe, Rakuten, Awin, Outbrain, Taboola, Impact
    's_cid s_kwcid ef_id rb_clickid zanpid awc dicbo tblci irclickid irgwc',
    // newsletters: Mailchimp, Marketo, HubSpot, MailerLite, Klaviyo, Drip, ConvertKit
    'mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking ml_subscriber ml_subscriber_hash _kx __s ck_subscriber_id',
    // links that open an app: Branch
    '_branch_match_id _branch_referrer',
    // newsrooms' own, as their feeds and share buttons carry them
    'cmpid CMP ocid ncid icid ito ftag mbid smid smtyp emc maca traffic_source echobox wt_mc wt.mc_id wt_zmc',
    // portals: Yahoo, MSN, NetEase, Bilibili, Wikipedia, AOL
    'guccounter soc_src soc_trk tsrc wprov sfnsn trkcampaign spm_id_from',
  ].flatMap((group) => group.split(' ')),
)

/** Name and value together, in small letters. */
export const trackingPairs: ReadonlySet<string> = new Set(
  'ref=rss source=rss src=rss from=rss partner=rss cid=rss rss=1 yptr=yahoo'.split(' '),
)
