"""The dialogs of a renewal: update from the method, and other steps and units."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from errors import Refusal
from methodology.loader import load_pack, shipped_pack
from phases.programme import LONGEST_NAME, NewUnit, Programme, Unit
from phases.renewal.actions import Consent, tailor, update_from_pack
from phases.renewal.preview import Preview
from phases.renewal.renewal import Choice as Accepted
from phases.renewal.tailoring import Choice
from ui.parts.page.frame import messages, problem, small
from ui.parts.renewal.difference import conflict_words, show_conflicts, show_preview, spoken_names
from ui.parts.renewal.view import tailor_preview, update_preview
from ui.session import acting, database, entered, programme_in_view, refused, said, submit_id, t
from ui.views import view_of

UPDATE, TAILOR = "renewal_update", "renewal_tailor"


def update_dialog(programme: Programme) -> None:
    """Show in a dialog what the installed method would change in the plan, and apply it."""
    st.dialog(t("Update from the method"), width="large")(update_form)(programme)


def tailor_dialog(programme: Programme) -> None:
    """Ask in a dialog which steps and units the programme has, show what that does, and apply it."""
    st.dialog(t("Steps and units"), width="large")(tailor_form)(programme)


def update_form(programme: Programme) -> None:
    """Show what the installed method would change, what people may choose, and the button that does it."""
    if _is_changed_since(UPDATE, programme):
        return
    try:
        found = update_preview(programme)
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    version = shipped_pack(programme.pack_id).head.version
    st.markdown(
        small(
            t(
                "This programme follows version {here}; installed is {there}.",
                here=programme.pack_version,
                there=version,
            )
        )
    )
    show_preview(found, partial(_apply_update, programme, found))


def _apply_update(programme: Programme, found: Preview) -> None:
    _conflicts(UPDATE, found)
    _button(UPDATE, found, partial(_update, programme, submit_id(UPDATE)))


def _update(programme: Programme, submit: str) -> None:
    done = t("The plan follows version {version}", version=shipped_pack(programme.pack_id).head.version)
    with acting(UPDATE, done, submit) as signature, database() as db:
        consent = Consent(_accepted(UPDATE), programme.revision)
        update_from_pack(db, signature, programme.id, shipped_pack(programme.pack_id), consent)


def tailor_form(programme: Programme) -> None:
    """Ask for steps and units, show what another choice does, and the button that does it."""
    if _is_changed_since(TAILOR, programme):
        return
    choice = _asked(programme)
    if choice == Choice():
        st.markdown(small(t("Choose other steps or units; what that does is shown here before it is done.")))
        messages(TAILOR)
        return
    try:
        found = tailor_preview(programme, choice)
    except Refusal as refusal:
        problem(refusal.sentence)
        return
    show_preview(found, partial(_apply_tailor, programme, choice, found))


def _asked(programme: Programme) -> Choice:
    """Ask for steps and units, and return what differs from those that stand."""
    pack, units = load_pack(programme.origin), view_of(programme).units
    steps = st.pills(
        t("Steps included"),
        list(pack.step),
        selection_mode="multi",
        default=[step for step in pack.step if step in programme.steps],
        format_func=lambda step: said(pack.step[step].title),
        key=f"{TAILOR}_steps",
    )
    names = {unit.key: said(unit.name) for unit in units}
    staying = st.multiselect(
        t("Units that stay"),
        list(names),
        list(names),
        format_func=names.__getitem__,
        key=f"{TAILOR}_units",
        placeholder=t("none"),
    )
    return Choice(
        tuple(step for step in pack.step if step in steps and step not in programme.steps),
        tuple(step for step in programme.steps if step not in steps),
        _new_unit(units),
        tuple(key for key in names if key not in staying),
    )


def _new_unit(units: Collection[Unit]) -> tuple[NewUnit, ...]:
    left, middle, right = st.columns([0.6, 0.2, 0.2])
    name = left.text_input(t("One more unit (optional)"), key=f"{TAILOR}_name", max_chars=LONGEST_NAME).strip()
    last = max((unit.wave for unit in units), default=1)
    wave = middle.number_input(t("Wave"), 0, 99, max(last, 1), help=t("0 is the pilot"), key=f"{TAILOR}_wave")
    people = right.number_input(t("People"), 0, 1_000_000, 0, key=f"{TAILOR}_people")
    return (NewUnit(name=name, wave=wave, people=people),) if name else ()


def _apply_tailor(programme: Programme, choice: Choice, found: Preview) -> None:
    _conflicts(TAILOR, found)
    _button(TAILOR, found, partial(_tailor, programme, choice, submit_id(TAILOR)))


def _tailor(programme: Programme, choice: Choice, submit: str) -> None:
    with acting(TAILOR, t("Steps and units are changed"), submit) as signature, database() as db:
        tailor(db, signature, programme.id, choice, Consent(_accepted(TAILOR), programme.revision))


def _conflicts(form: str, found: Preview) -> None:
    """Ask where the method's value is to replace the one that people gave; what is not chosen stays."""
    if not found.renewal.conflicts:
        return
    names = spoken_names(found)
    st.markdown(f"**{t('Changed here and in the method')}**")
    show_conflicts(found.renewal.conflicts, names)
    words = {each.choice: conflict_words(each, names) for each in found.renewal.conflicts}
    st.multiselect(
        t("Take the method's value for"),
        list(words),
        format_func=words.__getitem__,
        placeholder=t("All stay as they are here"),
        key=f"{form}_accepted",
    )


def _accepted(form: str) -> frozenset[Accepted]:
    nothing: list[Accepted] = []
    return frozenset(entered(f"{form}_accepted", nothing))


def _button(form: str, found: Preview, save: partial[None]) -> None:
    st.button(t("Apply to the plan"), key=f"{form}_apply", type="primary", disabled=found.is_empty, on_click=save)
    messages(form)
    st.markdown(
        small(
            t(
                "Nothing is saved before. The dates of today are kept as a baseline first; "
                "what people did, edited or attached stays."
            )
        )
    )


def _is_changed_since(form: str, programme: Programme) -> bool:
    """Close the dialog of a programme that was changed since it opened; why a save was refused stays to be read."""
    current = programme_in_view()
    if current is not None and current.revision == programme.revision:
        return False
    words = refused(form)
    if words is None:
        st.rerun()
    problem(words)
    return True
