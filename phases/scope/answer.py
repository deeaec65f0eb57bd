"""What the page of scope says first, and the findings over its parts."""

from collections.abc import Sequence

from phases.scope.coverage import Coverage, Scope
from words.text import Sentence, counted, sentence


def scope_answer(scope: Scope, found: Coverage) -> Sentence:
    """Return whether everything that is asked for serves an objective, and every objective is served."""
    if not scope.objectives:
        return counted(
            "{count} requirement and no objective that it could serve",
            "{count} requirements and no objective that they could serve",
            len(scope.requirements),
        )
    if found.orphans and found.unserved:
        return sentence("{orphans}, and {unserved}", orphans=_orphans(scope, found), unserved=_unserved(scope, found))
    if found.orphans:
        return _orphans(scope, found)
    if found.unserved:
        return _unserved(scope, found)
    return counted(
        "Every objective has a requirement, and the only requirement serves one",
        "Every objective has a requirement, and all {count} requirements serve one",
        len(scope.requirements),
    )


def _orphans(scope: Scope, found: Coverage) -> Sentence:
    return counted(
        "{count} of {whole} requirements serves no objective",
        "{count} of {whole} requirements serve no objective",
        len(found.orphans),
        whole=len(scope.requirements),
    )


def _unserved(scope: Scope, found: Coverage) -> Sentence:
    return counted(
        "{count} of {whole} objectives has no requirement",
        "{count} of {whole} objectives have no requirement",
        len(found.unserved),
        whole=len(scope.objectives),
    )


def criteria_finding(scope: Scope, found: Coverage) -> Sentence:
    """Return whether the success criteria are complete, so that the result can be measured against them."""
    if not found.unmeasurable:
        return counted(
            "The objective has a complete success criterion",
            "All {count} objectives have complete success criteria",
            len(scope.objectives),
        )
    return counted(
        "{count} of {whole} objectives cannot be measured yet: its criterion is not complete",
        "{count} of {whole} objectives cannot be measured yet: their criteria are not complete",
        len(found.unmeasurable),
        whole=len(scope.objectives),
    )


def impact_finding(scope: Scope, found: Coverage) -> Sentence:
    """Return how many technologies and processes are touched, and which missing functions nobody asked for."""
    counts = [sum(each.kind == kind for each in scope.impacts) for kind in ("technology", "process", "function")]
    technology, process, missing = counts
    if found.unasked:
        return counted(
            "{count} of {missing} missing functions is asked for by no requirement",
            "{count} of {missing} missing functions are asked for by no requirement",
            len(found.unasked),
            missing=missing,
        )
    return sentence(
        "The CRM touches {technology} and {process}; {missing}",
        technology=counted("{count} system", "{count} systems", technology),
        process=counted("{count} process", "{count} processes", process),
        missing=counted("{count} function is missing", "{count} functions are missing", missing),
    )


def exceptions_finding(found: Coverage, names: Sequence[str] = ()) -> Sentence:
    """Return how many requirements are outdated or isolated exceptions, and how many areas nobody speaks of."""
    exceptional = counted(
        "{count} requirement is an outdated or isolated exception: it does not count in the choice",
        "{count} requirements are outdated or isolated exceptions: they do not count in the choice",
        len(found.exceptions),
    )
    idle = sentence("No requirement speaks of {areas}.", areas=tuple(names))
    if found.exceptions and names:
        return sentence("{exceptional}. {idle}", exceptional=exceptional, idle=idle)
    if names:
        return idle
    return exceptional if found.exceptions else sentence("No requirement is an outdated or isolated exception")
