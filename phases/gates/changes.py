"""What the journal says of one gate: evidence, decisions, conditions."""

from collections.abc import Mapping, Sequence

from access.journal import Facts, Record
from phases.gates.gate import VERDICTS
from phases.summary.change import Change
from words.status import Status
from words.text import Sentence, Text, sentence


def gate_changes(records: Sequence[Record], gate: str, titles: Mapping[str, Text]) -> list[Change]:
    """Return what was done at a gate, in the order of the records; titles are those of its criteria."""
    mine = [(record, _said(record, titles)) for record in records if record.entry.subject == gate]
    return [
        Change(record.at, record.actor, record.entry.programme_id, said[0], said[1]) for record, said in mine if said
    ]


def _said(record: Record, titles: Mapping[str, Text]) -> tuple[Status, Sentence] | None:
    before, after = record.entry.before, record.entry.after
    if record.entry.verb == "add_evidence":
        return Status.DONE, sentence("{criterion}: {note}", criterion=_criterion(after, titles), note=after["note"])
    if record.entry.verb == "withdraw_evidence":
        words = {"criterion": _criterion(before, titles), "note": before["note"]}
        return Status.WAIT, sentence("{criterion}: withdrawn, {note}", **words)
    if record.entry.verb == "close_condition":
        return Status.DONE, sentence("Condition done: {title}", title=after["title"])
    if record.entry.verb == "decide_gate":
        status, word = VERDICTS[str(after["verdict"])]
        return status, sentence("{verdict}: {reason}", verdict=word, reason=after["reason"])
    return None


def _criterion(facts: Facts, titles: Mapping[str, Text]) -> Text:
    key = str(facts["criterion"])
    return titles.get(key, key)
