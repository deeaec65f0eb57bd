"""Giving out links, which are shown once, and the words to send with them or to remind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import streamlit as st

from assessments.respondents.actions import Handing, draw_secrets, hand_links
from assessments.respondents.invitation import LONGEST_VALIDITY, State, fingerprint, last_day
from assessments.respondents.reminders import Asked, Message, invitation_message, missing, reminder_message
from assessments.responses import Respondent
from ui.parts.answering.view import Asking
from ui.parts.assessment.people_forms import person_labels
from ui.parts.page.frame import escaped, messages, small
from ui.parts.people.forms import close_when_saved
from ui.session import acting, database, entered, forget, keep, kept, language, submit_id, t, tn, today
from words.catalogue import say
from words.text import LANGUAGES, Language

GIVE, SHOWN = "assessment_people_give", "assessment_people_shown"
TONGUES = {"en": "English", "zh": "中文"}
REACHABLE = (State.UNINVITED, State.UNOPENED, State.OPENED, State.PARTLY, State.EXPIRED, State.REVOKED)
FIRST = (State.UNINVITED, State.EXPIRED)
ADDRESS_OF_LINKS = "answer"


@dataclass(frozen=True, slots=True)
class Given:
    """A link that was just given out; the only place where its secret stands."""

    person: Respondent
    link: str


def give_dialog(asking: Asking, asked: Sequence[Asked]) -> None:
    """Ask in a dialog who gets a link, and until when it is good."""
    forget(f"saved:{GIVE}")
    forget(f"refused:{GIVE}")
    st.dialog(t("Give out links"))(_give_form)(asking, asked)


def _give_form(asking: Asking, asked: Sequence[Asked]) -> None:
    close_when_saved(GIVE)
    by_id = {each.person.id: each.person for each in asked if _is_reachable(asking, each)}
    first = [key for key in by_id if any(e.person.id == key and e.state in FIRST for e in asked)]
    labels = person_labels(asking, by_id)
    with st.form(GIVE, border=False):
        st.multiselect(
            t("For whom"),
            list(by_id),
            first,
            format_func=labels.__getitem__,
            key=f"{GIVE}_who",
            placeholder=t("nobody yet"),
        )
        st.date_input(
            t("Good until"), last_day(asking.assessment.due_on, today()), format="YYYY-MM-DD", key=f"{GIVE}_last"
        )
        st.form_submit_button(
            t("Give out links"), type="primary", on_click=_give, args=(asking, by_id, submit_id(GIVE))
        )
    words = t("A new link replaces the one before. At most {days} days.", days=LONGEST_VALIDITY)
    if asking.assessment.is_anonymous:
        words = t("Links are kept apart from answers: one that was opened cannot be replaced.")
    st.markdown(small(words))
    messages(GIVE)


def _is_reachable(asking: Asking, each: Asked) -> bool:
    """Return whether somebody can get a (new) link; in anonymity only while none was opened."""
    is_fresh = each.invitation is None or each.invitation.opened_at is None
    return each.state in REACHABLE and (is_fresh or not asking.assessment.is_anonymous)


def _give(asking: Asking, by_id: Mapping[str, Respondent], submit: str) -> None:
    chosen: list[str] = entered(f"{GIVE}_who", [])
    if not chosen:
        return
    # drawn before the save and kept under its submit: a second click that finds it saved shows the same links
    drawn = kept(f"secrets:{submit}:{','.join(chosen)}", lambda: draw_secrets(chosen))
    with acting(GIVE, t("Links are ready to be sent"), submit) as signature, database() as db:
        found = tuple(Given(by_id[each], link_of(drawn[each])) for each in chosen)
        keep(f"{SHOWN}:{asking.assessment.id}", found)
        seen = {each.respondent_id: each.id for each in asking.invitations}
        hand_links(
            db, signature, asking.assessment.id, Handing(drawn, entered(f"{GIVE}_last", None) or today(), seen)
        )
        keep(f"saved:{GIVE}", True)


def link_of(secret: str) -> str:
    """Return the whole address behind which somebody answers."""
    parts = urlsplit(st.context.url or "")
    place = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{place}/{ADDRESS_OF_LINKS}/{secret}"


def given_out(asking: Asking) -> None:
    """Show the links that were just given out, until whoever asked for them has sent them."""
    found: tuple[Given, ...] = kept(f"{SHOWN}:{asking.assessment.id}", tuple)
    if not found or asking.assessment.closed_on or not _are_saved(asking, found):
        return
    with st.container(border=True):
        st.markdown(
            f"**{t('These links are shown only now.')}** {t('Copy and send them before you leave this page.')}"
        )
        rows = "\n".join(f"{each.person.name}\t{each.person.address}\t{each.link}" for each in found)
        if len(found) > 1:
            st.markdown(small(t("All of them, for a mail merge: name, e-mail, link")))
            st.code(rows, language=None, height=150)
        names = {each.person.id: each for each in found}
        labels = person_labels(asking, {key: each.person for key, each in names.items()})
        left, right = st.columns([0.7, 0.3])
        chosen = left.selectbox(t("Message to"), list(names), format_func=labels.__getitem__, key=f"{SHOWN}_who")
        tongue = _tongue(right, SHOWN)
        one = names[chosen or found[0].person.id]
        st.code(one.link, language=None, wrap_lines=True)
        _message(
            invitation_message(asking.assessment, asking.questionnaire, one.person.name, one.link), one.person, tongue
        )
        st.button(
            t("Sent: hide the links"), key=f"{SHOWN}_done", on_click=forget, args=(f"{SHOWN}:{asking.assessment.id}",)
        )


def _are_saved(asking: Asking, found: Sequence[Given]) -> bool:
    """Return whether the links work: a refused save leaves none to show."""
    known = {each.fingerprint for each in asking.invitations if not each.revoked_at}
    return any(fingerprint(each.link.rpartition("/")[2]) in known for each in found)


def remind_dialog(asking: Asking, asked: Sequence[Asked]) -> None:
    """Show whom to remind, with the words to send."""
    st.dialog(t("Remind"))(_reminders)(asking, asked)


def _reminders(asking: Asking, asked: Sequence[Asked]) -> None:
    owing = {each.person.id: each for each in missing(asked) if each.invitation}
    if not owing:
        st.markdown(t("Nobody with a link is missing."))
        return
    st.markdown(tn("{count} person is missing.", "{count} people are missing.", len(owing)))
    addresses = [each.person.address for each in owing.values() if each.person.address]
    if addresses:
        st.markdown(small(t("Their addresses, to be put into BCC")))
        st.code("; ".join(addresses), language=None, wrap_lines=True)
    labels = person_labels(asking, {key: each.person for key, each in owing.items()})
    left, right = st.columns([0.7, 0.3])
    chosen = left.selectbox(t("Message to"), list(owing), format_func=labels.__getitem__, key="assessment_remind_who")
    tongue = _tongue(right, "assessment_remind")
    one = owing[chosen or next(iter(owing))]
    _message(reminder_message(asking.assessment, one), one.person, tongue)


def _tongue(place: "st.delta_generator.DeltaGenerator", key: str) -> Language:
    chosen = place.selectbox(
        t("Language"), LANGUAGES, LANGUAGES.index(language()), format_func=TONGUES.__getitem__, key=f"{key}_tongue"
    )
    return chosen or language()


def _message(message: Message, person: Respondent, tongue: Language) -> None:
    """Show subject and text to copy, and a link that opens them in the mail program."""
    subject, body = say(message.subject, tongue), say(message.body, tongue)
    st.markdown(f"**{escaped(subject)}**")
    st.code(body, language=None, wrap_lines=True)
    if person.address:
        address = f"mailto:{quote(person.address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
        st.link_button(t("Open in the mail program"), address, icon=":material/mail:")
