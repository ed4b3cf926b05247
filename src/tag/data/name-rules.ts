/** What a name in the gazetteer may mean instead: written by hand. Lists are separated by commas; all that is in them is compared as words, whatever the case. */

/** Names of countries' capitals, cities and territories that are as often a word, a person or another town: they count only where the country is named otherwise. */
export const weakNames = `Victoria, City of Victoria, Georgetown, George Town, Kingston, Hamilton, Stanley, Plymouth, Douglas, Jamestown, Male, Nassau, The Valley,
  Road Town, San José, San Juan, Saint-Denis, Saint-Pierre, Saint John's, St. George's, Cayenne, Sofia, West Island, Adamstown, Philipsburg, Réunion, Montserrat, Jersey,
  Saint Martin, Sucre, Rosario, Mendoza, Concepción, Santiago, Muscat, Alexandria, Granada, Florence, Lyons, Regina, Halifax, Laval, Barrie, Guelph, Markham, Vaughan,
  Scarborough, Perth, Darwin, Essex, Kent, Devon, Surrey, Salisbury, Cambridge, Oxford, Phoenix, Columbus, Portland, Buffalo, Jacksonville, Columbine,
  St. Paul, Fátima, Gao, Fez, Aden, Essen, Verona, Bethlehem, Palmyra, Hama, Bari, Linz, Graz, Bergen, Beira, Kobe, Gothenburg, Rada, Sumy,
  Boise, Newark, Kitchener, Madeira, Galicia, Macedonia, Alta., ANC, PLO, GRU, TTP, ROK, ABD, PRC, NSA, Soviet, Ottoman, Ottomans,
  Persia, Zaire, Rhodesia, Biafra, Maidan, Azov Brigade, Pole, Labrador, Barcelona, Bordeaux, Lagos, Samara, Kazan, Газа, Газі`

/** Names of countries that are first names too: not a place where a word with a capital follows, unless it is one of `offices`. */
export const firstNames =
  'Chad, Jordan, Georgia, Victoria, Sydney, Austin, Florence, Kenya, Israel, Paris, Regina, Kingston, Alexandria, Sofia'

/** What may follow the name of a country with a capital without making it a person's. */
export const offices = `President, Prime, Minister, King, Queen, Prince, Government, Army, Foreign, Defence, Defense, Parliament, Police, Times, Post, Valley, River, National,
  International, Embassy, Attacks, Agreement, Accord, Climate, Summit, Talks, Airport, City, Opera, Harbour, Harbor, Texas`

/** A name after one of these is a person's family name: Michael Jordan, Jack London, Irving Berlin. First names that are words, places or titles are left out. */
export const givenNames = `Michael, John, James, Robert, David, William, Richard, Joseph, Thomas, Charles, Christopher, Daniel, Matthew, Anthony, Steven, Paul, Andrew, Joshua,
  Kenneth, Kevin, Brian, Edward, Ronald, Timothy, Jason, Jeffrey, Ryan, Jacob, Gary, Nicholas, Eric, Jonathan, Stephen, Larry, Justin, Scott, Benjamin, Samuel, Gregory, Patrick,
  Alexander, Jack, Dennis, Jerry, Tyler, Aaron, Henry, Peter, Adam, Nathan, Zachary, Walter, Kyle, Harold, Carl, Jeremy, Keith, Roger, Gerald, Ethan, Arthur, Terry, Lawrence,
  Sean, Albert, Joe, Jesse, Willie, Billy, Bryan, Bruce, Ralph, Roy, Eugene, Randy, Wayne, Vincent, Philip, Louis, Bobby, Johnny, Russell, Irving, Isaiah, Anatole, Vernon,
  Mary, Patricia, Jennifer, Linda, Elizabeth, Barbara, Susan, Jessica, Sarah, Karen, Lisa, Nancy, Betty, Sandra, Margaret, Ashley, Kimberly, Emily, Donna, Michelle, Carol,
  Amanda, Melissa, Deborah, Stephanie, Rebecca, Laura, Helen, Sharon, Cynthia, Kathleen, Amy, Angela, Shirley, Anna, Ruth, Brenda, Pamela, Nicole, Katherine, Samantha, Christine,
  Catherine, Virginia, Debra, Rachel, Janet, Emma, Carolyn, Maria, Heather, Diane, Julie, Joyce, Evelyn, Joan, Kelly, Christina, Lauren, Frances, Martha, Judith, Cheryl, Megan,
  Andrea, Olivia, Ann, Jean, Alice, Jacqueline, Hannah, Doris, Kathryn, Gloria, Teresa, Sara, Janice, Julia, Kathy, Jill, Denzel, Theo, Mike, Jim, Bob, Tom, Dave, Steve, Chris,
  Barack, Hillary, Donald, George, Boris, Theresa, Stacey, Jeremiah, Lindsay, Tony, Ben, Dan, Sam, Greg, Jeff, Matt, Nick, Rick, Ron, Tim, Kate, Jane, Julian, Simon, Neil, Ian`

/** Words before a name, with a capital, that make another name of it: Little Italy, Crown Victoria, Real Madrid. */
export const estrangingWords = 'Little, Petit, Petite, Crown, Atletico, Atlético, Real, Hotel, Café, Mr, Mrs, Ms, Dr, Lord, Lady, Sir'

/** What is no place, or not the place it names: teams, papers, treaties, dishes, oceans. */
export const otherMeanings = `New York Times, Washington Post, Los Angeles Times, Chicago Tribune, Boston Globe, Wall Street Journal, Miami Herald, Toronto Star, Toronto Sun,
  Globe and Mail, Vancouver Sun, Calgary Herald, Edmonton Journal, Ottawa Citizen, Montreal Gazette, Winnipeg Free Press, Houston Chronicle, San Francisco Chronicle, Dallas Morning News, Denver Post,
  Times of India, Hindustan Times, Indian Express, Jerusalem Post, Times of Israel, Moscow Times, Kyiv Post, Kyiv Independent, Straits Times, Bangkok Post, Jakarta Post, Japan Times, Korea Herald,
  South China Morning Post, China Daily, Irish Times, Sydney Morning Herald, Tehran Times, Voice of America, Radio Free Europe, America Online, Bank of America,
  Bank of England, Church of England, Air France, British Airways, American Airlines, Turkish Airlines, Air Canada, Air India, British Petroleum, American Express, Deutsche Bank, Emirates Stadium,
  Paris Hilton, Paris Jackson, Paris Saint-Germain, Paris Agreement, Paris Accord, Paris climate, Paris Club, Geneva Convention, Geneva Conventions, Vienna Convention, Kyoto Protocol,
  Minsk agreement, Minsk agreements, Minsk accords, Dayton accords, Dayton Agreement, Istanbul Convention, Budapest Memorandum, Rome Statute, Treaty of Rome, Lisbon Treaty, Maastricht Treaty,
  Treaty of Versailles, Panama Papers, Stockholm syndrome, Bermuda Triangle, Panama hat, Guinea pig, Guinea pigs, Guinea fowl, Guinea worm, Cayenne pepper, Bermuda shorts, French fries, French toast,
  Danish pastry, German shepherd, German shepherds, Swiss army knife, Swiss cheese, Brazil nut, Brazil nuts, Turkey breast, Turkey sandwich, Roast Turkey, Thanksgiving Turkey, Turkey Day, Bone China, Fine China,
  Indian Ocean, Gulf of Mexico, Gulf of Oman, Gulf of Aden, Gulf of Guinea, Gulf of Thailand, Gulf of Finland, Sea of Japan, South China Sea, East China Sea, Philippine Sea, Irish Sea, Norwegian Sea, English Channel,
  Mexico Beach, Korean Peninsula, Korean War, Vietnam War, Indian summer, Manchester United, Manchester City, Real Madrid, Atletico Madrid, Chelsea FC, Bayern Munich, Inter Milan, AC Milan, FC Barcelona,
  Detroit Lions, Toronto Maple Leafs, Toronto Raptors, Toronto Blue Jays, Montreal Canadiens, Dallas Cowboys, Boston Red Sox, Boston Celtics, Chicago Cubs, Chicago Bulls, New York Yankees, New York Giants,
  New York Jets, New York Mets, New York Rangers, New York Knicks, New England Patriots, Cleveland Browns, Cleveland Indians, Cleveland Cavaliers, Denver Broncos, Miami Dolphins, Green Bay Packers, Houston Texans,
  Washington Redskins, Washington Nationals, Carolina Panthers, Edmonton Oilers, Calgary Flames, Vancouver Canucks, Ottawa Senators, Winnipeg Jets, Minnesota Vikings, Minnesota Wild, Los Angeles Lakers,
  Buffalo Bills, Jersey Shore, Jersey Boys, Virginia Woolf, Virginia Raggi, George Washington University, French-speaking, Spanish-speaking, English-speaking, Russian-speaking, German-speaking, Russian roulette,
  North Pole, South Pole, Northern Territory Police Association, Cuban sandwich, Turkish bath, Turkish delight, Turkish coffee, Irish coffee, Irish pub, Scotch whisky, Dutch oven, Chinese New Year, Chinese food,
  Mexican food, Italian food, Monaco Grand Prix, Mali Finn, Cold Turkey, Georgia O’Keeffe, Chad Smith, Jordan Peterson, Holland Park, Holland Tunnel, Dominican Order`

/** One of several places, decided by what else the entry names beyond doubt; the last one stands where nothing decides. */
export interface Reading {
  readonly country: string
  /** Chosen where one of these countries is named; without them in any case. */
  readonly besides?: readonly string[]
}

export const ambiguousNames: Readonly<Record<string, readonly Reading[]>> = {
  Georgia: [{ country: 'GE', besides: ['GE', 'RU', 'AM', 'AZ', 'TR', 'MD'] }, { country: 'US', besides: ['US'] }, { country: 'GE' }],
  Congo: [{ country: 'CD', besides: ['CD'] }, { country: 'CG', besides: ['CG'] }, { country: 'CD' }],
  Congolese: [{ country: 'CD', besides: ['CD'] }, { country: 'CG', besides: ['CG'] }, { country: 'CD' }],
  Korea: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Korean: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Koreans: [{ country: 'KR', besides: ['KR'] }, { country: 'KP', besides: ['KP'] }, { country: 'KR' }],
  Tripoli: [{ country: 'LY', besides: ['LY'] }, { country: 'LB', besides: ['LB'] }, { country: 'LY' }],
  Odessa: [{ country: 'UA', besides: ['UA', 'RU'] }, { country: 'US', besides: ['US'] }, { country: 'UA' }],
  Birmingham: [{ country: 'GB', besides: ['GB'] }, { country: 'US', besides: ['US'] }, { country: 'GB' }],
  Manchester: [{ country: 'GB', besides: ['GB'] }, { country: 'US', besides: ['US'] }, { country: 'GB' }],
  Cambridge: [
    { country: 'GB', besides: ['GB'] },
    { country: 'US', besides: ['US'] },
    { country: 'CA', besides: ['CA'] },
    { country: 'GB' },
  ],
  'St. Petersburg': [{ country: 'RU', besides: ['RU'] }, { country: 'US', besides: ['US'] }, { country: 'RU' }],
  Hyderabad: [{ country: 'IN', besides: ['IN'] }, { country: 'PK', besides: ['PK'] }, { country: 'IN' }],
  Victoria: [
    { country: 'AU', besides: ['AU'] },
    { country: 'CA', besides: ['CA'] },
    { country: 'SC', besides: ['SC'] },
  ],
  Hamilton: [
    { country: 'CA', besides: ['CA'] },
    { country: 'NZ', besides: ['NZ'] },
    { country: 'BM', besides: ['BM'] },
  ],
  Kingston: [
    { country: 'CA', besides: ['CA'] },
    { country: 'JM', besides: ['JM'] },
  ],
  Perth: [
    { country: 'AU', besides: ['AU'] },
    { country: 'GB', besides: ['GB'] },
  ],
  'San José': [
    { country: 'CR', besides: ['CR'] },
    { country: 'US', besides: ['US'] },
  ],
  'Saint John’s': [
    { country: 'CA', besides: ['CA'] },
    { country: 'AG', besides: ['AG'] },
  ],
}
