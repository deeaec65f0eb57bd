"""Reading an assessment while answers come in: the same as reading it anew."""

from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.responses import Respondent, Response, Role
from assessments.results.heard import Heard
from assessments.results.store import Reading, load_again, load_result
from assessments.store import add_respondents, append_responses, load_assessment, load_responses
from data.database import open_database
from methodology.loader import load_pack
from phases.actions import create_programme
from phases.programme import NewProgramme, NewUnit

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
ROLES = (Role.MANAGEMENT, Role.USERS)
PEOPLE = [Respondent(f"r{n}", f"R{n}", role=ROLES[n % 2], unit=f"u{n % 3}") for n in range(6)]
ANSWER = st.builds(
    lambda who, dimension, question, letter, evidence: Response(
        f"r{who}", dimension, question, {"intention": "F", "reality": letter}, evidence=evidence
    ),
    st.integers(0, 5),
    st.sampled_from(["C1", "A1"]),
    st.sampled_from("ab"),
    st.sampled_from(["N", "P", "L", "F", "NA", "?"]),
    st.sampled_from(["", "seen"]),
)
BATCHES = st.lists(st.lists(ANSWER, max_size=6), min_size=1, max_size=5)
COUNTER = iter(range(10**6))


def begun(db, smallest):
    new = NewAssessment(
        f"Study {next(COUNTER)}", date(2026, 2, 2), is_anonymous=smallest > 1, smallest_group=smallest
    )
    return start_assessment(db, ANA, "acme", new)


def asked(key):
    return [Respondent(f"{key}{p.id}", p.name, role=p.role, unit=p.unit) for p in PEOPLE]


def of(key, batch):
    return [Response(f"{key}{r.respondent}", r.section, r.question, r.given, evidence=r.evidence) for r in batch]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(BATCHES, st.sampled_from([1, 3]))
def test_reading_on_gives_what_reading_anew_gives(database_file, batches, smallest):
    with open_database(database_file) as db:
        if not db.one("SELECT id FROM programmes WHERE id = 'acme'"):
            units = (NewUnit(name="Harbour", wave=0),)
            new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess",), units=units)
            create_programme(db, ANA, new, load_pack("crm-core"))
        key, reading, pack = begun(db, smallest), Reading(), load_pack("crm-core")
        add_respondents(db, key, asked(key), ANA.at)
        for batch in batches:
            append_responses(db, key, of(key, batch), ANA.at)
            assessment = load_assessment(db, key)

            assert load_again(db, pack, assessment, reading) == load_result(db, pack, assessment)
            assert reading.heard.responses == load_responses(db, key)


def test_rows_that_are_not_those_read_before_are_read_anew():
    before = Heard().with_rows([(1, Response("a", "C1", "a", {"reality": "F"}))])

    assert before.follows([(1, Response("a", "C1", "a", {"reality": "F"})), (2, Response("b", "C1", "a", {}))])
    assert not before.follows([(1, Response("a", "C1", "a", {"reality": "N"}))])
    assert not before.follows([])
