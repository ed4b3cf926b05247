/** What may be left after cleaning, written down a second time: the code's own list must not be what it is measured by. */

export const elements = new Set(
  `p a br img div span strong em li ul b i blockquote figure figcaption td tr iframe audio video picture source ol q del ins time th col colgroup details
   h1 h2 h3 h4 h5 h6 hr dl dt dd pre code kbd samp var s u small mark sub sup abbr cite dfn bdi bdo wbr ruby rb rt rp rtc table thead tbody tfoot caption
   section article aside header footer main nav address hgroup summary`.split(/\s+/),
)
export const attributes = new Set(
  `href rel src srcset sizes alt title width height media type poster controls preload allowfullscreen sandbox loading cite datetime value start reversed
   colspan rowspan scope abbr span open lang dir`.split(/\s+/),
)
export const empty = new Set(['br', 'img', 'hr', 'source', 'wbr', 'col'])
