/**
 * What letters a language's texts show beyond ASCII, by the encodings such texts were written in before UTF-8; the most usual encoding first, and the most usual
 * languages first where two are alike. From the alphabets, as CLDR's exemplar characters have them, and from common counts of characters in Chinese, Japanese and Korean.
 */

export interface UsualLetters {
  readonly encodings: readonly string[]
  readonly letters: string
  /** What part of all characters beyond ASCII they make up in plain prose. */
  readonly share: number
}

const western = ['windows-1252']
const central = ['windows-1250', 'iso-8859-2']
const baltic = ['windows-1257', 'iso-8859-13', 'iso-8859-4']
const cyrillic = ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866']

export const usualLetters: readonly UsualLetters[] = [
  { encodings: western, share: 1, letters: 'äöüßÄÖÜé' },
  { encodings: western, share: 1, letters: 'éèêàçùâîôûëïœÉÈÊÀÇÂÎÔ' },
  { encodings: western, share: 1, letters: 'áéíóúñüÁÉÍÓÚÑ¿¡ºª' },
  { encodings: western, share: 1, letters: 'ãõçáéíóúâêôàÃÕÇÁÉÍÓÚÂÊÔÀºª' },
  { encodings: western, share: 1, letters: 'àèéìòùÀÈÉÌÒÙ' },
  { encodings: western, share: 1, letters: 'åäöæøéüÅÄÖÆØ' },
  { encodings: western, share: 1, letters: 'áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ' },
  { encodings: western, share: 1, letters: 'ëïéèöüóá' },
  { encodings: western, share: 1, letters: 'àçèéíïòóúü·À' },
  { encodings: ['windows-1254'], share: 1, letters: 'ıİğĞşŞçÇöÖüÜâîû' },
  { encodings: central, share: 1, letters: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ' },
  { encodings: central, share: 1, letters: 'áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ' },
  { encodings: central, share: 1, letters: 'áäčďéíĺľňóôŕšťúýžÁČĎÉÍĽŇÓŠŤÚÝŽ' },
  { encodings: central, share: 1, letters: 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ' },
  { encodings: central, share: 1, letters: 'čćđšžČĆĐŠŽ' },
  { encodings: [...central, 'iso-8859-16'], share: 1, letters: 'ăâîşţșțĂÂÎŞŢȘȚ' },
  { encodings: baltic, share: 1, letters: 'ąčęėįšųūžĄČĘĖĮŠŲŪŽ' },
  { encodings: baltic, share: 1, letters: 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ' },
  { encodings: baltic, share: 1, letters: 'äõöüšžÄÕÖÜŠŽ' },
  // Without the letters for the end of a word: where Cyrillic is taken for Hebrew, they stand everywhere.
  { encodings: ['windows-1255', 'iso-8859-8'], share: 0.85, letters: 'אבגדהוזחטיכלמנסעפצקרשת' },
  { encodings: cyrillic, share: 0.93, letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэёіїєґўјљњђћџѓќѕ' },
  { encodings: ['windows-1253', 'iso-8859-7'], share: 0.93, letters: 'αοιετσνηυρπκμλςωγδθχφβξζψάίόέήύώϊϋΐΰ' },
  { encodings: ['windows-1256', 'iso-8859-6'], share: 0.95, letters: 'المينروتبةعدسفهكقحجشطصخأإىذضزءئثغظآؤپچژگکی،' },
  { encodings: ['windows-874'], share: 0.9, letters: 'านรอกเงมยลวดทสตะปบคแจพชขใไโหผถศซธณฐีิุ่้์ัื็ูึำญษ' },
  { encodings: ['windows-1258'], share: 0.9, letters: 'ăâđêôơưĂÂĐÊÔƠƯàáèéìíòóùúý\u0300\u0301\u0303\u0309\u0323' },
  {
    encodings: ['shift_jis', 'euc-jp'],
    share: 0.55,
    letters: 'のにはをたがでてとしれさいるすかなもっこうあくりられそまよどけつんきだめ、。ーンスルトイラアクリドシタ日本年人月東大国',
  },
  {
    encodings: ['euc-kr'],
    share: 0.4,
    letters: '이다는에의을를가고하은지로사도한기대어나자서아리시그인정전일해들라있과장부제수으보원국',
  },
  {
    encodings: ['gb18030'],
    share: 0.35,
    letters:
      '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经，。、“”市新日月京部者报道',
  },
  {
    encodings: ['big5'],
    share: 0.35,
    letters:
      '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經，。、「」市新日月台北灣部者報道',
  },
]
