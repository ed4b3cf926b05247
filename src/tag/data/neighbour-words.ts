/** Words beside a name that make another name of it, or nothing: written by hand. Lists are separated by commas; all that is in them is compared whatever the case. */

/** What may follow the name of a country with a capital without making it a person's: offices and bodies a country has. */
export const offices = `President, Prime, Minister, Ministers, King, Queen, Prince, Crown, Government, Army, Navy, Military, Foreign, Defence, Defense, Defenders, Parliament, Police,
  Times, Post, Today, Valley, River, National, International, Embassy, Ambassador, Attacks, Agreement, Accord, Climate, Summit, Talks, Airport, Airlines, Airways, Air, City, Opera,
  Harbour, Harbor, Texas, Supreme, High, Court, Central, Bank, Reserve, Revenue, Authority, Agency, Council, Commission, Committee, Congress, Senate, Senator, Sen, Rep, House,
  Republican, Republicans, Democrat, Democrats, Democratic, Governor, Gov, Secretary, State, Attorney, General, Department, Ministry, Football, Cricket, Rugby, Olympic, Mayor,
  Metro, Marathon, Fashion, Week, Stock, Exchange, Bureau, Security, Broadcasting, Radio, Television, Red, Office, Petroleum, Oil, Power, Electric, Rail, Union, Association,
  Federation, Open, Games, Tech, University, College, Hospital, Museum, Zoo, Street, Road, Station, War, Wars, Border, Crisis, Conference, Forum, Festival, Biennale, Heights, Strait,
  January, February, March, April, May, June, July, August, September, October, November, December, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Space, Nuclear, Philharmonic, Symphony, Orchestra, Ballet, Theatre, Theater, Library,
  School, Academy, Institute, Centre, Center, Club, Group, Mission, Film, Book, Art, Motor, Fire, County, District, Metropolitan, Transport, Underground, Assembly, Town, Hall, Olympics, Paralympics, Pride,
  Bridge, Tower, Futures, Defender, Coast, Customs, Health, Human, Independent, Investment, Labour, Labor, Liberal, Conservative, Party, Peace, Port, Press, Public, Refugee, Special, Trade, Women`

/** A name after one of these is a person's family name: Michael Jordan, Jack London, Irving Berlin. First names that are words, places or titles are left out. */
export const givenNames = `Michael, John, James, Robert, David, William, Richard, Joseph, Thomas, Charles, Christopher, Daniel, Matthew, Anthony, Steven, Paul, Andrew, Joshua, Kenneth, Kevin, Brian,
  Edward, Ronald, Timothy, Jason, Jeffrey, Ryan, Jacob, Gary, Nicholas, Eric, Jonathan, Stephen, Larry, Justin, Scott, Benjamin, Samuel, Gregory, Patrick, Alexander, Jack,
  Dennis, Jerry, Tyler, Aaron, Henry, Peter, Adam, Nathan, Zachary, Walter, Kyle, Harold, Carl, Jeremy, Keith, Roger, Gerald, Ethan, Arthur, Terry, Lawrence, Sean, Albert,
  Joe, Jesse, Willie, Billy, Bryan, Bruce, Ralph, Roy, Eugene, Randy, Wayne, Vincent, Philip, Louis, Bobby, Johnny, Russell, Irving, Isaiah, Anatole, Vernon, Mary, Patricia,
  Jennifer, Linda, Elizabeth, Barbara, Susan, Jessica, Sarah, Karen, Lisa, Nancy, Betty, Sandra, Margaret, Ashley, Kimberly, Emily, Donna, Michelle, Amanda, Melissa,
  Deborah, Stephanie, Rebecca, Laura, Helen, Sharon, Cynthia, Kathleen, Amy, Angela, Shirley, Anna, Ruth, Brenda, Pamela, Nicole, Katherine, Samantha, Christine, Catherine,
  Debra, Rachel, Janet, Emma, Carolyn, Maria, Heather, Diane, Julie, Evelyn, Joan, Kelly, Christina, Lauren, Frances, Martha, Judith, Cheryl, Megan, Andrea, Olivia, Ann,
  Alice, Jacqueline, Hannah, Doris, Kathryn, Teresa, Sara, Janice, Julia, Kathy, Jill, Denzel, Theo, Mike, Jim, Bob, Tom, Dave, Steve, Chris, Barack, Hillary, Donald,
  George, Boris, Theresa, Stacey, Jeremiah, Lindsay, Tony, Ben, Dan, Sam, Greg, Jeff, Matt, Nick, Rick, Ron, Tim, Kate, Jane, Julian, Simon, Neil, Ian, Kerry, Liam, Noah,
  Logan, Lucas, Mason, Oliver, Elijah, Caleb, Connor, Dylan, Owen, Luke, Marcus, Derek, Travis, Craig, Shane, Brad, Todd, Doug, Fred, Ernest, Oscar, Hugo, Felix, Leo, Alan,
  Allan, Ken, Ted, Phil, Pete, Andy, Alex, Barry, Stuart, Graham, Nigel, Trevor, Clive, Geoffrey, Malcolm, Colin, Gordon, Claire, Lucy, Sophie, Ella, Zoe, Anne, Ellen, Tina,
  Wendy, Gina, Erin, Natalie, Brittany, Tiffany, Vanessa, Erica, Monica, Kristen, Louise, Fiona, DeAndre, Jamal, Tyrone, LeBron, Kobe, Darius, Malik, Dwayne, Terrell,
  Gabriel, Rafael, Carlos, Juan, José, Luis, Miguel, Antonio, Pedro, Marco, Giulia, Luca, Paolo, Pierre, François, Jacques, Michel, Marie, Hans, Klaus, Jürgen, Wolfgang,
  Ursula, Heinz, Günter, Maxim, Sergei, Andrei, Ivan, Oleg, Igor, Dmitri, Майкл, Джек, Джордж, Дензел, Питер, Джон, Martin, Derrick, Ambrose, Troy, Nadia, Kenan, Leon, Hal, Jimmy, Jools, Nicci, Tana, Adriana,
  Trent, Neal, Glenn, Darren, Damien, Damian, Dominic, Duncan, Edgar, Edwin, Elliot, Emmanuel, Finn, Francis, Gareth, Gavin, Gerard, Gilbert, Harvey, Herbert, Howard,
  Hubert, Isaac, Jake, Jared, Jerome, Joel, Jonah, Kurt, Leonard, Lester, Lionel, Lloyd, Luther, Marvin, Maurice, Melvin, Mitchell, Morgan, Nathaniel, Omar, Quentin,
  Reginald, Rodney, Ross, Rupert, Seth, Shaun, Sidney, Sylvester, Theodore, Tobias, Vince, Wallace, Wesley, Wilfred, Abigail, Agnes, Alexandra, Alison, Audrey, Beatrice,
  Bella, Bernadette, Bridget, Camilla, Caroline, Cecilia, Charlotte, Chloe, Clara, Daphne, Deirdre, Delia, Diana, Edith, Eileen, Elaine, Eleanor, Elena, Eliza, Elsa, Esther,
  Eva, Freya, Gail, Geraldine, Gwen, Harriet, Hilary, Imogen, Ingrid, Irene, Isabel, Isabella, Jodie, Josephine, Juliet, Katie, Kayla, Leah, Lena, Leila, Lorraine, Louisa,
  Lydia, Mabel, Madeleine, Maggie, Marion, Marta, Matilda, Maya, Mia, Miriam, Molly, Naomi, Nina, Nora, Penelope, Phoebe, Polly, Priya, Roberta, Rosie, Selina, Sheila,
  Sonia, Stella, Susanna, Tara, Tessa, Thelma, Vera, Veronica, Vivian, Yvonne, Aisha, Fatima, Layla, Amina, Ahmed, Ali, Hassan, Hussein, Ibrahim, Khalid, Karim, Mahmoud,
  Mohammed, Muhammad, Mustafa, Samir, Tariq, Yusuf, Youssef, Mehmet, Murat, Emre, Burak, Elif, Zeynep, Ayşe, Kemal, Arjun, Rahul, Sanjay, Deepak, Anil, Ravi, Vijay, Suresh,
  Priyanka, Anita, Sunita, Kofi, Kwame, Chidi, Ngozi, Emeka, Thabo, Sipho, Alejandro, Andrés, Diego, Eduardo, Enrique, Esteban, Fernando, Francisco, Gustavo, Hernán,
  Ignacio, Javier, Joaquín, Jorge, Julio, Lorenzo, Manuel, Mateo, Pablo, Raúl, Ricardo, Roberto, Rodrigo, Sergio, Camila, Carmen, Catalina, Daniela, Gabriela, Inés, Lucía,
  Mariana, Paula, Pilar, Valentina, Ximena, Alessandro, Dario, Enzo, Fabio, Federico, Filippo, Giovanni, Giuseppe, Matteo, Riccardo, Stefano, Chiara, Francesca, Alain,
  André, Bernard, Christophe, Claude, Didier, Étienne, Gérard, Guillaume, Henri, Jérôme, Laurent, Luc, Mathieu, Nicolas, Olivier, Pascal, Philippe, René, Thierry, Yves,
  Amélie, Camille, Chantal, Élodie, Hélène, Isabelle, Juliette, Léa, Manon, Nathalie, Sylvie, Anton, Bernd, Dieter, Dirk, Erich, Ernst, Friedrich, Fritz, Georg, Gerhard,
  Heiko, Helmut, Holger, Horst, Jens, Johannes, Jörg, Karl, Kai, Lars, Lukas, Manfred, Markus, Matthias, Niklas, Olaf, Otto, Ralf, Rainer, Sven, Stefan, Torsten, Uwe,
  Werner, Anja, Annika, Birgit, Claudia, Elke, Greta, Heike, Katharina, Katja, Martina, Monika, Petra, Sabine, Silke, Susanne, Tanja, Ute, Agnieszka, Andrzej, Jakub, Janusz,
  Jerzy, Katarzyna, Krzysztof, Marek, Mateusz, Michał, Paweł, Piotr, Tomasz, Wojciech, Zbigniew, Alexei, Anatoly, Artem, Denis, Evgeny, Kirill, Konstantin, Leonid, Mikhail,
  Nikita, Nikolai, Pavel, Stanislav, Timur, Vadim, Valery, Vasily, Viktor, Vladimir, Volodymyr, Yuri, Ekaterina, Irina, Ksenia, Natalia, Oksana, Olena, Olga, Svetlana,
  Tatiana, Yulia, Андрей, Андрій, Иван, Іван, Олег, Сергей, Сергій, Дмитрий, Дмитро, Александр, Олександр, Алексей, Олексій, Николай, Микола, Павел, Павло, Анна, Ганна,
  Мария, Марія, Ольга, Елена, Олена, Пэрис, Періс, Роман, Тарас, Богдан, Василий, Василь, Виктор, Віктор, Владимир, Володимир, Евгений, Євген, Максим, Михаил, Михайло,
  Игорь, Ігор, Юрий, Юрій, Артём, Артем, Антон, Денис, Кирилл, Кирило, Наталья, Наталія, Татьяна, Тетяна, Ирина, Ірина, Катерина, Екатерина, Оксана, Светлана, Світлана,
  Юлия, Юлія, سامي, محمد, أحمد, خالد, عمر, يوسف, كريم, محمود, مصطفى, سامان, رضا, حسین, مریم`

/** Words before a name, with a capital, that make another name of it: Little Italy, Crown Victoria, Mr England. */
export const estrangingWords =
  'Little, Petit, Petite, Crown, Café, Mr, Mrs, Ms, Miss, Dr, Lord, Lady, Baroness, Sir, Dame, Coach, Detective, Officer, Sergeant, Constable, Inspector, Herr, Frau, Madame, Monsieur'

/** Words before a city that make a club of it, in the languages of the clubs. */
export const clubWordsBefore = `FC, AFC, AC, VfB, VfL, TSG, FK, BK, IFK, Atletico, Atlético, Inter, Dynamo, Dinamo, Spartak, Lokomotiv, Lokomotive, CSKA, Zenit, Ajax, Feyenoord, Torpedo, Shakhtar, Shakhtyor, Bayern,
  Borussia, Hertha, Eintracht, Olympique, Maccabi, Hapoel, Partizan, Legia, Slavia, Arminia, Hansa, Deportivo, Metalist, Chornomorets, Karpaty, Zorya, Dnipro-1, Kryvbas,
  Galatasaray, Red Star, Шахтар, Шахтер, Шахтёр, Динамо, Спартак, Локомотив, Торпедо, Зенит, ЦСКА, Металіст, Чорноморець`

/** Words after a city that make a club of it. */
export const clubWordsAfter = `United, FC, AFC, CF, SC, Rovers, Wanderers, Albion, Hotspur, Athletic, Dynamo, Whitecaps, Sounders, Galaxy, Knicks, Lakers, Bulls, Raptors, Bruins, Sabres, Blackhawks, Oilers,
  Canucks, Canadiens, Yankees, Mets, Orioles, Astros, Mariners, Cubs, Brewers, Phillies, Padres, Dodgers, Ravens, Bengals, Steelers, Texans, Colts, Jaguars, Broncos, Cowboys, Redskins, Packers,
  Vikings, Seahawks, 49ers, Longhorns, Aggies, Buckeyes, Celtics, Pacers, Timberwolves, Clippers, Grizzlies, Mavericks, Pelicans, Rockets, Rangers, Commanders, Nationals, Capitals, Wizards, Chargers, Rams, Chiefs, Eagles, Falcons, Buccaneers, Dolphins, Hornets, Nets, Suns, Spurs, Warriors, Nuggets, Cavaliers, Pistons, Hawks, Bucks,
  Marlins, Braves, Pirates, Cardinals, Giants, Sox, Kraken, Penguins, Flyers, Islanders, Predators, Senators, Timbers, Earthquakes`

/** What stays small in headlines that give every word a capital. */
export const headlineParticles = `with, from, over, into, after, that, than, amid, onto, near, upon, under, against, between, before, about, through, during, without, within, among, toward, towards, despite, like,
  when, while, where, could, vers, dans, pour, avec, sous, entre, para, desde, sobre, contra, della, delle, degli, nella, dalla, auch, nach, über, unter, gegen, durch`

/** Words after a city, in small letters, that speak of its club. */
export const sportRoles = `striker, midfielder, goalkeeper, keeper, defender, winger, forward, playmaker, fullback, coach, captain, quarterback, linebacker, pitcher, outfielder,
  shortstop, fans, stürmer, torwart, mittelfeldspieler, verteidiger, attaquant, gardien, delantero, portero, centrocampista, attaccante, portiere, napastnik, bramkarz, форвард, голкипер, нападающий, полузащитник, воротар, півзахисник`

/** Words before a name, whatever their case, that make a person's of it. */
export const personRoles = `striker, midfielder, goalkeeper, winger, singer, actress, drummer, guitarist, comedian, novelist, skipper, stürmer, torwart, trainer, kapitän, sängerin, schauspielerin,
  doña, don, portero, delantero, capitán, entrenador, attaquant, entraîneur, gardien, capitano, allenatore, portiere, attaccante, trener, napastnik, bramkarz, kapitan,
  капитан, капітан, тренер, вратарь, нападающий, воротар, нападник, kaleci, forvet, kaptan, пані, пан, pani, المدرب, الحارس, المهاجم, اللاعب`

/** After two names side by side, the first of which people bear too: these two are countries. */
export const pairWords =
  'border, war, wars, talks, relations, conflict, deal, treaty, ties, tensions, trade, summit, truce, ceasefire, crossing, pipeline'

/** Words after a city that make a newspaper of it. */
export const newspaperWords = `Times, Herald, Tribune, Gazette, Chronicle, Examiner, Inquirer, Telegraph, Observer, Courier, Dispatch, Sentinel, Post, Independent, Journal, Globe, Star,
  Mirror, Daily, Standard, Register, Bulletin, Allgemeine, Zeitung, Rundschau, Morgenpost, Kurier, Tageblatt`

/** Words after a name that make a street or a house of it. */
export const streetWords = 'Street, Road, Avenue, Lane, Boulevard, Terrace, Crescent, Inn, Straße, Allee, Platz'

/** Words after a city that make a document of it. */
export const documentWords = `Agreement, Agreements, Accord, Accords, Convention, Conventions, Protocol, Protocols, Treaty, Treaties, Memorandum, Declaration, Statute, Abkommen, Konvention`

/** Words after or before a name that tell of an institution: it lies there, and little more is said of the place. */
export const institutionWords = 'University, College, Hotel, Universität, Marriott, Hilton, Hyatt'

/** `Gulf of Mexico`, `Treaty of Rome`, `Duke of Kent`. */
export const ofWords = 'Gulf, Sea, Bay, Strait, Straits, Isthmus, Treaty, Duke, Duchess, Earl'

/** What is not of the country whose adjective stands before it: dishes, breeds, games. In small letters. */
export const adjectiveThings = `fries, toast, pastry, pastries, shepherd, shepherds, bulldog, bulldogs, terrier, terriers, mastiff, mastiffs, wolfhound, wolfhounds, setter, setters, spaniel, spaniels,
  sheepdog, sheepdogs, hound, hounds, cuisine, restaurant, restaurants, takeaway, sandwich, sandwiches, delight, salad, dressing, omelette, meatballs, yoghurt, yogurt, noodles, dumplings, roulette, muffin, muffins,
  waffle, waffles, curry, chocolates, cheese, sausage, sausages, braid, braids, dictionary, grammar, subtitles, measles`

/** Adjectives that are languages too: `said in Russian.` speaks of no country. */
export const languages = `English, French, German, Russian, Ukrainian, Spanish, Italian, Polish, Turkish, Chinese, Japanese, Korean, Dutch, Swedish, Norwegian, Danish, Finnish, Greek, Hungarian,
  Czech, Romanian, Bulgarian, Portuguese, Vietnamese, Thai, Serbian, Croatian, Persian, Georgian, Armenian, Pashto, Dari`

/** What stands before a language. */
export const languageVerbs = 'in, into, from, speak, speaks, spoke, speaking, fluent, learn, learns, learned, learning'

/** What stands before a name that people bear, too, and makes a person's of it. */
export const kinBefore =
  /(?:\b(?:my|his|her|our|their|whose|\p{L}+[’']s)(?: \p{Ll}+)? (?:husband|wife|boyfriend|girlfriend|fiancée?|brother|sister|son|daughter|uncle|aunt|cousin|nephew|niece|grandson|granddaughter)|\b(?:Rep|Sen)\.|\bCongress(?:man|woman)|\bChair(?:man|woman)|\b(?:mon|ma|son|sa|notre|votre|leur) (?:mari|femme|frère|sœur|fils|fille|oncle|tante|cousine?|neveu|nièce)),? $/iu

/** What stands after such a name, and only persons do or have. */
export const personAfter =
  /^(?: told me\b| scored \d+ points\b| and (?:his|her) (?:wife|husband|partner|son|daughter|brother|sister|mother|father|family|children)\b|, \d\d, (?:an?|who|of|from|was|is|said|and)\b)/

/** What stands after a city and tells of a match or a transfer of its club. */
export const clubPlay =
  /^ (?:(?:sign|signs|signed) (?:[\p{L}-]+ ){0,3}(?:striker|midfielder|goalkeeper|keeper|defender|winger|forward|teenager)\b|(?:sign|signs|signed) (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:from|on loan)\b|gan(?:a|ó) (?:la liga|la copa|el partido|el clásico|el campeonato)\b|gole(?:a|ó)\b|empat(?:a|ó)\b|(?:lose|draw) (?:\d[-–]\d )?(?:to|with|at) (?:home\b|\p{Lu})|sack (?:manager|coach|head coach|boss)\b|boss \p{Lu})/u

/** `Barcelona beat Sevilla`: between two cities it is a match. */
export const matchVerbs = 'beat, thrash, thrashed, thump, thumped, trounce, trounced'
