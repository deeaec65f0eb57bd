"""The logs that were read: rows left out and why, and taking one away."""

import streamlit as st

from evaluation.actions import remove_log
from evaluation.logs import LogAccount, UsageLog
from phases.programme import Programme
from ui.parts.page.frame import escaped, finding, messages, small
from ui.parts.table import figure_table
from ui.parts.usage.view import View, first_and_last
from ui.session import acting, database, is_phone, language, programme_in_view, t, tn
from words.format import number, short_date

REMOVE = "usage_remove"


def logs(programme: Programme, view: View) -> None:
    """Show each log with its rows, and the first rows that were left out."""
    out = view.left_out
    title = tn("{count} row was left out", "{count} rows were left out", out) if out else t("No row was left out")
    finding(title, t("Rows of the event logs; a row without a readable time cannot be placed in a week"))
    if is_phone():
        for log in view.logs:
            st.markdown(f"**{escaped(log.name)}**  \n{small(escaped(_in_words(log)))}")
    else:
        rows = [{t("Log"): escaped(log.name), **_facts(log)} for log in view.logs]
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        figure_table(columns, list(columns)[2:-1], title)
    if out:
        left_out([log.account for log in view.logs if log.account.rejected], t("Rows left out"))
    if st.button(t("Remove a log"), key="usage_remove_open", type="tertiary", icon=":material/delete:"):
        st.dialog(t("Remove a log"))(_remove_form)(programme, view.logs)


def _facts(log: UsageLog) -> dict[str, str]:
    account, spoken = log.account, language()
    return {
        t("Period"): _period(log),
        t("Rows"): number(account.rows),
        t("Used"): number(account.usable),
        t("Left out"): number(sum(account.rejected.values())),
        t("Without person"): number(account.without_user),
        t("People"): number(account.users),
        t("Added"): t("{day} by {actor}", day=short_date(log.added_on, spoken), actor=escaped(log.added_by)),
    }


def _period(log: UsageLog) -> str:
    first, last = first_and_last(log.first_on, log.last_on)
    return t("{first} to {last}", first=first, last=last)


def _in_words(log: UsageLog) -> str:
    account = log.account
    parts = [
        _period(log),
        tn("{count} row", "{count} rows", account.rows),
        tn("{count} row left out", "{count} rows left out", sum(account.rejected.values())),
        tn("{count} person", "{count} people", account.users),
    ]
    return " · ".join(parts)


def left_out(accounts: list[LogAccount], alt: str) -> None:
    """Show why rows were left out: reason, how many, and how the first of them read; `alt` says of what."""
    rows: list[tuple[str, str, str]] = []
    for account in accounts:
        for reason, count in account.rejected.items():
            first = [(line, text) for line, why, text in account.left_out if why == reason]
            shown = " · ".join(
                t("line {line}: {words}", line=line, words=escaped(text) or t("empty")) for line, text in first[:3]
            )
            rows.append((t(reason), number(count), shown))
    columns = {t("Why"): [row[0] for row in rows], t("Rows"): [row[1] for row in rows]}
    figure_table({**columns, t("First of them"): [row[2] for row in rows]}, [t("Rows")], alt)


def _remove_form(programme: Programme, found: tuple[UsageLog, ...]) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    log = st.selectbox(t("Log"), found, format_func=lambda each: each.name, key="usage_remove_log")
    st.markdown(t("Its events no longer count in any measure. The file itself can be added again."))
    st.button(t("Remove"), key=REMOVE, type="primary", on_click=_remove, args=(log.id,))
    messages(REMOVE)


def _remove(log_id: str) -> None:
    with acting(REMOVE, t("The log is removed")) as signature, database() as db:
        remove_log(db, signature, log_id)
