"""The evidence of one question as a guest sees and sends it: what is kept, and the fields for one piece more."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

from assessments.evidence.evidence import LONGEST, Evidence, Kind, NewEvidence, Validity
from assessments.evidence.files import MOST_MEGABYTES
from assessments.evidence.proofs import Proof, Proofs
from assessments.evidence.scan import SETTING
from assessments.responses import Response
from ui.server.guests.forms import DATED, PROOF, Sent, day_of
from ui.server.guests.words import Tongue
from words.format import long_date

KEEP, DROP = "keep:", "drop:"
"""Buttons that keep the evidence of a question, and that take one piece back."""


def proofs_of(sent: Sent, name: str, today: date) -> Proofs:
    """Return the evidence that a form gives beside answers, and what it takes back; `name` is the guest's."""
    asked = sent.field("do")
    dropped = (asked.removeprefix(DROP),) if asked.startswith(DROP) else ()
    pressed = (asked.removeprefix(KEEP),) if asked.startswith(KEEP) else ()
    filled = (key.partition("/")[0] for key, _ in (*sent.fields, *sent.files) if f"/{PROOF}" in key)
    questions = dict.fromkeys((*pressed, *filled))
    given = [_proof(sent, each, (name, today)) for each in questions if is_given(sent, each, name)]
    return Proofs(given, dropped, os.environ.get(SETTING, ""))


def is_given(sent: Sent, question: str, name: str) -> bool:
    """Return whether more than a note is given as evidence: its button was pressed, or one field is filled in."""
    if sent.field("do") == KEEP + question or sent.file(f"{question}/{PROOF}file"):
        return True
    kind, owner = (sent.field(f"{question}/{PROOF}{part}") for part in ("kind", "owner"))
    others = any(sent.field(f"{question}/{PROOF}{part}") for part in ("link", "expires_on"))
    return others or kind not in ("", Kind.DOCUMENT) or owner not in ("", name)


def _proof(sent: Sent, question: str, whose: tuple[str, date]) -> Proof:
    name, today = whose
    said = {part: sent.field(f"{question}/{PROOF}{part}") for part in ("kind", "owner", "link", "expires_on")}
    new = NewEvidence(
        sent.section,
        question,
        Kind(said["kind"]) if said["kind"] in list(Kind) else Kind.DOCUMENT,
        sent.field(f"{question}/evidence"),
        said["owner"] or name,
        day_of(sent.field(f"{question}/{DATED}")) or today,
        day_of(said["expires_on"]),
        said["link"],
        sent.subject,
    )
    return Proof(new, sent.file(f"{question}/{PROOF}file"))


def without_notes(given: Sequence[Response], proofs: Proofs) -> list[Response]:
    """Return answers without the words that became evidence of their own: its expiry counts, not the note's date."""
    moved = {(each.new.section, each.new.question) for each in proofs.given}
    return [
        replace(each, evidence="", evidence_on=None) if (each.section, each.question) in moved else each
        for each in given
    ]


def more(tongue: Tongue, place: str, name: str, sent: Sent | None) -> str:
    """Return the fields for what a note does not say, folded until one was sent; `place` is the question's id."""
    is_open = sent is not None and is_given(sent, place, name)

    def was(part: str) -> str:
        return sent.field(f"{place}/{PROOF}{part}") if sent else ""

    kinds = "".join(
        f'<option value="{each}"{" selected" if was("kind") == each else ""}>{tongue.said(each.words)}</option>'
        for each in Kind
    )
    at = f"{escape(place)}/{PROOF}"
    fields = (
        f'<label class="line">{tongue.t("Kind of evidence")}<select name="{at}kind">{kinds}</select></label>'
        f'<label class="line">{tongue.t("File, at most {most} MB", most=MOST_MEGABYTES)}'
        f'<input type="file" name="{at}file" data-most="{MOST_MEGABYTES * 1_000_000}"></label>'
        f'<label class="line">{tongue.t("Link, instead of a file")}<input type="url" name="{at}link" '
        f'maxlength="{LONGEST["link"]}" placeholder="https://" value="{escape(was("link"))}"></label>'
        f'<label class="line">{tongue.t("Valid until (without it, 90 days)")}'
        f'<input type="date" name="{at}expires_on" value="{escape(was("expires_on"))}"></label>'
        f'<label class="line">{tongue.t("Who keeps it")}<input type="text" name="{at}owner" '
        f'maxlength="{LONGEST["owner"]}" value="{escape(was("owner") or name)}"></label>'
    )
    button = f'<button name="do" value="{KEEP}{escape(place)}">{tongue.t("Keep this evidence")}</button>'
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{tongue.t('More about the evidence')}</summary>{fields}{button}</details>"


def kept_list(tongue: Tongue, kept: Sequence[Evidence], held_on: date) -> str:
    """Return what the guest gave as evidence of a question, each with the button that takes it back."""
    live = [each for each in kept if each.withdrawn_on is None]
    return f'<ul class="kept">{"".join(_kept(tongue, each, held_on) for each in live)}</ul>' if live else ""


def _kept(tongue: Tongue, kept: Evidence, held_on: date) -> str:
    until = long_date(kept.holds_until, tongue.language)
    is_valid = kept.validity(held_on) is Validity.VALID
    sign = '<span class="tick" aria-hidden="true">✓</span>' if is_valid else '<span aria-hidden="true">■</span>'
    holds = tongue.t("counts until {day}", day=until) if is_valid else tongue.t("expired on {day}", day=until)
    where = escape(kept.file.name or kept.new.link)
    facts = " · ".join(filter(None, (tongue.said(kept.new.kind.words), where, holds)))
    title, back = escape(kept.new.title), tongue.t("Take back")
    button = f'<button name="do" value="{DROP}{kept.id}" aria-label="{back}: {title}">{back}</button>'
    return f"<li><span>{sign} {title}<small>{facts}</small></span>{button}</li>"
