"""One question as a guest sees it: the answers of every facet to tap, a reason, evidence, a comment."""

from dataclasses import dataclass
from html import escape

from assessments.responses import Response
from assessments.validation import BETWEEN, LONGEST_TEXT, NUMBER
from methodology.questionnaire import ANSWER, NOT_APPLICABLE, UNKNOWN, Ask, Choice, Facet, Questionnaire, Scale
from ui.server.guests.forms import INSTEAD
from ui.server.guests.words import Tongue

SHARES = {"N": "≤ 15 %", "P": "≤ 50 %", "L": "≤ 85 %", "F": "> 85 %"}
"""For what share of the scope a statement is true, on the scale of maturity."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number on the screen, the answer that stands, and what depends on it."""

    questionnaire: Questionnaire
    section: str
    ask: Ask
    number: int
    standing: Response | None
    depends: str = ""
    """On which answer it depends, in words."""
    proof: str = ""
    """Below the note of evidence, as HTML: what is kept of it, and more to say about it."""


def question(tongue: Tongue, asked: Asked) -> str:
    """Return a question as HTML."""
    ask = asked.ask
    facets = "".join(_facet(tongue, asked, each) for each in asked.questionnaire.facets(ask))
    helps = [tongue.said(each) for each in (ask.hint,) if each]
    if ask.evidence:
        helps.append(tongue.t("What shows it: {words}", words=ask.evidence))
    if asked.depends:
        helps.insert(0, asked.depends)
    below = "".join(f'<p class="hint">{each}</p>' for each in helps)
    when = f' data-when="{escape(ask.asked_when)}"' if ask.asked_when else ""
    name = f"{escape(asked.section)}.{escape(ask.id)}"
    return (
        f'<section class="question" id="q-{escape(ask.id)}" data-question="{name}"{when}>'
        f'<h2><span class="number">{asked.number}</span> {tongue.said(ask.text)}</h2>{below}{facets}'
        f'{_texts(tongue, asked)}<p class="problem" role="alert" hidden></p></section>'
    )


def _facet(tongue: Tongue, asked: Asked, facet: Facet) -> str:
    scale = asked.questionnaire.scale_of[facet.scale]
    value = asked.standing.given.get(facet.id, "") if asked.standing else ""
    legend = tongue.said(asked.ask.text) if facet.id == ANSWER else _title(tongue, asked, facet)
    hidden = ' class="unseen"' if facet.id == ANSWER else ""
    name = f"{asked.ask.id}/{facet.id}"
    shown = _choices if scale.kind == "choice" else _free
    body = shown(tongue, asked.ask, (scale, name, value))
    return f"<fieldset><legend{hidden}>{legend}</legend>{body}</fieldset>"


def _title(tongue: Tongue, asked: Asked, facet: Facet) -> str:
    if asked.questionnaire.rule != "maturity":
        return tongue.said(facet.title)
    if facet.id == "intention":
        return tongue.t("Intention: decided, written, told")
    return tongue.t("Reality: seen in records")


def _choices(tongue: Tongue, ask: Ask, field: tuple[Scale, str, str]) -> str:
    scale, name, value = field
    if is_anchored(scale):
        return _anchored(tongue, ask, field)
    chips = []
    for each in scale.choice:
        share = f"<small>{SHARES[each.id]}</small>" if scale.id == "share" and each.id in SHARES else ""
        chips.append(_chip("radio", name, (each.id, f"{tongue.said(each.title)}{share}"), each.id == value))
    return f'<div class="scale">{"".join(chips)}{_instead(tongue, ask, name, value)}</div>'


def is_anchored(scale: Scale) -> bool:
    """Return whether only the ends of a scale and its middle have words, and all between them is a number."""
    spoken = _anchors(scale)
    between = [each for each in scale.choice if each not in spoken]
    return len(between) > 1 and all(each.title.get("en", "").isdigit() for each in between)


def _anchors(scale: Scale) -> list[Choice]:
    """Return the ends of a scale, and its middle where that has words."""
    middle = scale.choice[len(scale.choice) // 2]
    has_words = len(scale.choice) % 2 == 1 and not middle.title.get("en", "").isdigit()
    return [scale.choice[0], *([middle] if has_words else []), scale.choice[-1]]


def _anchored(tongue: Tongue, ask: Ask, field: tuple[Scale, str, str]) -> str:
    """Return a scale of numbers in a row, what its ends mean below them."""
    scale, name, value = field
    chips = []
    for each in scale.choice:
        title = f'{escape(each.id)}<span class="unseen"> {tongue.said(each.title)}</span>'
        chips.append(_chip("radio", name, (each.id, title), each.id == value))
    ends = "".join(f"<span>{tongue.said(each.title)}</span>" for each in _anchors(scale))
    row = f'<div class="row of-{len(chips)}">{"".join(chips)}</div><div class="ends" aria-hidden="true">{ends}</div>'
    return f"{row}{_instead(tongue, ask, name, value)}"


def _chip(kind: str, name: str, choice: tuple[str, str], is_chosen: bool) -> str:
    """Return one answer to tap; `choice` has its value and its title as HTML."""
    value, title = choice
    mark = " checked" if is_chosen else ""
    return (
        f'<label class="chip"><input type="{kind}" name="{escape(name)}" value="{escape(value)}"{mark}>'
        f"<span>{title}</span></label>"
    )


def _instead(tongue: Tongue, ask: Ask, name: str, value: str) -> str:
    """Return the two answers that every scale takes."""
    found = _chip("radio", name, (UNKNOWN, tongue.t("Do not know")), value == UNKNOWN)
    if ask.takes_na:
        found += _chip("radio", name, (NOT_APPLICABLE, tongue.t("Does not apply")), value == NOT_APPLICABLE)
    return f'<div class="aside">{found}</div>'


def _free(tongue: Tongue, ask: Ask, field: tuple[Scale, str, str]) -> str:
    scale, name, value = field
    own = "" if value in (NOT_APPLICABLE, UNKNOWN) else value
    if scale.kind == "choices":
        chosen = own.split(BETWEEN)
        chips = (_chip("checkbox", name, (e.id, tongue.said(e.title)), e.id in chosen) for e in scale.choice)
        body = f'<div class="scale">{"".join(chips)}</div>'
    elif scale.kind == "text":
        body = f'<textarea name="{escape(name)}" rows="3" maxlength="{LONGEST_TEXT}">{escape(own)}</textarea>'
    else:
        body = _typed(tongue, ask, (scale, name, own))
    return f"{body}{_instead(tongue, ask, f'{name}/{INSTEAD}', value)}"


def _typed(tongue: Tongue, ask: Ask, field: tuple[Scale, str, str]) -> str:
    scale, name, value = field
    if scale.kind == "date":
        return f'<input type="date" name="{escape(name)}" value="{escape(value)}">'
    shown = value if not value or NUMBER.fullmatch(value) else ""
    bounds = "".join(
        f' {key}="{each:g}"' for key, each in (("min", scale.low), ("max", scale.high)) if each is not None
    )
    words = ask.unit or scale.unit
    unit = f' <span class="unit">{tongue.said(words)}</span>' if words else ""
    number = f'type="number" inputmode="decimal" step="any"{bounds}'
    return f'<div class="typed"><input {number} name="{escape(name)}" value="{escape(shown)}">{unit}</div>'


def _texts(tongue: Tongue, asked: Asked) -> str:
    """Return where a reason, evidence and a comment are written."""
    standing, name = asked.standing, escape(asked.ask.id)
    reason, evidence, comment = (standing.reason, standing.evidence, standing.comment) if standing else ("", "", "")
    found = ""
    if asked.ask.takes_na:
        found += _line("reason", f"{name}/reason", tongue.t("Why does it not apply?"), reason)
    if asked.questionnaire.takes_evidence(asked.ask):
        found += _line(
            "evidence", f"{name}/evidence", tongue.t("Evidence: what shows it, and where is it?"), evidence
        )
        dated = standing.evidence_on.isoformat() if standing and standing.evidence_on else ""
        found += (
            f'<label class="line dated{" given" if dated else ""}">{tongue.t("Evidence of (date)")}'
            f'<input type="date" name="{name}/evidence_on" value="{dated}"></label>{asked.proof}'
        )
    opened = " open" if comment else ""
    label = tongue.t("Comment")
    field = f'<textarea name="{name}/comment" rows="2" maxlength="{LONGEST_TEXT}" aria-label="{label}">'
    return f"{found}<details{opened}><summary>{label}</summary>{field}{escape(comment)}</textarea></details>"


def _line(kind: str, name: str, label: str, value: str) -> str:
    return (
        f'<label class="line {kind}">{label}'
        f'<input type="text" name="{name}" value="{escape(value)}" maxlength="{LONGEST_TEXT}" placeholder=" ">'
        "</label>"
    )
