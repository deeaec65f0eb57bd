"""Reading a result while many guests answer."""

from concurrent.futures import ThreadPoolExecutor

from assessments.actions import NewAssessment
from assessments.respondents.listing import NewPerson
from assessments.results.store import Reading, load_again, load_result
from assessments.store import load_assessment
from data.database import open_database
from methodology.loader import load_pack
from tests.ui.asking import Browser
from tests.ui.guests.asked import HELD, LAST, fields, invited

GUESTS, READERS, READS = 50, 2, 20


def test_while_fifty_guests_answer_readers_miss_nothing_and_end_with_what_counting_anew_gives(file, app, programme):
    people = [NewPerson(f"Guest {n:02}") for n in range(GUESTS)]
    assessment, _, links = invited(file, programme, NewAssessment("October", HELD, due_on=LAST), *people)
    reading, pack = Reading(), load_pack("crm-core")

    def post(n):
        sent = fields("A1", a__reality="NPLF"[n % 4], a__intention="F", submit=str(n))
        return Browser(app, f"10.0.{n}.1").post(links[n], sent).status

    def read(_):
        with open_database(file) as db:
            held = load_assessment(db, assessment)
            return [len(load_again(db, pack, held, reading).given.responses) for _ in range(READS)]

    with ThreadPoolExecutor(GUESTS + READERS) as pool:
        seen = pool.map(read, range(READERS))
        assert set(pool.map(post, range(GUESTS))) == {303}
        assert all(found == sorted(found) for found in seen)
    with open_database(file) as db:
        held = load_assessment(db, assessment)
        last = load_again(db, pack, held, reading)
        assert last == load_result(db, pack, held)
        assert last.respondents == GUESTS
