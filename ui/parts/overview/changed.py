"""What changed: the newest entries of the journal as people read them."""

from collections.abc import Mapping, Sequence

from phases.summary.change import Change
from ui.parts.page.frame import escaped
from ui.parts.page.status import sign
from ui.parts.table import text_table, together
from ui.session import language, said, t
from words.format import short_date
from words.text import Text


def changed_table(shown: Sequence[Change], names: Mapping[str, Text] | None = None) -> None:
    """Show changes as day, sign and sentence; with names, each line says its programme first."""
    lines = [f"{sign(each.status)} {_subject(each, names)}{escaped(said(each.words))}" for each in shown]
    columns = {"day": [together(short_date(each.at.date(), language())) for each in shown], "change": lines}
    if names is None:
        columns["actor"] = [escaped(together(each.actor)) for each in shown]
    text_table(columns, t("What changed last, from the journal"), header=False)


def _subject(change: Change, names: Mapping[str, Text] | None) -> str:
    return f"**{escaped(said(names[change.programme_id]))}** " if names else ""
