"""Ordinary words that lie within a typing error of a word of the safety patterns: they are what they say, and are not mended.

Computed once from Dutch and English word frequencies; add to it when a harmless sentence raises an alarm.
"""

from __future__ import annotations

from seemenow.word_lists import words

NEAR_WORDS = words("""
aangewend aanvallen abort abuse abuser abusers achtervolging afgelegen afgenomen afgesloten afgevallen afhaken afternoons alain alice
alike alter amused amusing attached attaching attacker attackers attaining attempts attracted attracting baten beamen bearing bedreigde
bedreiging bedriegen bedriegt beings beklaagde belasting beloven beneden benoemen bereiden bereikten bereken beschadigd beschadigde
beschadigen beschuldigt besten betrekken betting beving bevredigen bling boating boeing bother boyfriends breathing bring broek broers
broertjes broker brothel brothers buitenkant buitenlander buitenlands buitenlandse cannon captives casing ceased chase chaser chases
childs chile chili chill clientele clint colleagues college commenting commits commuting contemplation cooking correctly county coupe
coupled couples couplet daden dagelijks dagger daken dalen damen dancer dangers dankt danser daten daughters dertiende dicht dichter
dingen directe directs disappear disappears dochters dodelijk dodelijke doorstaan dragen drags dreigden dreigend dreigende dringen
dringt drong drums duidelijk dwang eindje elkaars endings ernstige ernstiger evenings explained farce farther fathers feather fifteenth
filmpje flows follower followers forbes forge forged forging formed forming forse forte fourteenth fridays frown gastheren gebaar
gebeden gebeurd gebleken gedachte gedachtes gedichten gedronken gekozen geladen gelden gelederen geleen geleerden gelegen gelet gelezen
geliefden genomen gerechten gereden geruchten geschokt geschorst geschrapt geslapen gestaakt getracht getroffen gettin gevechten
gevochten gevoegd gevolg gevolge gewichten gezichten gisterenavond grace grade grape grate gravel graven graves gravy greats greep greet
greta griep groef groei groen groet groom groote groots group grove halle halls happen harding haring hebbe helft hella heuse hoeden
hoeft holden holdings honden horse hostages houder houding housed houses houten hunting hunts hurling iemands immediately jaartje joggen
jonge jongens jongere jonker kanten kenden kennen killings klanken kleuters knots known koken kolen komend kommen kopen koren kozen
kranten krijt lacked langer leden leerlingen legen leken lenen leren leuven level levels levend lever levin lezen licked linger locke
locker longen looked loont loops makend maker makers makin malen males maling manden manen manned manner manor marken marking marries
masking maten mates mating meisjes messing meten minderjarigen miner minors minste minuten minutes misbruik mishandelde mishandelen
moaning modder moeders mogen moments mondays monkey monty moraal moral morgan morgens mornings mortals mortar mothers mourning mover
moves naait naakte naast nachts namen nearby neatly neder neger nevel neven newer nicht nodes noemen noemt nukes officer offices older
ontroerd ontvoerde ontvoeren onvermogen opgebracht opgelicht opgelopen opgelucht opgericht opgeslagen opgezocht order ouder outsider
outsiders overkomen oversees overwogen packed pannen paraat patent patience patienten patiently patients photo photon photons picket
pickled piraat piraten pistol plaat plagen plains plane planes plank planken planks planned planner plant planten planting plants platen
plays ploegen polled praag pratt prisoners prostituee prostitute prostitutes pubers pumps pupils raced races racing raging rally rapen
rapid rapping rated rates rating raving realty reilly returns richt rights ropes sands satan saturdays schept scholieren schoot schop
schort schot sealing seals seams seeds seeks seksuele sends serieus seriously seventeenth seventies sexuality sheep shelling shells
sings sinks sinus sixteenth skill slaaf slaag slaagt slaan slaap slaapt slachtoffers slagen slant slapend slaven sleek sleen sleeps
sleept sleepy slepen sliep sloep slopen sluis smeekt smelling smells sneak snuit someones spear spears spelling spells spill sprak spuit
staaf staakt staal staand staar staart staats stacked stacking stain staking stalken stalker stall stalled stalling stamt stapt start
steak steaks steek steelt steep stelling stems stepmother stijl stille stills straat strak strangely stranger strangest straps straws
streaks strekt strengere struggled struggling studente studenten students stuit suicides sundays sweep swelling taker takes takin takken
talen tales talkin tanken tanks taping tasked tasks taxing teenage teenagers tehuis teken terugkomen thais thanking thanks theirs there
things think thinkin thinning thirteenth thought threaten threw thugs thursdays token transform transported transporter transports trudy
tryin tuesdays tweed tying uitgerust uncles undertake vaders vaker vandaan vandaar vanden vastgebonden vasthouden veerkracht veertiende
velgen veranderd verbetert verbieden verdachten verde verdere verdiende verdienden verdiensten verdiepen verdreven verdwalen verdween
verdwijnen vereist vereiste vereisten vergist verhandelen verhinderd verholpen verkeerd verkeerde verkeerds verkenner verkiezen
verkochte verkochten verkoop verkoper verkopers verkouden verkozen verkrachter verkrachters verkrachting verliepen verlieten verliezen
verloopt verlopen vermeer vermisten vermits vermoeden vermoordde vermoordden vermoorde vermoordt vernielen verrichten versieren
verwachten verwachtte verweer verwennen verwond verwoorden verworden verworpen verzachten verzekert verzinnen verzocht verzwegen victims
video vijftiende vliegtuigen vlogen voegen voegt volgden volgend volgens volger volken vonden voorkeur vriendjes vuurwapens wagen waited
waits waken wallen wapens warden waren washes wasted watts weapons webcams wednesdays weekeinde weekenden weekendje weekends weggelaten
weggenomen weggevaagd werden werkend whore wielen wijlen wilden wille willed willem wished woedt woerden wollen wonden wooden woorden
worded words wormen worst wouden youngster zeden zeeen zegen zelfmoorden zestiende zetten zeventiende zittend zoned zonen zones zusjes
zweven
""")
