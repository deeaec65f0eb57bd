"""What each kind of survey looks like in a file: how many columns, on which scale, under which headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from assessments.surveys.figure import Scale
from assessments.surveys.nps import ZERO_TO_TEN
from assessments.surveys.usability import SUS_ITEMS, SUS_SCALE, UMUX_ITEMS, UMUX_SCALE
from errors import Refusal
from words.text import sentence


class Kind(Enum):
    """The surveys that are known."""

    NPS = "nps"
    CSAT = "csat"
    SUS = "sus"
    UMUX = "umux-lite"


@dataclass(frozen=True)
class Instrument:
    """How a kind of survey is recognised."""

    kind: Kind
    name: str
    items: int
    """How many columns it takes; satisfaction takes more where they are named."""
    scale: Scale
    hint: re.Pattern[str]
    """What its headings usually hold."""


STATEMENTS = (
    r"frequent|经常|常常",
    r"complex|复杂",
    r"easy to use|容易使用|易于使用|易用|用起来容易",
    r"technical|support of|技术人员|专业人员|别人的帮助",
    r"integrated|整合|集成|融合",
    r"inconsisten|不一致|矛盾",
    r"quick|很快|迅速|快速",
    r"cumbersome|awkward|麻烦|繁琐|笨拙|累赘",
    r"confident|信心|自信",
    r"learn a lot|lots? of things|学习很多|学很多|大量知识",
)
"""What tells the ten statements of the SUS apart."""

INSTRUMENTS: Mapping[Kind, Instrument] = {
    each.kind: each
    for each in (
        Instrument(Kind.NPS, "NPS", 1, ZERO_TO_TEN, re.compile(r"\bnps\b|recommend|推荐|推薦|\b0 ?(?:-|to) ?10\b")),
        Instrument(Kind.CSAT, "CSAT", 1, Scale(1, 5), re.compile(r"\bcsat\b|satisf|满意|滿意")),
        Instrument(Kind.SUS, "SUS", SUS_ITEMS, SUS_SCALE, re.compile("|".join((r"\bsus(?:\b|[_\d])", *STATEMENTS)))),
        Instrument(
            Kind.UMUX,
            "UMUX-Lite",
            UMUX_ITEMS,
            UMUX_SCALE,
            re.compile(r"umux|meets? my|requirement|capabilit|easy to use|满足|需求|易用|容易使用"),
        ),
    )
}

NAMES_PEOPLE = re.compile(
    r"(?:.*[ _-])?(?:id|no\.?|nr\.?|number|index|row|#)|respondents?|participants?|timestamp|date|time|age|year|"
    r".*(?:编号|序号|日期|时间|年龄|工号)"
)
"""Headings of columns that number or describe respondents."""


class OtherScale(Refusal):
    """This kind of survey is not asked on such a scale."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__(
            sentence(
                "{name} is asked on {low} to {high}. Leave --min and --max out.",
                name=instrument.name,
                low=instrument.scale.low,
                high=instrument.scale.high,
            )
        )


def scale_of(instrument: Instrument, low: int | None, high: int | None) -> Scale:
    """Return the scale of the answers; refuse one that runs downward, or that this kind is never asked on."""
    usual = instrument.scale
    asked = Scale(usual.low if low is None else low, usual.high if high is None else high)
    if asked != usual and instrument.kind in (Kind.NPS, Kind.SUS):
        raise OtherScale(instrument)
    return asked


def in_item_order(headings: list[str]) -> list[int]:
    """Return the places of ten SUS columns in item order: by statement, else by number, else as given."""
    said = [[at for at, each in enumerate(STATEMENTS) if re.search(each, heading)] for heading in headings]
    items = [found[0] if len(found) == 1 else None for found in said]
    numbers = [int(found[-1]) - 1 if (found := re.findall(r"\d+", heading)) else None for heading in headings]
    for order in (items, numbers):
        if sorted(each for each in order if each is not None) == list(range(SUS_ITEMS)):
            return sorted(range(len(headings)), key=lambda at: order[at] or 0)
    return list(range(len(headings)))
