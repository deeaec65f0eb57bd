"""What the journal says of scope, choice and customer value."""

from collections.abc import Mapping

from access.journal import Entry, Facts
from words.status import Status
from words.text import Sentence, Text, sentence


def scope_change(entry: Entry) -> tuple[Status, Sentence] | None:
    """Return what an entry says; None where it is not about scope, choice or customer value."""
    name = _name(entry.after) or _name(entry.before) or entry.subject
    known: Mapping[str, tuple[Status, Sentence]] = {
        "add_objective": (Status.DOING, sentence("Objective added: {title}", title=name)),
        "edit_objective": (Status.DOING, sentence("Objective changed: {title}", title=name)),
        "remove_objective": (Status.WAIT, sentence("Objective removed: {title}", title=name)),
        "add_requirement": (Status.DOING, sentence("Requirement added: {title}", title=name)),
        "edit_requirement": (Status.DOING, sentence("Requirement changed: {title}", title=name)),
        "remove_requirement": (Status.WAIT, sentence("Requirement removed: {title}", title=name)),
        "import_requirements": (Status.DOING, sentence("Requirements were read from a file")),
        "add_impact": (Status.DOING, sentence("Impact added: {title}", title=name)),
        "edit_impact": (Status.DOING, sentence("Impact changed: {title}", title=name)),
        "remove_impact": (Status.WAIT, sentence("Impact removed: {title}", title=name)),
        "add_option": (Status.DOING, sentence("Product added: {title}", title=name)),
        "edit_option": (Status.DOING, sentence("Product changed: {title}", title=name)),
        "remove_option": (Status.WAIT, sentence("Product removed: {title}", title=name)),
        "judge_fits": (Status.DOING, sentence("The fit of a product was judged")),
        "score_option": (Status.DOING, sentence("A product was scored")),
        "weigh_criteria": (Status.DOING, sentence("The criteria of the choice were weighed")),
        "add_segment": (Status.DOING, sentence("Customer segment added: {title}", title=name)),
        "edit_segment": (Status.DOING, sentence("Customer segment changed: {title}", title=name)),
        "remove_segment": (Status.WAIT, sentence("Customer segment removed: {title}", title=name)),
        "add_event": (Status.DOING, sentence("Life event of customers added: {title}", title=name)),
        "edit_event": (Status.DOING, sentence("Life event of customers changed: {title}", title=name)),
        "remove_event": (Status.WAIT, sentence("Life event of customers removed: {title}", title=name)),
    }
    terms = {"add_terms", "edit_terms", "add_valueterms", "edit_valueterms"}
    if entry.verb in terms:
        return Status.DOING, sentence("Years, discount rate and currency were set")
    return known.get(entry.verb)


def _name(facts: Facts) -> Text | None:
    found = facts.get("title") or facts.get("name")
    return found if isinstance(found, str) else found if isinstance(found, Mapping) else None
