"""How tests ask guests: people with links, what they send, what is saved of it."""

from datetime import UTC, date, datetime

from access.journal import Signature
from assessments.actions import start_assessment
from assessments.evidence.store import load_evidence
from assessments.respondents.actions import add_people, draw_secrets, issue_links
from assessments.respondents.listing import NewPerson
from assessments.store import load_responses
from data.database import open_database

PMO = Signature("PMO", datetime(2026, 10, 5, 9, tzinfo=UTC))
HELD, LAST = date(2026, 10, 5), date(2026, 10, 20)


def invited(file, programme, new, *people):
    """The assessment, its first person, and the link of each."""
    with open_database(file) as db:
        assessment = start_assessment(db, PMO, programme.id, new)
        added = add_people(db, PMO, assessment, people or [NewPerson("Ann")])
        drawn = draw_secrets(each.id for each in added)
        issue_links(db, PMO, assessment, drawn, LAST)
    return assessment, added[0], [f"/answer/{drawn[each.id]}" for each in added]


def saved(file, assessment):
    with open_database(file) as db:
        return {(each.section, each.question): each for each in load_responses(db, assessment)}


def fields(section="A1", subject="", do="next", **given):
    named = {name.replace("__", "/"): value for name, value in given.items()}
    return {"subject": subject, "section": section, "do": do, **named}


def nothing_told(page):
    return not any(word in page.body for word in ("October", "Ann", "maturity", "Acme"))


BOUNDARY = "----parts"


def in_parts(sent, **files):
    """The body of a form with files; `a__file` is the file of question a, with its name and content."""
    found = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in sent.items()]
    for name, (title, content) in files.items():
        field = name.replace("__", "/proof.")
        kind = "application/octet-stream"
        found.append(f'name="{field}"; filename="{title}"\r\nContent-Type: {kind}\r\n\r\n'.encode() + content)
    start = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"\r\n".join([*(start + each for each in found), f"--{BOUNDARY}--\r\n".encode()])


def post_parts(guest, link, sent, **files):
    """What a form with files is answered."""
    return guest.post(link, in_parts(sent, **files), **{"content-type": f"multipart/form-data; boundary={BOUNDARY}"})


def kept(file, assessment):
    """The evidence that is kept."""
    with open_database(file) as db:
        return load_evidence(db, assessment)


def proof(question="a", **parts):
    """Fields of evidence beside a note."""
    return {f"{question}/proof.{name}": value for name, value in parts.items()}
