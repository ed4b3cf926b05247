/** Month names in dates of feeds: lower case, without the full stop. English as RFC 5322 §3.3 and CLDR have it, others from CLDR and from feeds seen. */
const lines = [
  'jan january januar jänner janvier janv enero ene gennaio gen janeiro januari január ιαν ιανουάριος ιανουαρίου января янв stycznia січня ocak',
  'feb february februar feber février févr fev febrero febbraio fevereiro februari február februári φεβ φεβρουάριος φεβρουαρίου февраля фев lutego лютого şubat',
  'mar march märz mrz mär mars marzo março maart mrt március μάρ μαρ μάρτιος μαρτίου марта мар marca березня mart',
  'apr april avril avr abril abr aprile április απρ απρίλιος απριλίου апреля апр kwietnia квітня nisan',
  'may mai mayo maggio mag maio mei maj május máujus máj μαι μάι μαϊ μάιος μαΐου мая май maja травня mayıs',
  'jun june juni juin junio giugno giu junho június ιούν ιουν ιούνιος ιουνίου июня июн czerwca червня haziran',
  'jul july juli juillet juil julio luglio lug julho július ιούλ ιουλ ιούλιος ιουλίου июля июл lipca липня temmuz',
  'aug august août aout agosto ago augustus augusztus αύγ αυγ αύγουστος αυγούστου августа авг sierpnia серпня ağustos',
  'sep sept september septembre septiembre settembre set setembro szeptember σεπ σεπτ σεπτέμβριος σεπτεμβρίου сентября сен сент września вересня eylül',
  'oct october oktober okt octobre octubre ottobre ott outubro out október οκτ οκτώβριος οκτωβρίου октября окт października жовтня ekim',
  'nov november novembre noviembre novembro νοέ νοε νοέμβριος νοεμβρίου ноября ноя listopada листопада kasım',
  'dec december dezember dez décembre déc diciembre dic dicembre dezembro δεκ δεκέμβριος δεκεμβρίου декабря дек grudnia грудня aralık',
]

/** Name to month, January 1. */
export const monthNames: ReadonlyMap<string, number> = new Map(
  lines.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)),
)
