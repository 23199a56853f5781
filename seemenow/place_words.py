"""Words that decide whether a name in a sentence is a place: ordinary words, cues, and words near to a name.

Data, in Python because the gazetteer reads nothing but the lists of places. `NEAR_WORDS` are the frequent Dutch and English words
within the allowed distance of a place name (computed once from word frequencies): they are never taken for a mistyped place.
"""

from __future__ import annotations

from seemenow.word_lists import words

NEVER_PLACES = words("""
nederland zeeland america friesland drenthe limburg brabant gelderland overijssel flevoland holland
""")
"""Countries and provinces that are also hamlets: never a place, cue or not."""

STRICT_WORDS = words("""
een heel made hem best echt goes son well leek berg hoek heer zand houten huizen putten buren ee ie nes lies belt neer eind miste opende
winkel zetten neck born horn hall est amen wier warns beers bears lions monster mill enter hank bern dorst groet gauw anderen hoeven
handel waarde kaart zegge schoot lent leende baard helden axel erica rien melle erp stein rutten boer vries linde linden loo loon tuk ww
gees hees wateren vuren rekken klimmen schijf spier balk broek huppel hemmen ens reek rips goor grave heeg elim alverna joppe amby
oranje ane anna burgh thorn hee grou belcrum drempt wijk brabander vragender dommelen donderen wetering slagharen overslag wisselaar
griffioen overberg passart orden werkhoven petten uitwijk halfweg dfm duizel klooster kaard mander mussel nop nis vinkel leuken leunen
huls ven keent kats kessel veulen meeuwen leeuwen leons loozen barger rijs smakt striep baak baars biest beek bos heide dijken doorn
graft herten wons tinte zwaag
""")
"""Ordinary words and first names that are also places: only with a cue directly before, or as an answer."""

LOOSE_WORDS = words("""
leiden kampen haren dieren duiven bergen assen rijen roden sloten sluis dalen velden hoorn noorden gieten wierden marken delft hulst
halle vaals epe ommen etten zelhem asten horst veen waal elst lisse losser lemmer rolde borger
""")
"""Towns whose name is also a word: as above, and also with a capital inside a sentence or as the whole message."""

CUES = words("""
in te uit near from bij nabij rond rondom omgeving gemeente regio stad dorp plaats plaatsje woonplaats wijk municipality region town
city village of around at postcode coordinator zorgcoordinator naar to voor for location locatie standplaats werkgebied
""")
"""Directly before a name they say that it is a place."""

STRONG_CUES = words("""
in te uit near from gemeente regio stad dorp plaats omgeving region city town village municipality woonplaats
""")
"""The cues after which also a typing error, or an ordinary word with a capital, is taken for a place."""

POSTCODE_CUES = words("""
postcode postcodes pc postal code zip zipcode pc4
""")
"""Before four digits."""

FILLERS = words("""
ik we wij wonen woon werk werken zit zitten kom komen it is het de the i am are work live regio gemeente stad dorp plaats uit in te bij
near from of omgeving buurt around region municipality city town village ja yes nee no nou eh uh dat dit that this postcode dus so er
zijn ben here hier based at onze our my mijn school praktijk practice
""")
"""Words that may stand around a bare answer to "where?"."""

PROVINCE_HINTS = {
    "noord holland": "Noord-Holland",
    "zuid holland": "Zuid-Holland",
    "noord brabant": "Noord-Brabant",
    "drenthe": "Drenthe",
    "dr": "Drenthe",
    "drente": "Drenthe",
    "flevoland": "Flevoland",
    "fl": "Flevoland",
    "fryslan": "Fryslân",
    "friesland": "Fryslân",
    "fr": "Fryslân",
    "frl": "Fryslân",
    "gelderland": "Gelderland",
    "gld": "Gelderland",
    "gl": "Gelderland",
    "gr": "Groningen",
    "gn": "Groningen",
    "limburg": "Limburg",
    "l": "Limburg",
    "lb": "Limburg",
    "lim": "Limburg",
    "brabant": "Noord-Brabant",
    "nb": "Noord-Brabant",
    "nh": "Noord-Holland",
    "overijssel": "Overijssel",
    "ov": "Overijssel",
    "ut": "Utrecht",
    "zeeland": "Zeeland",
    "zld": "Zeeland",
    "zh": "Zuid-Holland",
}
"""What stands behind an ambiguous name to say which is meant: "Bergen NH", "Hengelo (Gld)"."""

NEAR_WORDS = words("""
achterhoek achtervolgd adore alert algen alien allen alpen alsmaar american americans americas amerika amsterdams amsterdamse ander
andere andersen andes angel angelo angered annex april ariel arjen armen aspen asses asset aston augustus austen austerity avond baart
baird baked baken baker ballon balloon ballot baren basel bases beads beams beans beard beards beats bedelen bedwingen beeld beelden
beest beethoven beiden bekers belgen belgie bellen belts bende berchem beren berger berucht beschoten besteed besteld bestemd beters
betuwe beugel beuken beurs bevel bevelen biedt blade bladen blades blijf blijk blikje blokkeert blokken blokkeren board bochten boeken
boeket bones boone border boren borgen bourne brabant bracht brake braken brakes bread brede breek brenda brock broer broke brook buien
buigen buiten buitenkant buizen bundel bundle bunny burcht burden burger byrne charm cling cohen commander commanders converting coole
covering cringe dachten daden dagen daken daten december deden deelden deelt deken delen demon denen derden deuren dezen dienden dienen
dieper dieter dieven different dineren dingen dinsdag diver dochter doelen dolfijnen doneren doors dorset drenthe dried dries drill
driven drongen dronken druipt druiven drunken duiden duiken duimen duinen duitsland duivel durven eaten eater echte echter eerder eerie
elder elfde ellen engeland enters februari feyenoord flevoland frankrijk friend friends fries friesland gaandeweg garanderen gassen
gasten geert geiten gekkenhuis gelden gelder gelderland geldt geleden gelederen geleend gelegen gelezen gemeen gemeente gemerkt
genereren genot genus geschoven gewonde gezonde gieren giften gilde gisteren glance gland glans glare goede grace grade grant grape
gravel graven graves gravy greet griet groef groei groeide groeit groen groene groep groninger groningse grote group grove gulen gulle
haaien haasten haken halen haley hallen hallo halls halte halve hamer handed handels handelt handen handle harden harlem harten haten
haters hauled haven healer heden heersen heffingen heidi heijden heijn heinz hekel heldin helen helium hellingen helmen helpen helpt
hemel heren herken herkennen herpes heten heupen hielden hijsen hoeden hoeken hoeren hoest hoever holden holland holle hoofddoek
hoorbaar hoort hoped hopen hopes horen horse hotel houden huilen huisarts huize huren hutten huurlingen ineen innen intens items januari
jongen jordan jouwe kaars kanten kappen katten keert kelder kempen kerkelijk killer kinder kindertijd kitten koesteren korrel kosten
kotsen kwalijk kwart laden lagen laken lande landelijke landen larsen larven lastige laten lauren lazen leden leeds leefde leent leerde
leerling legden legende leidden leidend leider leken lekken lekkerder lemons lenen leone leren lesser letten leugen leuke leuker leuven
leven levende levens leveren lieden liederen liegen liepen lieten lijden lijnen limburg linda lined linen linie linken linnen londen
lonen loosen lopen loser losse lossen losses loten loved lover loves luiden luisteren lusten lyons maandag maart madden magere maiden
maken malen malle manier manner maple marble marcheren marge marie marked marker market markten marley marten medio mediteren meedoen
meehelpen megan meiden meijer meisje melden menen mengen merken meteen meten middag middelbaar middelbare middelgrote middelste midland
minder minste mister misty moeder mogen molenbeek monastery monsters moreel morgen mortal motel muizen naalden naderhand nagel nagels
nederlaag nederlanden nederlander nederlands nederlandse needed needle needs needy netwerken nieuwjaar noordelijk noordwest noteer
november ochtend october oktober omkeren onderbroek onderwater onderwijs oneerlijk oostelijk oostenrijk openden opened opgemerkt orange
order ouden ouderlijk ouderschap overeen overgeven overhalen overheden overheen overhouden overijssel overkomen overleden overleven
overlook overlopen overnemen overschot overslaan overwegen overwogen pains peilingen penis perse pesten philippines polen potten prins
prize provincie punten raakte raden rassen ratten reden reele reese reeves regio reiken reken resten reuse rijden rijken risen ritten
rodeo roemenie roken ronden rosen rosenberg rotten rotterdams rotterdamse rozen rugged ruige ruiken ruilen ruimen ruined ruines ruiten
rukken runnen russen rusten rutte schaden schaken schalen schamen schapen scharen schijn schijnen schijt schilders schildert schimmels
schokkend schone schoof school schoon schoonzoon schort schot schotland schrijf schutters score september sheen shoot shore slangen
slechtere sleek sleep slepen slingeren slopen sluit smaakt smart smeek smeren smile smiled sneak sonde spannen speer spenderen spider
spies spijt spoorlijn stain stakingen steal steek steel steen steil stellingen stern steun stier stijl store stoten streep strijd
strijden strijken strip stripe stroke strot sugar swollen tanden tante teens tegel tekeningen tellingen thorne tijdje tinten tintje
tires tonen tongen tonnen toonden toorn tracht turkije turns tweelingen twente twents twijfel twist uitgeeft uitgelekt uitgerust vader
valse vandaag varen varies vaste velen velgen vellen veluwe veren verenigen verhuizen verre vessel vielen vierden vijfduizend vliet
vochten voeden voelden voerden volken vonden voorschot voorste voort voorts voren vormden vormen vorst vrees vreselijk vuist waalse
waardeer waardeert waarden waarderen waaronder wales wander warden wards waren warmen warmer warner warren watered watering wedden
wederom wedge weegt weekend weide weigerden weigering werden werklozen westbrook westwood wetgeving wezen wezens wijde wijngaard wijze
wilde wilder willis winden winds windy winkels winsten wissen witch wonder wonderland woonde woord woorden worden worker world wormen
would zealand zeeland zeelandse zeggen zeiden zeilen zette ziekenhuizen zielen zitten zoeken zoenen zuidelijk zwaai zwaan zwaar
""")
"""Never taken for a mistyped place."""
