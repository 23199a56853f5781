"""What a clear cry looks like, per safety label, Dutch and English: data for lexical_safety.py.

Read against one clause at a time: lower case, no accents, one blank between words, a comma as a word of its own, typing errors in
the words below already mended. `~` stands for up to four words, `<who>` and its like for the groups in GROUPS. Only what is clear
without the model belongs here: a false alarm here interrupts a talk, and the model reads everything else.
"""

from __future__ import annotations

from seemenow.word_lists import words

GROUPS = {
    "who": r"(?:ze|zij|hij|het|meisje|jongen|kind|leerling|leerlinge|dochter|zoon|zusje|broertje|clientje|client|patient|pupil|kleuter|puber|baby|girl|boy|child|kid|she|he"
    r"|student|daughter|son|teenager|teen|patiente|iemand|someone|\S*naam\S*|\S*name\S*)",
    "now": r"(?:nu|momenteel|acuut|meteen|direct|op dit moment|op dit ogenblik|right now|now|at this moment|as we speak|currently|at the moment)",
    "soon": r"(?:nu|straks|zo|zo meteen|zometeen|dadelijk|vanavond|vannacht|vandaag|morgen|morgenochtend|vanmiddag|overmorgen|dit weekend|right now|now|tonight|today|tomorrow|this evening"
    r"|this afternoon|this weekend|in an hour|over een uur|any minute|elk moment)",
    "recent": r"(?:gisteren|gisteravond|gisternacht|eergisteren|vannacht|vanochtend|vanmorgen|vandaag|vanmiddag|vanavond|zojuist|zonet|net|afgelopen (?:nacht|weekend|week|maandag|dinsdag"
    r"|woensdag|donderdag|vrijdag|zaterdag|zondag)|dit weekend|deze week|(?:een|twee|drie|vier|vijf|zes|paar|\d) (?:uur|dag|dagen) geleden|yesterday|last night|today|tonight|this morning"
    r"|this afternoon|this week|this weekend|last weekend|just|an hour ago|(?:\d|one|two|three|four|five|six|few|couple of) (?:hours|days|day|nights) ago|the day before yesterday"
    r"|(?:on|last) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))",
    "beaten": r"(?:geslagen|in elkaar geslagen|geschopt|mishandeld|verkracht|misbruikt|aangerand|bedreigd|gedwongen|vastgehouden|opgesloten|gegijzeld|ontvoerd|gewurgd|aangevallen|beaten|hit"
    r"|raped|abused|assaulted|attacked|threatened|forced|held|strangled|kidnapped|molested|hurt|locked up)",
    "raped": r"(?:verkracht|aangerand|seksueel misbruikt|misbruikt|seksueel mishandeld|raped|gang raped|sexually assaulted|sexually abused|molested|sexually attacked)",
    "used": r"(?:verkracht|misbruikt|uitgebuit|aangerand|mishandeld|verhandeld|verkocht|raped|abused|exploited|trafficked|molested|assaulted|beaten|sold)",
    "self": r"(?:zichzelf|zich|mezelf|mijzelf|myself|herself|himself|themselves|themself)",
    "me": r"(?:mij|me|ons|mijn collega|mn collega|m n collega|us|my colleague)",
    "sex": r"(?:seks|sex|mannen|klanten|prostitutie|foto s|filmpjes|naaktfoto s|hem|geld|men|clients|strangers|prostitution|nudes|photos|videos|webcam|sleep|undress|money|drugs)",
    "minor": r"(?:[6-9]|1[0-7]|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)",
}

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "suicide_risk",
        r"(?:wil|wilt|gaat|ga|zegt|dreigt|wou|willen) ~(?:niet meer leven|niet verder leven|dood|zelfmoord plegen|er een eind aan maken|er een einde aan maken|niet meer verder)(?= |$)",
    ),
    ("suicide_risk", r"(?:zelfmoord|suicide) (?:plegen|gaan plegen|te plegen|gepleegd)"),
    (
        "suicide_risk",
        r"(?:denkt|denk|dacht|praat|praten|dreigt|dreigen|dreigde|plannen|gedachten|gepraat) ~(?:aan|over|voor|met|van) (?:zelfmoord|suicide|zelfdoding|de dood)",
    ),
    (
        "suicide_risk",
        r"(?:zelfmoordpoging|suicidepoging|zelfmoordneigingen|zelfmoordgedachten|suicidale gedachten|suicidaal|suicidal|suicide attempt|attempted suicide|suicide note|suicidal thoughts)",
    ),
    (
        "suicide_risk",
        r"(?:<self>|haar|zijn|mijn) ~(?:iets aan te doen|iets aandoen|van kant maken|van het leven beroven|leven benemen|iets aandoet|wat aandoen|wat aandoet|pijn doen|pijn doet|snijden|snijdt)",
    ),
    ("suicide_risk", r"(?:snijdt|snijd|verwondt|snij|beschadigt) (?:<self>)"),
    ("suicide_risk", r"(?:eind|einde) (?:aan|maken aan|te maken aan) (?:haar|zijn|mijn|het|der|d r) leven"),
    ("suicide_risk", r"(?:kill|killing|hurt|hurting|harm|harming|hang|cut|cutting|cuts|hurts) <self>"),
    (
        "suicide_risk",
        r"(?:wants|want|wanted|wish|wishes|going) ~to (?:die|be dead|end it all|end it|end her life|end his life|end my life)",
    ),
    ("suicide_risk", r"(?:end|ending|take|taking) (?:her|his|my|their) (?:own )?life"),
    (
        "suicide_risk",
        r"(?:thinking|talks|talking|thoughts|thinks|threatens|threatening|threatened|speaks|talked|plans|planning|considering) ~(?:about|of|with|for|to commit|commit) ?suicide",
    ),
    ("suicide_risk", r"(?:commit|committing|contemplating) suicide"),
    ("suicide_risk", r"(?:no longer wants|does not want|do not want|not want|no longer want) to (?:live|be alive|live anymore)"),
    (
        "user_in_danger",
        r"(?:ik|we|wij|mijn collega|mn collega|m n collega) (?:word|worden|wordt) ~(?:bedreigd|gevolgd|achtervolgd|aangevallen|gestalkt|belaagd|opgewacht)",
    ),
    ("user_in_danger", r"(?:word|worden) (?:ik|we|wij) ~(?:bedreigd|gevolgd|achtervolgd|aangevallen|gestalkt|belaagd|opgewacht)"),
    ("user_in_danger", r"(?:bedreigt|bedreigen|achtervolgt|achtervolgen|volgt|volgen) (?:<me>)(?= |$)"),
    ("user_in_danger", r"(?:ik|we|wij|mijn collega) (?:ben|zijn|is|loop|zit|verkeer) ~in (?:acuut |direct |groot |levens)?gevaar"),
    ("user_in_danger", r"(?:staat|staan|zit|is) <now> ~(?:voor|bij) (?:mijn|onze) (?:deur|huis|kantoor|auto|voordeur)"),
    ("user_in_danger", r"(?:staat|staan) ~(?:voor|bij) (?:mijn|onze) (?:deur|huis|voordeur|auto) <now>"),
    (
        "user_in_danger",
        r"(?:i am|we are|my colleague is|i m|we re) (?:<now> )?(?:being |getting )(?:followed|threatened|attacked|stalked|chased)",
    ),
    ("user_in_danger", r"(?:is|are|keeps|keep|s|re) (?:<now> )?(?:threatening|following|attacking|chasing|stalking) (?:<me>)(?= |$)"),
    ("user_in_danger", r"(?:i am|we are|my colleague is|i m|we re) (?:now |really |also )?in (?:immediate |real |serious )?danger"),
    ("user_in_danger", r"(?:outside|at) (?:my|our) (?:house|door|office|home|car) <now>"),
    ("recent_assault", r"<recent> ~<raped>"),
    ("recent_assault", r"<raped> ~<recent>(?= |$)"),
    ("victim_self", r"(?:ik|i) (?:word|ben|werd|was|am|got|have been|m) ~(?:being |been |getting )?<used>"),
    ("victim_self", r"(?:word|ben|werd) ik ~<used>"),
    (
        "victim_self",
        r"(?:ik|i) (?:word|am|ben|was|werd|m|get|got) (?:\S+ )?(?:being )?(?:gedwongen|forced) (?:om|tot|to|into|met|door) ~<sex>",
    ),
    ("victim_self", r"(?:dwingt|dwingen|forces|force|forcing|forced|makes|making|dwong) (?:mij|me) (?:om |tot |to |into |te )?~<sex>"),
    (
        "victim_self",
        r"ik moet (?:\S+ ){0,2}(?:van hem|van mijn vriend|van m n vriend|van mn vriend|van mijn vader|van mijn oom|van ze|van hun) ~(?:seks|sex|mannen|klanten|naakt|foto s|geld verdienen|slapen|drugs)",
    ),
    (
        "victim_self",
        r"(?:mijn|m n|mn|my) (?:vriend|vriendje|ex|vader|stiefvader|oom|broer|boyfriend|father|dad|stepfather|stepdad|uncle|brother|mum|mother|moeder) ~(?:verkoopt|dwingt|verkracht"
        r"|misbruikt|sells|forces|rapes|abuses|pimps|is forcing|is selling|is abusing|raped|abused|is raping|keeps raping|keeps abusing) (?:mij|me)(?= |$)",
    ),
    (
        "victim_self",
        r"(?:hij|ze|he|they|she) (?:verkracht|verkoopt|verkopen|verkrachten|misbruikt|misbruiken|raped|rapes|sells|sell|sold|abuses|abused|is abusing|is raping|are selling|is selling|verkrachtte) (?:mij|me)(?= |$)",
    ),
    (
        "victim_self",
        r"(?:het|dit|it|this) (?:gebeurt|overkomt|happens|is happening|s happening) (?:bij |met |nu )?(?:mij|me|mezelf|mijzelf|to me|to myself|with me|nu bij mij)(?= |$)",
    ),
    ("victim_self", r"(?:ik ben|i am|i m) (?:zelf |self |a |het |een |the )?(?:slachtoffer|victim)(?: myself)?(?= |$)"),
    (
        "immediate_danger",
        r"<who> (?:\S+ ){0,2}(?:is|zit|verkeert|loopt) ~in (?:acuut |direct |groot |ernstig |levens)?(?:gevaar|levensgevaar)",
    ),
    ("immediate_danger", r"(?:is|zit|verkeert|loopt) <who> ~in (?:acuut |direct |groot |levens)?gevaar"),
    (
        "immediate_danger",
        r"(?:acuut|direct|groot) gevaar <now>|<now> in gevaar|in (?:acuut |direct |groot )?gevaar <now>|gevaar <now>|<now> (?:acuut |direct |groot )gevaar|levensgevaar",
    ),
    ("immediate_danger", r"(?:wordt|worden|word) ~<now> ~<beaten>"),
    ("immediate_danger", r"<now> (?:wordt|worden) ~<beaten>"),
    ("immediate_danger", r"wordt ~<beaten> (?:op dit moment|terwijl|nu)(?= |$)"),
    (
        "immediate_danger",
        r"(?:slaat|schopt|mishandelt|verkracht|wurgt|bedreigt|steekt|sluit) (?:haar|hem|der|d r|het kind|een kind|het meisje|een meisje|de jongen|een jongen|zijn dochter|haar dochter) (?:\S+ ){0,2}(?:<now>|op)(?= |$)",
    ),
    (
        "immediate_danger",
        r"(?:wordt|worden|word) ~<soon> ~(?:meegenomen|weggehaald|weggebracht|opgehaald|ontvoerd|verkocht|uitgehuwelijkt|naar het buitenland|op het vliegtuig|op transport)",
    ),
    (
        "immediate_danger",
        r"<soon> ~(?:meegenomen naar het buitenland|naar het buitenland gebracht|op het vliegtuig gezet|uitgehuwelijkt|verkocht aan)",
    ),
    ("immediate_danger", r"(?:neemt|nemen) (?:haar|hem|ze|het meisje|de jongen|het kind) <soon> ~mee"),
    ("immediate_danger", r"(?:zit|zitten|is|houdt|houden) ~(?:opgesloten|vastgehouden|gegijzeld)"),
    (
        "immediate_danger",
        r"(?:heeft|hebben|met) ~(?:een mes|een pistool|een wapen|een vuurwapen) (?:bij zich|in zijn hand|<now>|en|getrokken)(?= |$)",
    ),
    ("immediate_danger", r"(?:ze gaan|hij gaat|gaat) (?:haar|hem|der) ~(?:vermoorden|doodmaken|dood maken|afmaken|doodslaan)"),
    (
        "immediate_danger",
        r"<who> (?:\S+ ){0,2}(?:is|s) (?:<now> |really |truly )?in (?:immediate |grave |serious |great |real |acute |mortal )?danger",
    ),
    ("immediate_danger", r"in (?:immediate |grave |serious |great |acute )?danger <now>|danger <now>"),
    ("immediate_danger", r"(?:is|are|s) <now> ~<beaten>"),
    (
        "immediate_danger",
        r"(?:is|are|s) (?:being|getting) (?:\S+ ){0,2}<beaten> ~(?:<now>|in room|in the|next door|upstairs|outside)(?= |$)",
    ),
    (
        "immediate_danger",
        r"(?:is|are|s) (?:hitting|beating|raping|strangling|choking|attacking|kicking|stabbing|hurting) (?:her|him|a child|the child|the girl|a girl|the boy|a boy|my pupil)",
    ),
    ("immediate_danger", r"<now> (?:a |the |my )?<who> ~(?:being|getting) ~<beaten>"),
    (
        "immediate_danger",
        r"(?:is|are|s|will|going) (?:\S+ ){0,2}(?:taking|taken|take|about to be taken|moving|flown|fly|selling|sold|marrying|married off) (?:\S+ ){0,4}(?:away|abroad|out of the country|overseas|off) ~<soon>",
    ),
    (
        "immediate_danger",
        r"(?:is|are|s) about to (?:be taken|be moved|be sold|be flown|take her|take him|be picked up|hurt|kill|rape|beat)",
    ),
    (
        "immediate_danger",
        r"(?:is|are|s|been|being|has|have|hold|holding|keeps) (?:\S+ ){0,2}(?:locked in|locked up|held captive|held hostage|locked her|locked him|kept prisoner|against her will|against his will)",
    ),
    ("immediate_danger", r"(?:has|have|with|got|holding|pulled) a (?:knife|gun|weapon) (?:<now>|and|on|to|in his|to her|at)(?= |$)"),
    ("immediate_danger", r"(?:going|trying|threatening|threatens) to kill (?:her|him|the girl|the boy|the child)"),
    ("missing_child", r"<who> (?:\S+ ){0,3}(?:is|wordt) ~(?:vermist|spoorloos|verdwenen|onvindbaar)"),
    ("missing_child", r"(?:is|zijn|wordt) <who> ~(?:vermist|spoorloos|verdwenen)"),
    ("missing_child", r"<who> (?:\S+ ){0,2}is ~(?:weggelopen|ervandoor|er vandoor|weg van huis|weg van de groep)"),
    (
        "missing_child",
        r"(?:sinds|al) (?:gisteren|gisteravond|vannacht|vanochtend|vanmorgen|\S+ (?:uur|dagen)|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag) (?:\S+ ){0,3}(?:vermist|weg|kwijt|zoek|weggelopen|spoorloos|verdwenen)(?= |$)",
    ),
    ("missing_child", r"(?:niet|nooit) (?:thuis ?gekomen|teruggekomen|komen opdagen thuis)"),
    (
        "missing_child",
        r"(?:kan|kunnen|konden) (?:haar|hem|het meisje|de jongen|het kind|mijn \S+|der) (?:\S+ )?(?:nergens|niet) (?:meer )?(?:vinden|bereiken en)",
    ),
    (
        "missing_child",
        r"(?:nergens te vinden|onvindbaar|spoorloos verdwenen|van huis weggelopen en|weet waar (?:ze|hij|zij) (?:nu )?is gebleven)",
    ),
    (
        "missing_child",
        r"(?:vermist kind|vermist meisje|vermiste jongen|kind vermist|meisje vermist|jongen vermist|child missing|girl missing|boy missing|kind kwijt)",
    ),
    (
        "missing_child",
        r"<who> (?:\S+ ){0,4}(?:is|has been|went|gone|has gone|s|been|goes) (?:now |still |suddenly |just )?missing(?= (?:since|now|from (?:home|the|our|care)|for|,|and|after|again|today|tonight|right|\|)|$| $)",
    ),
    ("missing_child", r"<who> (?:\S+ ){0,3}(?:has|have|just|s) (?:just |now )?(?:ran|run|disappeared|vanished) ?(?:away|off)?(?= |$)"),
    ("missing_child", r"<who> (?:\S+ ){0,3}(?:ran away|ran off|disappeared|vanished) ~<recent>"),
    (
        "missing_child",
        r"(?:cannot|can not|could not|can t|cant|nobody can|no one can) find (?:her|him|the girl|the boy|the child|my (?:pupil|student|daughter|son|client|patient)|a child)",
    ),
    ("missing_child", r"(?:did not|has not|never|hasn t|didn t) (?:come|came|return|returned) (?:back )?home"),
    ("missing_child", r"(?:nobody|no one) (?:knows|seems to know) where (?:she|he|the girl|the boy) (?:is|has gone|went)"),
    (
        "user_is_minor",
        r"(?:^|[,|] |en |and |want |but |maar |hoi |hallo |hi |hey |hello )(?:ik ben|i am|i m|im|ben) (?:zelf |pas |nog maar |nog |net |bijna |maar |only |just |nearly |almost |still )?<minor>"
        r"(?: (?:jaar oud|jaar|jr|jaartjes|years old|year old|yo|y o|years of age))?(?= (?:en|and|,|maar|but|dus|so|help|ik|i|wat|what|mag|can)(?: |$)|$)",
    ),
    (
        "user_is_minor",
        r"(?:ik ben|i am|i m) (?:zelf |nog |nog maar |only |still )?(?:<minor> jaar oud|<minor> years old|minderjarig|een minderjarige|a minor|underage|onder de 18|under 18|jonger dan 18|younger than 18|een scholier|een kind|a child)(?= |$)",
    ),
    (
        "user_is_minor",
        r"ik zit (?:zelf |nog )?(?:in|op) (?:de )?(?:brugklas|groep 7|groep 8|klas [1-5]|vmbo|havo|vwo|de tweede klas|het vmbo|het vwo|het mavo|mavo)(?= |$)",
    ),
)
"""(label, pattern); the first label of this order wins, the danger to life first."""

HELP_WORDS = words("help hulp sos helpp mayday")
HELP_AROUND = frozenset(
    "me mij us ons please pls plz aub svp alsjeblieft alstublieft nu now snel quick quickly dringend urgent urgently nood iemand someone somebody gauw meteen ! i need ik heb nodig wil kan any".split()
)
"""A message of nothing but these, with one of HELP_WORDS, is a cry for help."""

NOT = words("niet geen nooit nauwelijks not no never without zonder isnt arent wasnt neither nor")
PAST = (
    r"(?:^| )(?:vroeger|destijds|jaren geleden|jaar geleden|maanden geleden|maand geleden|weken geleden|vorig jaar|vorige maand|ooit|lang geleden|indertijd|als kind|in mijn jeugd|toen ik \S+ was"
    r"|years ago|year ago|months ago|weeks ago|last year|last month|long ago|used to|in the past|back then|as a child|when i was|decades ago|once)(?= |$)"
)
SUPPOSED = r"(?:^| )(?:als|wanneer|indien|stel|of|voordat|if|when|whenever|suppose|whether|unless|case|wat is|what is|what does|wat betekent|hoe herken|how do i recognise|mocht|film|boek|movie|book|serie|toneelstuk|training|oefening|exercise|casus|voorbeeld|example)(?= |$)"
SAID = r"(?:zegt|zei|schreef|riep|says|said|told|wrote|appte|vertelde|schrijft|writes|claims|beweert)(?: \S+){0,2} [,:]? ?$"
OTHER_PRESSURE = r"(?:manager|leidinggevende|werkgever|directie|directeur|collega s|team|baas|boss|employer|melden|rapporteren|zwijgen|report|training|cursus|privacy|wet|law)"
REAL_NOW = r"(?:^| )(?:nu|now|right now|op dit moment|momenteel|vannacht|gisteren|yesterday|last night|vanavond|tonight|zojuist)(?= |$)"
