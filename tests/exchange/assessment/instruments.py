"""Questionnaires and answers for the tests of the round trip: one by hand, and strategies for any."""

from datetime import date

from hypothesis import strategies as st

from assessments.responses import Respondent, Response, Role
from assessments.store import Assessment
from exchange.assessment.workbook.snapshot import Snapshot, key_of
from exchange.assessment.workbook.spelling import written
from methodology.questionnaire import Ask, Choice, Facet, Questionnaire, Scale, Section


def words(text):
    return {"en": text, "zh": f"中{text}"}


LIKERT = Scale(
    id="agree",
    choice=tuple(Choice(id=str(n), title=words(f"{n} step"), value=n) for n in range(1, 6)),
)
SHARES = Scale(
    id="share",
    choice=tuple(
        Choice(id=key, title=words(title), value=at)
        for at, (key, title) in enumerate({"N": "Not", "P": "Partly", "L": "Largely", "F": "Fully"}.items())
    ),
)
MANY = Scale(
    id="many",
    kind="choices",
    choice=(Choice(id="a", title=words("Cost, time")), Choice(id="b", title=words("Skill"))),
)
MONEY = Scale(id="money", kind="number", low=0, high=1000)
FREE, DAY = Scale(id="free", kind="text"), Scale(id="day", kind="date")

INSTRUMENT = Questionnaire(
    id="mixed",
    title=words("Mixed"),
    purpose=words("Everything at once"),
    rule="points",
    facet=(
        Facet(id="intention", title=words("Intention"), scale="share"),
        Facet(id="reality", title=words("Reality"), scale="share"),
    ),
    scales=(LIKERT, SHARES, MANY, MONEY, FREE, DAY),
    section=(
        Section(
            id="A1",
            title=words("Goals"),
            ask=(
                Ask(id="a", text=words("Are there goals?")),
                Ask(id="b", text=words("Are they kept?"), takes_na=False),
            ),
        ),
        Section(
            id="B",
            title=words("Facts"),
            ask=tuple(
                Ask(id=each.id, text=words(f"Which {each.id}?"), scale=each.id)
                for each in (LIKERT, MANY, MONEY, FREE, DAY)
            ),
        ),
    ),
)
ANN, BOB = Respondent("r1", "Ann", role=Role.MANAGEMENT, unit="hq", team="Sales"), Respondent("r2", "=Bob")
OCTOBER = Assessment("acme-1", "acme", "October", date(2026, 10, 1), "", None, 1, questionnaire="mixed")
GIVEN = (
    Response(
        "r1", "A1", "a", {"intention": "F", "reality": "P"}, "", "=1+1", "", "Minutes\nof May", date(2026, 9, 1)
    ),
    Response("r1", "A1", "b", {"intention": "?", "reality": "N"}),
    Response("r1", "B", "agree", {"answer": "4"}, comment="-5 %"),
    Response("r1", "B", "many", {"answer": "a,b"}),
    Response("r1", "B", "money", {"answer": "12.50"}),
    Response("r1", "B", "free", {"answer": "@here\r\nand “there” 中文"}),
    Response("r1", "B", "day", {"answer": "2026-03-31"}),
    Response("r2", "A1", "a", {"intention": "NA", "reality": "NA"}, reason="Not ours"),
)


def snapshot(given=GIVEN, questionnaire=INSTRUMENT, people=(ANN, BOB), assessment=OCTOBER):
    return Snapshot(assessment, questionnaire, tuple(people), {key_of(each): each for each in given})


IDS = st.text("abcXYZ019", min_size=1, max_size=3)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "=1+1",
            "+2",
            "-3",
            "@x",
            "'=q",
            "''",
            "\t=1",
            "_x0041_",
            "a\r\nb",
            "\n",
            " ",
            "NA",
            "?",
            "12.0",
            "2026-02-30",
            "x" * 40_000,
            "𝄞" * 20_000,
            "\x00\x0b",
            "\ufffe",
            "1e400",
            "0.1",
        ]
    ),
    st.floats(allow_nan=False).map(repr),
    st.dates().map(str),
)
SUBJECTS = TEXTS.map(lambda text: text[:50])
TITLES = st.fixed_dictionaries({"en": st.one_of(TEXTS, IDS).filter(str.strip), "zh": st.one_of(TEXTS, IDS)})


@st.composite
def scales(draw):
    found = []
    for at, kind in enumerate(
        ["choice", *draw(st.lists(st.sampled_from(["choice", "choices", "number", "text", "date"]), max_size=4))]
    ):
        ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=5)) if kind.startswith("choice") else []
        found.append(Scale(id=f"s{at}", kind=kind, choice=tuple(Choice(id=each, title=draw(TITLES)) for each in ids)))
    return tuple(found)


@st.composite
def values(draw, scale):
    usual = {
        "choice": st.sampled_from(sorted(scale.choices) or ["-"]),
        "choices": st.lists(st.sampled_from(sorted(scale.choices) or ["-"]), unique=True, min_size=1).map(",".join),
        "number": st.one_of(
            st.floats(allow_nan=False, allow_infinity=False).map(str),
            st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
            st.integers().map(str),
        ),
        "date": st.dates().map(str),
        "text": TEXTS,
    }[scale.kind]
    return draw(st.one_of(usual, usual, st.sampled_from(["NA", "?"]), TEXTS))


@st.composite
def snapshots(draw):
    """Any questionnaire with any answers, also such as no longer fit it."""
    common = draw(scales())
    names = [each.id for each in common]
    facets = [
        Facet(id=each, title=draw(TITLES), scale=draw(st.sampled_from(names)))
        for each in draw(st.lists(IDS, unique=True, max_size=3))
    ]
    sections = []
    for section in draw(st.lists(IDS, unique=True, min_size=1, max_size=3)):
        asks = [
            Ask(id=each, text=draw(TITLES), takes_na=draw(st.booleans()), scale=draw(st.sampled_from([None, *names])))
            for each in draw(st.lists(IDS, unique=True, min_size=1, max_size=3))
        ]
        sections.append(Section(id=section, title=draw(TITLES), ask=tuple(asks)))
    instrument = Questionnaire(
        id="any",
        title=draw(TITLES),
        purpose=words("p"),
        rule="points",
        facet=tuple(facets),
        scales=common,
        section=tuple(sections),
        scale=names[0],
    )
    people = [Respondent(f"r{at}", draw(TEXTS)) for at in range(draw(st.integers(0, 3)))]
    subjects = draw(st.lists(SUBJECTS, unique_by=written, min_size=1, max_size=3))
    given = []
    for who in people:
        for subject in draw(st.lists(st.sampled_from(subjects), unique=True, max_size=2)):
            for section, question in draw(st.sets(st.sampled_from(sorted(instrument.asks)))):
                asked = instrument.facets(instrument.asks[section, question])
                told = {
                    each.id: draw(values(instrument.scale_of[each.scale])) for each in asked if draw(st.booleans())
                }
                noted = [draw(TEXTS) for _ in range(3)]
                given.append(Response(who.id, section, question, told, subject, *noted, draw(st.none() | st.dates())))
    return snapshot(given, instrument, people)
