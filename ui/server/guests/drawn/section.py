"""One screen of questions with the answers as they stand: what holders of a link mostly see."""

from collections.abc import Sequence

from assessments.respondents.progress import Given, Screen
from assessments.responses import Place
from methodology.questionnaire import Ask, Questionnaire
from ui.server.guests.drawn.evidence import kept_list, more
from ui.server.guests.drawn.fields import Asked, question
from ui.server.guests.drawn.pages import Page, document, hidden, part, progress_bar
from ui.server.guests.words import Tongue
from words.text import Sentence


def section_page(page: Page, at: int, given: Given, problems: Sequence[Sentence] = ()) -> str:
    """Return one screen of questions, with answers as they stand or as they were refused."""
    tongue, screens = page.tongue, page.visit.screens
    screen, asked = screens[at], page.visit.questionnaire
    heading = tongue.said(screen.section.title)
    about = f'<p class="about">{page.subject(screen)}</p>' if page.subject(screen) else ""
    text = f'<p class="lead">{tongue.said(screen.section.text)}</p>' if screen.section.text else ""
    listed = "".join(
        question(tongue, _asked(page, screen, (number, ask), given))
        for number, ask in enumerate(screen.section.ask, 1)
    )
    place = tongue.t("Part {number} of {count}", number=at + 1, count=len(screens))
    sent = {"submit": page.submit_id, "subject": screen.subject, "section": screen.section.id}
    fields = "".join(hidden(name, value) for name, value in sent.items())
    sent_to = f'method="post" action="?at={at}&amp;lang={tongue.language}"{_in_parts(page)}'
    return document(
        tongue,
        tongue.said(page.visit.assessment.title),
        f"{progress_bar(page)}{_parts(page, at)}<h1>{heading}</h1>{about}<p class='place'>{place}</p>{text}"
        f"{_reading(page, asked)}{_problems(page, problems)}"
        f'<form {sent_to} class="answers" novalidate {_said_by_script(tongue)}>'
        f"{_by_enter(page)}{fields}{listed}{_buttons(page, at)}</form>",
        f"?at={at}&lang={tongue.other}",
    )


def _in_parts(page: Page) -> str:
    return ' enctype="multipart/form-data"' if page.gives_proofs else ""


def _by_enter(page: Page) -> str:
    """Return the button that Enter presses where the first that is seen belongs to one question: save and stay."""
    button = '<button class="unseen" name="do" value="stay" tabindex="-1" aria-hidden="true"></button>'
    return button if page.gives_proofs else ""


def _asked(page: Page, screen: Screen, what: tuple[int, Ask], given: Given) -> Asked:
    number, ask = what
    place: Place = (screen.subject, screen.section.id, ask.id)
    depends = _depends(page.tongue, page.visit.questionnaire, ask) if ask.asked_when else ""
    proof = _proof(page, place) if page.visit.questionnaire.takes_evidence(ask) else ""
    return Asked(page.visit.questionnaire, screen.section.id, ask, number, given.get(place), depends, proof)


def _proof(page: Page, place: Place) -> str:
    """Return what is kept as evidence of a question, and the fields for more; why not where nobody has a name."""
    tongue, visit = page.tongue, page.visit
    if visit.assessment.is_anonymous:
        words = tongue.t("No file, link or owner is kept here: it could tell who you are. Name nobody.")
        return f'<p class="hint">{words}</p>'
    if not page.gives_proofs:
        return ""
    kept = kept_list(tongue, [each for each in page.kept if each.new.place == place], visit.assessment.held_on)
    return f'<div class="proofs">{kept}{more(tongue, place[2], visit.speaker.name, page.sent)}</div>'


def _depends(tongue: Tongue, questionnaire: Questionnaire, ask: Ask) -> str:
    """Return on which answer a question depends."""
    other, _, choice = ask.asked_when.partition("=")
    found = next((each for place, each in questionnaire.asks.items() if ".".join(place) == other), None)
    if found is None:
        return ""
    scales = [questionnaire.scale_of[each.scale] for each in questionnaire.facets(found)]
    titles = [scale.choices[choice].title for scale in scales if choice in scale.choices]
    words = titles[0] if titles else choice
    return tongue.t("Only if “{question}” is answered “{choice}”", question=found.text, choice=words)


def _reading(page: Page, asked: Questionnaire) -> str:
    if asked.rule != "maturity":
        return ""
    words = page.tongue.t("For which share of the scope is it true?")
    return f'<p class="hint">{words}</p>'


def _problems(page: Page, problems: Sequence[Sentence]) -> str:
    if not problems:
        return ""
    listed = "".join(f"<li>{page.tongue.said(each)}</li>" for each in problems)
    return (
        f'<div class="problems" role="alert"><strong>{page.tongue.t("Not saved yet")}</strong><ul>{listed}</ul></div>'
    )


def _said_by_script(tongue: Tongue) -> str:
    """Return what the script says, in the language of the page."""
    words = {
        "saving": tongue.t("Saving …"),
        "saved": tongue.t("Saved"),
        "offline": tongue.t("Not saved: no connection. Trying again …"),
        "refused": tongue.t("Not saved yet"),
        "large": tongue.t("This file is too large. Choose a smaller one, or give a link."),
        "progress": tongue.t("{done} of {whole} questions answered", done="%1", whole="%2"),
    }
    return " ".join(f'data-{key}="{value}"' for key, value in words.items())


def _parts(page: Page, at: int) -> str:
    """Return a list of all parts to go to, with a sign for those that are done."""
    screens, tongue = page.visit.screens, page.tongue
    if len(screens) < 2:
        return ""
    open_ones = {(subject, section) for subject, section, _ in page.done.missing}
    rows = []
    for number, each in enumerate(screens):
        is_open = (each.subject, each.section.id) in open_ones
        mark, word = ("○", tongue.t("open")) if is_open else ("✓", tongue.t("answered"))
        here = ' aria-current="step"' if number == at else ""
        link = f'<a href="?at={number}&amp;lang={tongue.language}"{here}>{part(page, number)}</a>'
        rows.append(f'<li><span title="{word}" aria-label="{word}" role="img">{mark}</span> {link}</li>')
    return f'<details class="parts"><summary>{tongue.t("All parts")}</summary><ol>{"".join(rows)}</ol></details>'


def _buttons(page: Page, at: int) -> str:
    tongue, last = page.tongue, len(page.visit.screens) - 1
    ahead = tongue.t("Next") if at < last else tongue.t("Review and submit")
    back = f'<button name="do" value="back">{tongue.t("Back")}</button>' if at else ""
    # the first button is the one that Enter presses
    return (
        '<div class="buttons bar"><button class="primary" name="do" value="next">'
        f'{ahead}</button>{back}<span class="status" role="status"></span></div>'
    )
