"""Which of the two languages a text is in.

It must not guess: place names, "ok" and numbers tell nothing, and then the talk keeps its language.
"""

from __future__ import annotations

import re
from typing import Literal

from seemenow.language_letters import LETTERS
from seemenow.word_lists import words

MAX_CHARACTERS = 4_000
SURE = 1.5
SURE_OF_ONE_WORD = 2.0
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_WORDS = re.compile(r"\[[^\]\s]{1,30}(?: \d{4})?\]|see me now|what design can do", re.I)
"""Mask tokens and names of ours that look like a sentence."""

_DUTCH = words("""
aan al alle alleen als altijd ander andere bang ben bent bij bijna binnen blijf blijft daar daarom daarna dan dat de deze die dit doe
doen doet door dus echt een eens eentje eerst elke en er erg ergens gaan gaat gebeurt geef geen gehad geloof gewoon graag haar had
hadden heb hebben hebt heeft heel hele hem hen het hier hierover hij hoe hoeveel iedereen iemand iets ik je jij jou jouw jullie juist
kan kind kinderen klopt kom komt krijg krijgt kun kunnen kunt laat leerling lijkt maak maar maken man me meer meisje mensen met mij mijn
misschien moet moeten mogen mag na naar naast niemand niet niets nog nooit nou nu nodig of om omdat onder ons onze ook over paar praten
precies samen sinds soms steeds straks terug tegen te tijdens toch toen tot tussen uit van vaak vandaag veel vertel vertelt vind voor
vooral vraag waar waarom wat weer weet wel welke werd werk werkt weten wie wil willen word wordt worden wij zag zal ze zeg zegt zei zelf
zich zie zien ziet zij zijn zo zoals zorgen zou zouden bedankt dank hoi hallo goedemorgen goedemiddag goedenavond dag doei jongen ouders
vader moeder school melden signalen hulp gevaar vermoeden gesprek mens begrijp klaar nee ja alsjeblieft alstublieft ofzo eigenlijk
volgens zonder ivm dhr mw mevrouw nieuw opnieuw begin beginnen verwijder wissen annuleren annuleer bellen gebeld terugbellen spreken
telefoonnummer nummer adres betekent engels nederlands verhaal uitleg leg kort korter makkelijker weg vermist zoek wis hellup hellep
fout aub samenvatting later mishandeld verkracht bedreigd gedwongen slachtoffer wachten duurt
""")
_ENGLISH = words("""
about across after again ago all almost already also always am among an and another any anyone anything are aren around as ask at away
back be because been before being between both but by call called came can cannot child children come could couldn did didn do does
doesn doing done don down during each either else enough even ever every everyone explain few first for from gave get gets getting girl
give gives go goes going gone got had has hasn have haven having he hello help her here him his how i if into is isn it its itself just
keep know let like looks made make many may maybe me mean might mine more most much must my near need needs never next nobody nor not
nothing now of off often on once one only or other our out over own parents people please put quite really said same saw say says scared
see seems seen she should shouldn since so some someone something sometimes somewhere still such sure take talk tell tells than thank
thanks that the their them then there these they thing think this those though through to today together told tonight too under until up
us use very want wants was wasn we were weren what when where which while who whom whose why will with without won word works would
wouldn yes yet you your yours yeah hi hey bye boy mother father report signs story worry worried danger pupil student teacher happens
happened anymore yesterday tomorrow good morning afternoon evening goodbye english dutch stop delete erase cancel restart start begin
speak human real person number phone address short shorter simpler missing raped abused threatened forced victim wait waiting long
""")
_BOTH = words("""
in is was me we had of hem made best door over begin men die so are have here real at all am an as do man help school word week weekend
start stop contact online chat info sorry ok oke hi hey bye thanks app comensha loverboy loverboys sextortion grooming onlyfans webcam
games game tips dates chats nudes sexting fier nidos veilig thuis meldcode zorgcoordinator aangifte snapchat instagram tiktok telegram
whatsapp pimp sugardaddy date escort screening training workshop quickscan sms sos via per type code status test rest kids baby plan
video post hotel sport club coach team arts note police wat long to us on her
""") - {"have", "wat", "are", "all", "as", "on", "to", "her", "here", "do", "at"}
_PLACE_LIKE = re.compile(
    r".{2,}(?:dam|drecht|b[eu]rg|wijk|veen|hoven?|dorp|horst|stad|meer|ingen|foort|wolde|zijl|sluis|hage|waard|kerk|donk|kamp|muiden|voort|zaal|broek|loo|stein|huizen)$"
)


def detect(text: str) -> Literal["nl", "en"] | None:
    """The language of a text, None when it does not tell.

    Args:
        text: its first 4,000 characters are read; mask tokens such as "[naam-1]" do not count.
    """
    written = _WORD.findall(_NO_WORDS.sub(" ", text[:MAX_CHARACTERS]))
    spoken = [word.casefold() for word in written]
    score = sum(_function_word(word) for word in spoken)
    names = all(word[:1].isupper() for word in written)
    score += sum(_letters(word) for word, as_written in zip(spoken, written, strict=True) if not _may_be_name(as_written, names))
    if abs(score) < (SURE if len(spoken) > 1 else SURE_OF_ONE_WORD):
        return None
    return "nl" if score > 0 else "en"


def _function_word(word: str) -> float:
    """What a word of the lists says: positive for Dutch, negative for English."""
    stem = re.split("['’]", word)[0]
    if word in _BOTH or (len(word) == 1 and word != "i"):
        return 0.0
    dutch, english = word in _DUTCH, word in _ENGLISH or stem in _ENGLISH
    return 3.0 * (dutch - english)


def _letters(word: str) -> float:
    """What the letters of a word say; at most 2.5, so that one odd word does not decide."""
    if word in _BOTH or word in _DUTCH or word in _ENGLISH or len(word) < 3:
        return 0.0
    padded = f"_{word}_"
    return max(-2.5, min(2.5, 0.5 * sum(LETTERS.get(padded[at : at + 3], 0) for at in range(len(padded) - 2))))


def _may_be_name(written: str, all_are: bool) -> bool:
    """Names say nothing: most names of places here are Dutch, in English sentences too."""
    return (written[:1].isupper() and (all_are or not written.isupper())) or bool(_PLACE_LIKE.match(written.casefold()))
