"""Ordinary words that lie within a typing error of a word of the safety patterns: they are what they say, and are not mended.

Computed once from Dutch and English word frequencies; add to it when a harmless sentence raises an alarm.
"""

from __future__ import annotations

from seemenow.word_lists import words

NEAR_WORDS = words("""
aangemaakt aangepakt aangewend aanraking aanrijding aanvallen abort abuse abuser abusers achten achtervolging achttiende afgelegen
afgenomen afgesloten afgevallen afhaken afternoons alain alice alike alter amused amusing ander anderen anders andre assaults attached
attaching attack attacker attackers attaining attempts attracted attracting avoid avonds baten batter beads beamen beams beans bearing
bears beast beasts bedreigde bedreiging bedriegen bedriegt beings beker beklaagde belasting beloven belts beneden benoemen bereiden
bereikten bereken beschadigd beschadigde beschadigen beschuldigt besten betere beters betrekken bette betting bever beving bevredigen
bewind bewonder bewonderd bewoners bitter blending bling bloed bloeding bloeit boating boats boeing bosje boter bother boyfriends
breathing breeding bring broek broers broertjes broker brothel brothers buitenkant buitenlander buitenlands buitenlandse busjes butter
calming cannon captives casing ceased center centra centred centres centro chartered chase chaser chases childs chile chili chill claes
clams clans clash classy claus claws clientele clint codes coding coles colleagues college combs comet comets comey comin commenting
commits commuting cones contemplation cooking coping cores correctly daden dagelijks dagger daken dalen damen dancer dangers dankt
danser daten daughters deaths decent deden depth dertiende dicht dichter dinges directe directs disappears docente dochters dodelijk
dodelijke doken dongen doodgegaan doorgaan doorgaans doorstaan dopen doven dozen dragen drags dredging dreigden dreigend dreigende
dringen dringt drong drugged drums duidelijk duren dwang eindje elevation elevators elkaars emergence emery endings ernstige ernstiger
escape escapes evenings evers evert explained farce farther faster fathers feather fellows fifteenth files filmpje fitch flesh fling
flips flits flows follow follower followers forbes forge forged forging formed forming forse forster forte fourteenth fridays friend
fries fronts frost frown frying gastheren gebaar gebaren gebeden gebeld gebeurd gebleken geboden geboekt gebogen geborgen gedachte
gedachtes gedichten gedoneerd gedronken geduld gehuwd gekleurd gekleurde gekozen geladen gelden gelederen geleen geleerden gelegen gelet
gelezen geliefden gemeld geneest genome genoten geprobeerd gerechten gereden geregeerd geruchten gescheurd geschokt geschorst geschrapt
geslapen gestaakt geteld getracht getroffen gettin gevechten geveld gevluchte gevochten gevoegd gevolg gevolge gewend gewenst gewest
gewichten gewild gezichten gezin gilles girly gisterenavond grace grade grande grape grate gravel graven graves gravy greats greep greet
greta griep groef groei groen groet groom groote groots group grove haard hagen haken haley hallen happen harding haren haring haten
haven hears heart hebbe helen helft heuse hiking hiring hoard hoeden hoeft holden holdings honden horse hostages houder houding housed
houses houten hunting hunts hurling iemands immediately jaartje jarig jarigen joggen jonge jonker kader kamers kanten kater kenden
kennen khmer killings klank klanken klapt kleuters knots known koken kolen komend kommen kopen koren kozen kramer krant kranten krijt
lacked laden lagen laken langer laren lasten latent later latex latin latter lazen leading leaking leaning leaping lease leases leasing
leden leefstijl leeftijden leerlingen legen leken lenen leraren leren lester letten letters leuven level levels levend lever levin lezen
licked liking linger lining litter livin locke locker locking longen looked lookin looming loont loops looting loten loving maakte maart
maiden makend maker makers makin malen males maling manden manen manned manner manor marken marking markt marries masking maten mates
mating medicines meenamen meest meldden melken meloen messing meten middags midday middelbaar middelburg minderjarigen miner minors
minste minuten minuutjes mishandelde mishandeling moaning modder modest moeders mogen moist moments mondays monkey monty moraal moral
morgan morgens mornings mortals mortar mothers mourning mover moves muiden nachts namen nearby neatly neder neger nevel neven newer
nicht nodes noemen noemt norse nukes nurses ochtends officer offices older ontroerd ontsnapte ontvoerde ontvoeren onvermogen opgebracht
opgehangen opgelicht opgelopen opgelucht opgepakt opgericht opgeslagen opgezocht ophanging opvangen order ouder outsider outsiders
overkomen overwogen packed packing paint pakket panicking pannen paraat parken patent patience patienten patiently patients pearson
perron persen persona personele personnel persons persoon photo photon photons pickering picket pickled picture pictured pijlen pikken
piles piraat piraten pistol plaat plagen plains plakken plane planes plank planken planks planned planner plant planten planting plants
platen plays pleas pleased pleases ploegen points poking polled pollen polling polls posing praag pratt primarily print prisoners
profession professionally professionals professioneel professionele professions prostituee prostitute prostitutes pubers pulls pumped
pumps punishing pushes raced races racing raging rally ranging rapen rapid rapping rated rates rating raving realty reasons recente
recept receptions regent reilly reiniging rekent repent reportedly reporter reporters resent residence residency residentie residents
resilient resorted returns richt rigging rights roest ropes runway safely sands satan saturdays schappen scheppen schept scholieren
schoof schools schoon schoorl schoot schop schort schot schrappen schreeuw schreeuwde schreeuwen scoor scouting scream screening sealing
seals seams seeds seeks seksuele sends serieus seriously seventeenth seventies shaved shaving sheep shelling shells shook shooting
shootings shoots shoppen short shout shove shovel showed showing sings sinks sinus sisters sitter sixteenth skill slaaf slaag slaagt
slaap slaapt slachtoffers slain slant sleek sleen sleeps sleept sleepy sleur sliep sloan sloep sloot sluis smart smeekt smeken smelling
smells snappen sneak snuff snuit someones spear spears speed spelling spells spill spoel spook spoon spoort sprak spreading springer
sprongen spuit staaf staakt staal staand staar staart staats stacked stacking staffs stain staken staking stalken stalker stall stalled
stalling stampen stamt standings stapt stapten stare stark starr stars starts steak steaks steden steek steelt steen steep stegen stelen
stelling stems stenen stepmother steven stiff stijl stille stills stippen stoken stoor stoot stoppen storingen stort straat strak
strangely stranger strangest straps straws streaks streaming streams streken strekt strengere stringent struggled struggling stuart
studente studenten students stuffs stuit suicides sundays surrounds sweep swelling taker takers takin takken talen tales talkin tanken
tanks tapes taping tasked tasks taxes taxing teachers teaches teammates teenage teenagers tegel tehuis teken telen tenen teruggeven
terugkomen terugzien thais thanking thanks theirs theme theres these theyre thing thingy think thinkin thinning thirteenth thought
threaten threw thugs thursdays tienen tieners token touches toward traan traced tracer traces tracey track tract tracy trade trage trail
trains traint trait trance transform transported transporter transports treachery treat treft trekker trent trokken truce trudy tryin
tuesdays tuned turnen turner twain tying uitgerust uithangen uncles undertake vaders vaker vandaan vandaar vanden vastgebonden
vasthouden vechter veerkracht veertiende veilige veiling velgen veranderd verassing verbetert verblijf verdachten verde verdere
verdienden verdienen verdiepen verdreven verdwalen verdween verdwijnen vereist verge vergissing vergist verhandelen verhinderd verholpen
verkeerd verkeerde verkeerds verkenner verkochte verkochten verkoop verkoper verkopers verkouden verkozen verkrachter verkrachters
verkrachtingen verloopt verlopen verlossing vermeer vermiste vermisten vermits vermoeden vermoordde vermoordden vermoorde vermoordt
verplaats verplaatsing verplaatst verplaatste verpleegkunde verpleegkundigen verrassing verre verrichten versa verschil verschilt
verschuilen versed verses versie verste verstoort verstopte verte verwachten verwachting verwachtte verweer verwennen verwond verwoorden
verworden verworpen verzachten verzekert verzenden verzocht verzwegen victims video vijftiende vlechten vlieg vliegend vliegende vlieger
vliegtuigen vliet vlogen vochten voegen voegt voldoende volgden volgend volgens volger volken vonden voorkeur vriendin vriendjes
vuurwapens wachtend wachter wachtten waged wagens wager wages wagon waited waits waken walker wallen wangen wanting wapens warden wares
warmen warren washes wasted wasting watts weapons webcams wednesdays weeen weekeinde weekenden weekendje weekends wegen weggelaten
weggenomen weggevaagd weglopen weken wekker wenen werden weren werkend werker westen wetend wetten wezen whore wielen wijlen wilden
wille willed willem wished woedt woerden wollen wonden wooden woorden worded words worked workers world wormen worst worthy wouden wound
writing youngsters youths zeden zeeen zegen zelfmoorden zender zestiende zetten zeventiende zieken zittend zoenen zolder zonde zonden
zoned zonen zones zusjes zweven
""")
