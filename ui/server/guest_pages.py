"""The pages of a guest as HTML documents: welcome, one section, what is missing, thanks, and kind refusals."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from assessments.respondents.progress import Given, Progress, Screen, progress
from assessments.respondents.reminders import REMAINS, minutes
from assessments.respondents.visits import Visit
from assessments.responses import Place
from methodology.questionnaire import Ask, Questionnaire
from ui.server.guest_fields import Asked, question
from ui.server.guest_words import NAMES, Tongue
from words.format import long_date
from words.text import Sentence, Text

FILES = Path(__file__).parent / "guest_files"
STYLE, SCRIPT = "guest.css", "guest.js"
END = "end"
"""The last screen: what is missing, and the button that submits."""
MOST_LISTED = 12
"""Up to so many open questions are named one by one."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a visit is made of: where it stands, whose language, and the titles of units."""

    visit: Visit
    tongue: Tongue
    titles: Mapping[str, Text]
    submit_id: str

    @property
    def done(self) -> Progress:
        """Return how far the guest has come."""
        return progress(self.visit.questionnaire, self.visit.screens, self.visit.given)

    def subject(self, screen: Screen) -> str:
        """Return what a screen is about, as HTML; nothing where all screens are about one."""
        several = len({each.subject for each in self.visit.screens}) > 1
        return self.tongue.said(self.titles.get(screen.subject, screen.subject)) if several else ""


@cache
def stamp(name: str) -> str:
    """Return a short hash of a file, so that a browser keeps it as long as it stays."""
    return hashlib.sha256((FILES / name).read_bytes()).hexdigest()[:12]


def document(tongue: Tongue, title: str, body: str, switch: str) -> str:
    """Return a whole page; `title` is HTML, `switch` the address of the same page in the other language."""
    other = tongue.other
    return (
        f'<!doctype html><html lang="{tongue.html}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f"<title>{title}</title>"
        f'<link rel="stylesheet" href="/answer-files/{STYLE}?v={stamp(STYLE)}">'
        f'<script src="/answer-files/{SCRIPT}?v={stamp(SCRIPT)}" defer></script></head><body>'
        f'<header><strong>{title}</strong><a href="{escape(switch)}" hreflang="{other}" lang="{other}">'
        f"{NAMES[other]}</a></header><main>{body}</main></body></html>"
    )


def refusal_page(tongue: Tongue, words: Sentence) -> str:
    """Return a page that says kindly why there is nothing to answer, and nothing else."""
    body = f'<h1>{tongue.t("Nothing to answer here")}</h1><p class="lead">{tongue.said(words)}</p>'
    return document(tongue, tongue.t("Answers"), body, f"?lang={tongue.other}")


def thanks_page(tongue: Tongue, words: Sentence) -> str:
    """Return the page after submission."""
    body = f'<h1><span class="tick" aria-hidden="true">✓</span> {tongue.t("Thank you")}</h1>'
    body += f'<p class="lead">{tongue.said(words)}</p><p>{tongue.t("You can close this page.")}</p>'
    return document(tongue, tongue.t("Thank you"), body, f"?at=thanks&lang={tongue.other}")


def welcome_page(page: Page) -> str:
    """Return what somebody sees first: what it is for, how long it takes, what becomes of the answers."""
    tongue, visit = page.tongue, page.visit
    asked, shown = visit.questionnaire, visit.assessment
    facts = [
        tongue.t("{count} questions, about {minutes} minutes", count=page.done.whole, minutes=minutes(asked)),
        tongue.t("You can stop at any time and go on later with the same link, on a phone too."),
    ]
    if shown.due_on:
        facts.append(tongue.t("Please answer by {day}.", day=long_date(shown.due_on, tongue.language)))
    if shown.is_anonymous:
        facts.append(
            tongue.t(
                "Your name is not kept beside your answers. Whoever asks sees that you took part, not what you said; "
                "a group is shown from {count} answers on.",
                count=shown.smallest_group,
            )
        )
        facts.append(tongue.said(REMAINS).strip())
    else:
        facts.append(tongue.t("You answer as {name}; whoever asks sees your answers.", name=visit.speaker.name))
    listed = "".join(f"<li>{each}</li>" for each in facts)
    button = f'<button class="primary" name="do" value="open">{tongue.t("Begin")}</button>'
    body = (
        f'<h1>{tongue.said(shown.title)}</h1><p class="lead">{tongue.said(asked.purpose)}</p><ul>{listed}</ul>'
        f'<form method="post" action="?lang={tongue.language}">{_hidden("submit", page.submit_id)}'
        f'<div class="buttons">{button}</div></form>'
    )
    return document(tongue, tongue.said(shown.title), body, f"?lang={tongue.other}")


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
    hidden = {"submit": page.submit_id, "subject": screen.subject, "section": screen.section.id}
    fields = "".join(_hidden(name, value) for name, value in hidden.items())
    sent_to = f'method="post" action="?at={at}&amp;lang={tongue.language}"'
    return document(
        tongue,
        tongue.said(page.visit.assessment.title),
        f"{_progress(page)}{_parts(page, at)}<h1>{heading}</h1>{about}<p class='place'>{place}</p>{text}"
        f"{_reading(page, asked)}{_problems(page, problems)}"
        f'<form {sent_to} class="answers" novalidate {_said_by_script(tongue)}>'
        f"{fields}{listed}{_buttons(page, at)}</form>",
        f"?at={at}&lang={tongue.other}",
    )


def _asked(page: Page, screen: Screen, what: tuple[int, Ask], given: Given) -> Asked:
    number, ask = what
    place: Place = (screen.subject, screen.section.id, ask.id)
    depends = _depends(page.tongue, page.visit.questionnaire, ask) if ask.asked_when else ""
    return Asked(page.visit.questionnaire, screen.section.id, ask, number, given.get(place), depends)


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
        "progress": tongue.t("{done} of {whole} questions answered", done="%1", whole="%2"),
    }
    return " ".join(f'data-{key}="{value}"' for key, value in words.items())


def _progress(page: Page) -> str:
    done = page.done
    words = page.tongue.t("{done} of {whole} questions answered", done=done.answered, whole=done.whole)
    return (
        f'<div class="progress"><progress max="{max(1, done.whole)}" value="{done.answered}"></progress>'
        f'<span class="count">{words}</span></div>'
    )


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
        link = f'<a href="?at={number}&amp;lang={tongue.language}"{here}>{_part(page, number)}</a>'
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


def end_page(page: Page) -> str:
    """Return what is still missing, with the button that submits all the same."""
    tongue, done = page.tongue, page.done
    heading = tongue.t("All questions are answered.")
    listed = ""
    if done.missing:
        heading = tongue.t("Open questions: {count}", count=len(done.missing))
        rows = _open_questions(page) if len(done.missing) <= MOST_LISTED else _open_parts(page)
        listed = f'<ol class="missing">{"".join(rows)}</ol>'
    note = tongue.t("After submitting, answers can no longer be changed.")
    submit = tongue.t("Submit all the same") if done.missing else tongue.t("Submit")
    last = len(page.visit.screens) - 1
    back = f'<a class="button" href="?at={last}&amp;lang={tongue.language}">{tongue.t("Back")}</a>'
    body = (
        f"{_progress(page)}<h1>{heading}</h1>{listed}<p>{note}</p>"
        f'<form method="post" action="?at={END}&amp;lang={tongue.language}">{_hidden("submit", page.submit_id)}'
        f'<div class="buttons"><button class="primary" name="do" value="submit">{submit}</button>{back}</div></form>'
    )
    return document(tongue, tongue.said(page.visit.assessment.title), body, f"?at={END}&lang={tongue.other}")


def _open_questions(page: Page) -> Iterator[str]:
    """Yield every open question as a link to it."""
    tongue, numbers = page.tongue, _numbers(page)
    for subject, section, name in page.done.missing:
        at = numbers[subject, section]
        text = tongue.said(page.visit.questionnaire.asks[section, name].text)
        href = f"?at={at}&amp;lang={tongue.language}#q-{escape(name)}"
        yield f'<li><a href="{href}">{text}<small>{_part(page, at)}</small></a></li>'


def _open_parts(page: Page) -> Iterator[str]:
    """Yield every part that has open questions as a link, with their number."""
    tongue, numbers = page.tongue, _numbers(page)
    for (subject, section), count in Counter(place[:2] for place in page.done.missing).items():
        at = numbers[subject, section]
        words = tongue.t("Open questions: {count}", count=count)
        yield f'<li><a href="?at={at}&amp;lang={tongue.language}">{_part(page, at)}<small>{words}</small></a></li>'


def _numbers(page: Page) -> Mapping[tuple[str, str], int]:
    return {(each.subject, each.section.id): at for at, each in enumerate(page.visit.screens)}


def _part(page: Page, at: int) -> str:
    """Return what a part is called, as HTML."""
    screen = page.visit.screens[at]
    return " · ".join(filter(None, (page.subject(screen), page.tongue.said(screen.section.title))))


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
