"""The gaps of an assessment in order of priority, and how one becomes work."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assessments.followup.action import STATUS, Kind, new_action
from assessments.maturity.formula import priority_formula
from assessments.maturity.gaps import Gap
from evaluation.measure import ACTIVE, COVERAGE, HABIT
from phases.gaps.actions import close_gap
from phases.gaps.tasks import stage_for
from phases.programme import Programme
from ui.components.board import told, words
from ui.components.readings import Column, Drawn, Row, choice, figure, readings
from ui.components.readings import said as cell
from ui.parts.answering.answer_words import answer_word
from ui.parts.assessment.view import View
from ui.parts.maturity.profile import status_cell
from ui.parts.page.frame import escaped, small
from ui.parts.page.status import badge
from ui.parts.views.readings import spoken
from ui.session import acting, database, is_phone, said, t, tn
from words.format import tenth
from words.markdown import pieces
from words.status import Status

FORM, GAP = "assessments_task", "gap"
USUAL_DAYS, MOST_DAYS, LONGEST_OWNER = 10, 400, 80
MEASURES = ("", ACTIVE, HABIT, COVERAGE)
"""What can prove an action beside the next assessment: the measures of use."""
OFFERS = {
    Kind.TASK: "Turn into task",
    Kind.TAILORING: "Propose tailoring",
    Kind.RISK: "Note as risk",
    Kind.TRAINING: "Plan training",
}
DONE = {
    Kind.TASK: "The task stands in the plan",
    Kind.TAILORING: "The tailoring proposal stands among the actions",
    Kind.RISK: "The risk stands among the actions",
    Kind.TRAINING: "The training session stands among the actions",
}


def gaps(view: View) -> list[Drawn]:
    """Return the gaps in their order, each with what it is, what is done about it and what can be made of it."""
    ranked = ranked_gaps(view)
    head = told(_headline(view), t("Priority = weight × (target − score) × 1.5 if the gate needs it"))
    if not ranked:
        return [head, words(small(t("No dimension that is rated stands below its target.")))]
    return [head, {**_table(view, ranked), **_asked(), "details": [_details(view, gap) for gap in ranked]}]


def ranked_gaps(view: View) -> list[Gap]:
    """Return the gaps that have a priority, the first first."""
    return [gap for gap in view.gaps if gap.priority is not None]


def _headline(view: View) -> str:
    blocking = sum(gap.is_blocking and gap.priority is not None for gap in view.gaps)
    if not blocking:
        return t("Where closing a gap pays most") if view.gaps else t("No gap is left")
    return tn("{count} gap comes first: it stops the gate", "{count} gaps come first: they stop the gate", blocking)


def _table(view: View, ranked: Sequence[Gap]) -> Drawn:
    columns = [
        Column(t("Dimension"), width="44%"),
        Column(t("Priority"), "right", "62px"),
        *([] if is_phone() else [Column(t("Gap"), "right", "44px")]),
        Column(t("Gate"), "whole"),
        Column(t("Work"), "middle", "50px"),
    ]
    return readings("gaps", t("Gaps by priority"), columns, [_row(view, gap) for gap in ranked], "narrow")


def _row(view: View, gap: Gap) -> Row:
    task, name = view.tasks.get(gap.dimension.id), f"{gap.dimension.id} {said(gap.dimension.title)}"
    cells = (
        choice(name, title=name),
        figure(tenth(gap.priority), title=t("Show the formula")),
        *([] if is_phone() else [cell(tenth(gap.shortfall))]),
        status_cell(Status.LATE, t("stops it")) if gap.is_blocking else cell("✓" if gap.minimum else ""),
        cell(task.status.sign if task else "", title=said(task.task.title) if task else ""),
    )
    return Row(cells, spoken([priority_formula(gap)]), gap.dimension.id)


def _asked() -> Drawn:
    """Return the words of what is asked about the work; without it, it takes ten days and an assessment proves it."""
    measures = [[each, t(each) if each else t("next assessment")] for each in MEASURES]
    fields = {"days": t("Working days"), "owner": t("Owner"), "measure": t("Proven by"), "measures": measures}
    return {"choose": GAP, "main": Kind.TASK, "more": t("Days, owner, proof"), "fields": fields}


def _details(view: View, gap: Gap) -> Drawn:
    question = next(each for each in gap.dimension.question if each.id == gap.question)
    level = gap.dimension.question.index(question) + 2
    stopped = t("{dimension} stopped at question {question}", dimension=gap.dimension.id, question=gap.question)
    aim = t("Level {level}: {words}", level=level, words=said(gap.dimension.level[level - 1]))
    lines = [
        f"**{escaped(stopped)}** · {escaped(said(question.text))} **{answer_word(gap.answer)}**",
        f"{small(escaped(aim))}{_voices(view, gap)}",
        *_work(view, gap),
    ]
    offers = [kind for kind in Kind if kind is not Kind.TASK or gap.dimension.id not in view.tasks]
    return {
        "key": gap.dimension.id,
        "lines": [pieces(each) for each in lines],
        "offers": [[kind, t(OFFERS[kind])] for kind in offers],
    }


def _voices(view: View, gap: Gap) -> str:
    """Return how many gave which answer to the question; nothing while only one answered."""
    agreed = view.profile.dimension[gap.dimension.id].agreements.get(gap.question)
    if agreed is None or len(agreed.given) < 2:
        return ""
    counts = " · ".join(f"{count} × {answer_word(answer)}" for answer, count in Counter(agreed.given).items())
    split = " " + badge(Status.LATE, t("disagree")) if agreed.is_open else ""
    return f"  \n{small(t('Respondents: {counts}', counts=counts))}{split}"


def _work(view: View, gap: Gap) -> list[str]:
    """Return what is already done about the gap."""
    task = view.tasks.get(gap.dimension.id)
    done = [f"{badge(task.status)} {escaped(said(task.task.title))}"] if task else []
    return done + [
        f"{badge(STATUS[each.state], said(each.new.kind.words))} {escaped(said(each.new.title))}"
        for each in view.actions
        if each.new.section == gap.dimension.id and each.new.kind is not Kind.TASK
    ]


def turn(programme: Programme, view: View, act: str, told: Mapping[str, object]) -> None:
    """Make work of the gap that the browser names; what it does not know is left alone."""
    gap = next((each for each in ranked_gaps(view) if each.dimension.id == told.get("key")), None)
    if gap is None or act not in list(Kind):
        return
    kind, days = Kind(act), told.get("days", USUAL_DAYS)
    step, phase = stage_for(gap.dimension.step, programme.steps, view.phases)
    owner, measure = str(told.get("owner", "")).strip()[:LONGEST_OWNER], str(told.get("measure", ""))
    new = replace(
        new_action(kind, gap, view.assessment.id), owner=owner, measure=measure if measure in MEASURES else ""
    )
    whole = int(min(max(1, days), MOST_DAYS)) if isinstance(days, int | float) else USUAL_DAYS
    with acting(FORM, t(DONE[kind])) as signature, database() as db:
        close_gap(db, signature, programme.id, (new, (step, phase, whole)))
