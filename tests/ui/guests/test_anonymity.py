"""An anonymous assessment: answers stand under nobody's name."""

from access.store import load_journal
from assessments.actions import NewAssessment
from assessments.respondents.listing import NewPerson
from assessments.store import load_respondents, load_responses
from data.database import open_database
from tests.ui.guests.asked import HELD, fields, invited


def test_an_anonymous_guest_reads_what_is_kept_and_answers_as_nobody(file, guest, programme):
    new = NewAssessment("Usability", HELD, "", "usability-sus", is_anonymous=True, smallest_group=5)
    assessment, ann, (link, *_) = invited(
        file, programme, new, *(NewPerson(each, line=n) for n, each in enumerate("ABCDE"))
    )
    welcome = guest.get(link).body
    guest.post(f"{link}?at=0", {**fields("items"), "like-to-use/answer": "4"})
    guest.post(link, {"do": "submit"})

    assert "Your name is not kept beside your answers" in welcome
    assert "a group is shown from 5 answers on" in welcome
    with open_database(file) as db:
        (found,) = load_responses(db, assessment)
        voice = next(each for each in load_respondents(db, assessment) if each.id == found.respondent)
        assert (voice.is_unnamed, voice.address) == (True, "")
        assert found.respondent != ann.id
        assert load_journal(db, programme.id)[0].actor == ""
