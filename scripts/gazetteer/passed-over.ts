/** What the packages name and we leave out, since a reader would not take it for the place: written by hand. Lists are separated by commas. */

/** Parts of names in parentheses that are no names of their own, in any language. */
export const unfitParts = 'Cocos, Keeling, Adaları, Islas Malvinas, Malvinas, Kokos, Islands, Острови, Кокосові, ټاپوګان'

/** Names of countries in languages other than English that are words, persons' names or other places in their own texts too, or stand in `names/` with what they need. By language. */
export const unfitNames: Readonly<Record<string, string>> = {
  uk: 'Того, Малі, Кірибаті',
  ru: 'Того',
  de: 'Island, Man',
  fr: 'Man, Jersey, Ile de Man, Trinité, La Trinité',
  es: 'Man, Gales',
  it: 'Man',
  pl: 'Indie, Dania, Chiny, Czad, Wyspa Man',
  tr: 'Man',
  ar: 'مالي, بنين, توغو, مان',
  fa: 'من, توگو, بنین',
  ps: 'مالي, چاډ, توګو, عمان',
  zh: '马恩岛',
}

/** Those that are words or names in other languages, and names of the country in texts of their own: these, and all Latin ones of four letters or fewer. */
export const nativeOnly: Readonly<Record<string, string>> = {
  de: 'Oman, Niger, Guinea, Chile, Bosnien',
  fr: 'Maurice, Dominique, Malte',
  pl: 'Angola, Malta',
  tr: 'Ürdün',
  fa: 'چاد, چک',
}

/** Demonyms of world-countries in French that are words in English or belong to others. */
export const unfitDemonyms =
  'américan, amérindien, indien, indienne, nigérien, nigérienne, congolais, congolaise, guinéen, guinéenne, coréen, coréenne, maltais, dominicain, dominicaine, chinoise, polonaise, suisse, belge, portugaise, malien, cuban, chamorro, chrétien, marron'

/** Cities that are words, names of persons or provinces, or lie in a larger one of the same name. */
export const unfitCities = `Nice, Reading, Preston, Derby, Newport, Lincoln, Van, Batman, Sale, Safi, Sari, Natal, Serra, Santos, Franca, Contagem, Paulista, Salvador, Mauá, Armenia, Bello, Pereira, Soledad, Pasto, Santiago,
  Santa Clara, Constantine, Kingston upon Hull, Tamale, Salem, Kota, Thāne, Victoria, Libertad, San Pedro, San Fernando, Santol, Calamba, Angeles City, Iwo, Owo, Oyo, Ondo, Minna, Aba, Jos, Vladimir, Kirov, Orël, Singa, Kosti,
  Queens, Meads, Ironville, Chandler, Mesa, Henderson, Riverside, Irvine, Aurora, Stockton, Huế, Welkom, Sulţānah, Masina, Camayenne, Delmas 73, Gustavo Adolfo Madero, Miguel Hidalgo, Nicolás Romero, Benito Juarez, Gómez Palacio, Cuauhtémoc,
  Guadalupe, Santa Catarina, Xico, Tonalá, Soledad de Graciano Sánchez, Trujillo, Callao, Resistencia, Posadas, Morón, Paraná, Surrey, Windsor, Logan City, Cascavel, Canoas, Diadema, Praia Grande, Vitória, Cali, Neiva, Oran, Islington, Perm, Tula, Chita,
  Kurgan, Tarsus, Newcastle, East London, Woodlands, Boksburg, Guankou, Nowrangapur, Narela, Yono, Sakai, Alto Barinas, Hamilton, Kasur, Kosice, Budta, Malang, Mataram, Palu, Padang, Taraz, Semey, Singapore, Tanda, Arāk, Pasragad Branch, Winejok, Meerut,
  Villa Nueva, Villavicencio, Serekunda, Touba, Percut, Cimahi, Depok, Jember, Klang, Joinville, Franca, Bauru, Betim, Serra, Olinda, Cuenca, Sivas, Gebze, Esenler, Maltepe, Kotli, Safi, Tema, Bratsk, Volzhskiy, Kostroma, Penza, Tver, Ganja, Suez, Medina, Santa Ana, Santa Marta,
  San Miguelito, Mixco, Montes Claros, Rio Branco, Campo Grande, Puente Alto, Vigo, Palma, Newark, Ajman City, Kōfu, Zaria, Warri, Gombe, Celaya, Barinas, Turmero, Barcelona, Valencia, Mérida, Córdoba, Ha'il, Kahrīz, Natore, Tungi, Shibganj, Bagerhat`

/** Cities that are also family names or common names: they count only where the country is named otherwise. */
export const doubtfulCities = `Münster, Bradford, Sunderland, Bristol, Charlotte, Durham, Arlington, Toledo, Laredo, Plano, Norfolk, Richmond, Lexington-Fayette, Santa Fe, San Juan, Salta, Luton, Swansea, Murcia, Santa Rosa, Formosa, Brest, Santa Cruz de la Sierra, Piura, Tacna,
  Samut Prakan, Ambon, Batam, Surat, Agra, Bacolod City, Tambov, Ufa, Jilin, Handan, Datong, Lijiang, Ordos, Iloilo, Las Piñas, Joinville, Limeira, Campinas, Londrina, Pelotas, Blumenau, Safi, Tepic, Tampico, Ensenada, Chihuahua, Morelia, Irapuato, Mers, Uyo, Kano, Sokoto`

/** Provinces that are words, persons, peoples, seas or rivers, or share their name with another place. */
export const unfitProvinces = `Northern, River Nile, Blue Nile, White Nile, Red Sea, Lakes, Unity, Upper Nile, Somali, Afar, Chin, Mon, Shan, Kayah, Bago, Bari, Sool, Babylon, Kurdistan, Maysan, Saladin, Wasit, Delta, Edo, Ekiti, Niger, Plateau, Rivers, Imo, Ogun, Osun, Ondo, Oyo,
  Cross River, Federal Capital Territory, Benue, Abia, Fars, Alborz, Golestan, Ilam, Farah, Sabha, Marj, Ghat, Équateur, Orientale, Tanganyika, Amur, Vladimir, Kirov, Perm, Tula, Orel, Oryol, Jewish, Chechen, Komi, Chuvash, Udmurt, Gaza, Punjab, Centre, Sahel, Nord, Est,
  Cascades, Lac, Al Jazirah, Harari, Southern Nations, Penza, Tambov, Tver, Altai, Edo, Kogi, Yobe, Kwara, Gao, Kayes, Maidan Wardak, Parwan, Kunar, Semnan, Centre-Est, Centre-Nord, Centre-Ouest, Centre-Sud, Est, Sud-Ouest, Ibb, Ibadan, Mandalay, Hiran, Jericho, North Gaza, Lagos, Tuva, Novgorod,
  Samara, Sidama, Gedo, Magway, Gilan, Moscow, Moscow Province, Jafara, Sari, Tete, Zinder, Manica, Amran, Diffa, Leningrad, Amanat Al Asimah, Nugal`
