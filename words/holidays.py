"""What holidays are called whose table speaks no language of the reader: the tables name all of them in English."""

from collections.abc import Mapping

from words.catalogue import say
from words.text import Sentence, sentence

NAMES: Mapping[str, Sentence] = {
    each.pattern: each
    for each in (
        sentence("New Year's Day"),
        sentence("Epiphany"),
        sentence("Good Friday"),
        sentence("Holy Saturday"),
        sentence("Easter Sunday"),
        sentence("Easter Monday"),
        sentence("Labor Day"),
        sentence("May Day"),
        sentence("International Labor Day"),
        sentence("Ascension Day"),
        sentence("Pentecost"),
        sentence("Pentecost Monday"),
        sentence("Corpus Christi"),
        sentence("Assumption Day"),
        sentence("All Saints' Day"),
        sentence("Immaculate Conception"),
        sentence("Christmas Eve"),
        sentence("Christmas Day"),
        sentence("Second Day of Christmas"),
        sentence("Saint Stephen's Day"),
        sentence("Boxing Day"),
        sentence("New Year's Eve"),
        sentence("Maundy Thursday"),
        sentence("Midsummer Day"),
        sentence("Midsummer Eve"),
        sentence("National Day"),
        sentence("Independence Day"),
        sentence("Constitution Day"),
        sentence("Republic Day"),
        sentence("Children's Day"),
        sentence("Victory Day"),
        sentence("Armistice Day"),
        sentence("Liberation Day"),
        sentence("Memorial Day"),
        sentence("Freedom Day"),
        sentence("National Unity Day"),
        sentence("German Unity Day"),
        sentence("King's Day"),
        sentence("King's Birthday"),
        sentence("National Day of the Third of May"),
        sentence("National Independence Day"),
        sentence("Juneteenth National Independence Day"),
        sentence("Washington's Birthday"),
        sentence("Martin Luther King Jr. Day"),
        sentence("Columbus Day"),
        sentence("Veterans Day"),
        sentence("Thanksgiving Day"),
        sentence("Spring Bank Holiday"),
        sentence("May Bank Holiday"),
        sentence("June Bank Holiday"),
        sentence("August Bank Holiday"),
        sentence("October Bank Holiday"),
        sentence("Saint Patrick's Day"),
        sentence("Chinese New Year"),
        sentence("Chinese New Year (Second Day)"),
        sentence("Lunar New Year"),
        sentence("Lunar New Year's Eve"),
        sentence("Vesak Day"),
        sentence("Diwali"),
        sentence("Holi"),
        sentence("Eid al-Fitr"),
        sentence("Eid al-Adha"),
        sentence("Islamic New Year"),
        sentence("Prophet's Birthday"),
        sentence("Ashura"),
        sentence("Canada Day"),
        sentence("Australia Day"),
        sentence("Anzac Day"),
        sentence("ANZAC Day"),
        sentence("Waitangi Day"),
        sentence("Coming of Age Day"),
        sentence("Foundation Day"),
        sentence("Emperor's Birthday"),
        sentence("Vernal Equinox Day"),
        sentence("Showa Day"),
        sentence("Greenery Day"),
        sentence("Marine Day"),
        sentence("Mountain Day"),
        sentence("Respect for the Aged Day"),
        sentence("Autumnal Equinox Day"),
        sentence("Sports Day"),
        sentence("Culture Day"),
        sentence("Labor Thanksgiving Day"),
        sentence("Substitute Holiday"),
        sentence("Korean New Year"),
        sentence("Buddha's Birthday"),
        sentence("Chuseok"),
        sentence("Hangul Day"),
    )
}
SUFFIXES: Mapping[str, Sentence] = {
    " (observed)": sentence("{name} (observed)"),
    " (estimated)": sentence("{name} (estimated)"),
    " (in lieu)": sentence("{name} (in lieu)"),
}
"""What the tables write behind a name."""
BETWEEN = "; "
"""Stands between holidays that fall on one day."""


def holiday_said(name: str, language: str) -> str:
    """Return an English name of a holiday in the reader's language; one that is not known stays as it is."""
    names = [_one(each, language) for each in name.split(BETWEEN)]
    return say(Sentence("{words}", {"words": names}), language) if len(names) > 1 else names[0]


def _one(name: str, language: str) -> str:
    for suffix, pattern in SUFFIXES.items():
        if name.endswith(suffix):
            return say(sentence(pattern.pattern, name=_one(name.removesuffix(suffix), language)), language)
    return say(NAMES[name], language) if name in NAMES else name
