"""What a record of the journal says to a reader."""

from collections.abc import Mapping, Sequence

from access.journal import Entry, Facts, Record
from phases.gates.gate import VERDICTS
from phases.scope.changes import scope_change
from phases.summary.change import Change, fold
from words.status import Status
from words.text import Sentence, Text, counted, sentence

Titles = Mapping[str, Text | Sentence]
ROWS: Mapping[str, tuple[Status, Sentence]] = {
    "add_row": (Status.DOING, sentence("A row was added to the plan")),
    "delete_rows": (Status.WAIT, sentence("Rows of the plan were deleted")),
    "move_row": (Status.DOING, sentence("Rows of the plan were arranged anew")),
    "indent_row": (Status.DOING, sentence("Rows of the plan were arranged anew")),
    "outdent_row": (Status.DOING, sentence("Rows of the plan were arranged anew")),
    "keep_view": (Status.DONE, sentence("A view of the plan was kept")),
    "drop_view": (Status.TODO, sentence("A view of the plan was deleted")),
    "add_respondents": (Status.DOING, sentence("People were asked to answer")),
    "edit_respondent": (Status.DOING, sentence("A respondent was changed")),
    "withdraw_respondent": (Status.WAIT, sentence("A respondent was withdrawn")),
    "invite_respondents": (Status.DOING, sentence("Links to an assessment were given out")),
    "revoke_link": (Status.WAIT, sentence("A link to an assessment was revoked")),
    "submit_answers": (Status.DONE, sentence("Answers to an assessment were submitted")),
    "add_calendar": (Status.DOING, sentence("A calendar was added")),
    "edit_calendar": (Status.DOING, sentence("A calendar was changed")),
    "remove_calendar": (Status.WAIT, sentence("A calendar was deleted")),
    "undo_calendar": (Status.TODO, sentence("The last change of a calendar was taken back")),
    "redo_calendar": (Status.DOING, sentence("A change of a calendar was done again")),
    "agree_value": (Status.DONE, sentence("A disagreement of an assessment was settled")),
    "show_evidence": (Status.DONE, sentence("Evidence for an assessment was added")),
    "take_evidence_back": (Status.WAIT, sentence("Evidence for an assessment was withdrawn")),
    "make_action": (Status.DOING, sentence("A gap became work")),
    "edit_action": (Status.DOING, sentence("An action was changed")),
    "move_action": (Status.DOING, sentence("An action was moved on")),
    "undo_rows": (Status.TODO, sentence("The last change of the plan's rows was taken back")),
    "redo_rows": (Status.DOING, sentence("A change of the plan's rows was done again")),
    "renew_plan": (Status.DOING, sentence("The plan follows a later version of the method")),
    "tailor_plan": (Status.DOING, sentence("Steps and units of the programme were chosen anew")),
    "undo_renewal": (Status.TODO, sentence("The last change of method, steps or units was taken back")),
    "undo_import": (Status.TODO, sentence("The last update of the plan from a file was taken back")),
    "redo_import": (Status.DOING, sentence("The plan was brought up to date from a file again")),
    "redo_renewal": (Status.DOING, sentence("A change of method, steps or units was done again")),
    "set_span": (Status.DOING, sentence("The programme's dates were set")),
    "undo_span": (Status.TODO, sentence("The programme's dates were set back")),
    "redo_span": (Status.DOING, sentence("The programme's dates were set again")),
}
"""What is said of a change of rows, of how they are looked at, or of people who are asked."""


TOLD_APART = ("decide_gate", "set_baseline", "adopt_scenario", "close_condition")
"""What weighs enough for a line of its own, however much of it happens on a day."""


def changes(records: Sequence[Record], titles: Titles) -> list[Change]:
    """Return the records as sentences, many of a kind by one person on one day as one; titles are those of rows."""
    return fold((_kind(record, change), change) for record in records for change in [_change(record, titles)])


def _kind(record: Record, change: Change) -> str:
    verb = record.entry.verb
    return f"{verb} {change.words}" if verb in TOLD_APART else verb


def _change(record: Record, titles: Titles) -> Change:
    status, words = _said(record, titles)
    return Change(record.at, record.actor, record.entry.programme_id, status, words)


def _said(record: Record, titles: Titles) -> tuple[Status, Sentence]:
    entry = record.entry
    name = titles.get(f"{entry.programme_id}:{entry.subject}", entry.subject)
    after = entry.after
    if entry.verb == "edit_tasks":
        return _edited(after, titles)
    if entry.verb == "decide_gate":
        status, word = VERDICTS[str(after["verdict"])]
        return status, sentence("“{gate}”: {verdict}", gate=name, verdict=word)
    known: dict[str, tuple[Status, Sentence]] = {
        "create_programme": (Status.DOING, sentence("Programme created with its plan")),
        "import_plan": (
            Status.DOING,
            counted("Plan imported with {count} row", "Plan imported with {count} rows", _number(after.get("tasks"))),
        ),
        "update_plan": (Status.DOING, sentence("Plan brought up to date from a file")),
        "redo_edits": (Status.DOING, sentence("The edits of the plan were done again")),
        "estimate_task": (Status.DOING, sentence("Estimated: {title}", title=titles.get(entry.subject, name))),
        "withdraw_estimate": (
            Status.TODO,
            sentence("Estimate withdrawn: {title}", title=titles.get(entry.subject, name)),
        ),
        "keep_scenario": (Status.DOING, sentence("Scenario kept: {name}", name=_words(after.get("name"), "–"))),
        "adopt_scenario": (Status.DONE, sentence("Scenario adopted: {name}", name=_words(after.get("name"), "–"))),
        "drop_scenario": (Status.TODO, sentence("Scenario dropped: {name}", name=_words(after.get("name"), "–"))),
        "set_status_date": (Status.DOING, sentence("Status date set")),
        "undo_edits": (Status.TODO, sentence("The last edits of the plan were taken back")),
        "set_baseline": (Status.DOING, sentence("Baseline {name} set", name=entry.subject)),
        "add_task": (Status.DOING, sentence("Task added: {title}", title=_words(after.get("title"), name))),
        "link_tasks": (Status.DOING, sentence("A link was added to {title}", title=titles.get(entry.subject, name))),
        "add_unit": (Status.DOING, sentence("Unit added: {name}", name=_words(after.get("name"), name))),
        "add_evidence": (Status.DONE, sentence("Evidence added for {gate}", gate=name)),
        "withdraw_evidence": (Status.WAIT, sentence("Evidence withdrawn for {gate}", gate=name)),
        "close_condition": (Status.DONE, sentence("A condition of {gate} is met", gate=name)),
        "start_assessment": (
            Status.DOING,
            sentence("Assessment started: {title}", title=_words(after.get("title"), "–")),
        ),
        "answer_assessment": (Status.DOING, sentence("Answers to an assessment were given")),
        "close_assessment": (Status.DONE, sentence("An assessment was closed")),
        "add_usage_log": (Status.DOING, sentence("Event log added: {name}", name=entry.subject)),
        "remove_usage_log": (Status.WAIT, sentence("Event log removed: {name}", name=entry.subject)),
        "set_usage_targets": (Status.DOING, sentence("Targets of use were set")),
    }
    known |= _of_people(entry, name, titles)
    if found := scope_change(entry) or _only_units(entry):
        return found
    return known.get(entry.verb) or ROWS.get(entry.verb, (Status.DOING, sentence("Programme updated")))


def _only_units(entry: Entry) -> tuple[Status, Sentence] | None:
    """Return what is said of another choice of steps and units that only adds a unit; none of any other."""
    units, rows = entry.after.get("units"), entry.before.get("rows")
    if entry.verb != "tailor_plan" or not isinstance(rows, Mapping) or not isinstance(units, list):
        return None
    if len(units) != 1 or rows.get("tasks") or rows.get("units") or entry.before["steps"] != entry.after["steps"]:
        return None
    return Status.DOING, sentence("Unit added: {name}", name=_words(units[0], "–"))


def _of_people(entry: Entry, name: Text | Sentence, titles: Titles) -> dict[str, tuple[Status, Sentence]]:
    before, after = entry.before, entry.after
    return {
        "add_person": (Status.DOING, sentence("Person added: {name}", name=_words(after.get("name"), name))),
        "edit_person": (Status.DOING, sentence("Person changed: {name}", name=_words(after.get("name"), name))),
        "remove_person": (Status.WAIT, sentence("Person removed: {name}", name=_words(before.get("name"), name))),
        "assign_people": _given(after, titles),
        "unassign_person": (
            Status.WAIT,
            sentence("{who} was taken off {title}", who=_words(before.get("who"), "–"), title=name),
        ),
        "record_actuals": (
            Status.DOING,
            counted(
                "Actuals of “{title}” recorded",
                "Actuals of {count} tasks recorded, among them “{title}”",
                len(after),
                title=titles.get(next(iter(after), ""), "–"),
            ),
        ),
    }


def _given(after: Facts, titles: Titles) -> tuple[Status, Sentence]:
    task_id, people = next(iter(after.items()), ("", None))
    first = people[0] if isinstance(people, list) and people else None
    who = first.get("who") if isinstance(first, Mapping) else None
    return Status.DOING, counted(
        "{who} works on {title}",
        "{who} works on {title}; {count} tasks were given people in all",
        len(after),
        who=_words(who, "–"),
        title=titles.get(task_id, "–"),
    )


def _edited(after: Facts, titles: Titles) -> tuple[Status, Sentence]:
    finished = [key for key, fields in after.items() if isinstance(fields, Mapping) and fields.get("finished_on")]
    first = titles.get(next(iter(finished or after), ""), "–")
    if finished:
        return Status.DONE, counted(
            "Finished: {title}", "{count} tasks finished, among them “{title}”", len(finished), title=first
        )
    return Status.DOING, counted(
        "Changed in the plan: {title}",
        "{count} tasks changed in the plan, among them “{title}”",
        len(after),
        title=first,
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _words(value: object, otherwise: Text | Sentence) -> Text | Sentence:
    return value if isinstance(value, str) and value else value if isinstance(value, Mapping) else otherwise
