"""What people do to choose: keep products, judge their fit, weigh criteria, give scores, agree on terms."""

from dataclasses import dataclass, replace

from access.actions import acting
from access.journal import Signature
from access.keeping import remove_kept, save_batch, save_kept
from data.database import Database, Gone
from data.keyed import drop
from methodology.choice_content import ChoiceContent
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.options import store
from phases.options.criterion import Criterion, Score, Terms, refuse_criteria, refuse_scores, refuse_terms
from phases.options.option import Fit, Option, refuse_fits, refuse_option
from phases.scope.objective import plain_words
from phases.scope.store import load_requirements


@dataclass(frozen=True, slots=True)
class CriteriaBatch:
    """Criteria as they are to stand, and those to be taken away; saved together or not at all."""

    kept: tuple[Criterion, ...]
    removed: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class FitBatch:
    """How one product meets requirements, and what is not judged any more."""

    kept: tuple[Fit, ...] = ()
    removed: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreBatch:
    """What people give one product, and the scores taken back."""

    kept: tuple[Score, ...] = ()
    removed: tuple[Score, ...] = ()


def save_option(db: Database, signature: Signature, programme_id: str, option: Option) -> str:
    """Save a product and return its key; refuse mistakes and stale saves."""
    with acting(db, signature):
        find_programme(db, programme_id)
        others = [each for each in store.load_options(db, programme_id) if each.key != option.key]
        refuse_option(option, {plain_words(each.name) for each in others})
        return save_kept(db, signature, (programme_id, store.OPTIONS), option)


def remove_option(db: Database, signature: Signature, programme_id: str, option: Option) -> None:
    """Remove a product with all that was said of it; the journal keeps the product."""
    with acting(db, signature):
        for fit in store.load_fits(db, programme_id):
            if fit.option == option.key:
                drop(db, store.FITS, programme_id, fit)
        for score in store.load_scores(db, programme_id):
            if score.option == option.key:
                drop(db, store.SCORES, programme_id, score)
        remove_kept(db, signature, (programme_id, store.OPTIONS), option)


def save_fits(db: Database, signature: Signature, programme_id: str, batch: FitBatch) -> None:
    """Save how products meet requirements, all or none; refuse mistakes and stale saves."""
    with acting(db, signature):
        refuse_fits(batch.kept, [each.key for each in load_requirements(db, programme_id)])
        _refuse_gone(db, programme_id, {each.option for each in batch.kept})
        kept = [replace(each, key=f"{each.option}.{each.requirement}") for each in batch.kept]
        option = next((each.option for each in (*kept, *batch.removed)), "")
        told = ("judge_fits", option)
        save_batch(db, signature, (programme_id, store.FITS), told, (kept, batch.removed))


def save_scores(db: Database, signature: Signature, programme_id: str, batch: ScoreBatch) -> None:
    """Save scores that people give, all or none; refuse mistakes, computed criteria and stale saves."""
    with acting(db, signature):
        content = _content(db, programme_id)
        refuse_scores(batch.kept, store.load_criteria(db, programme_id, content))
        _refuse_gone(db, programme_id, {each.option for each in batch.kept})
        kept = [replace(each, key=f"{each.option}.{each.criterion}") for each in batch.kept]
        option = next((each.option for each in (*kept, *batch.removed)), "")
        told = ("score_option", option)
        save_batch(db, signature, (programme_id, store.SCORES), told, (kept, batch.removed))


def save_criteria(db: Database, signature: Signature, programme_id: str, batch: CriteriaBatch) -> None:
    """Save the criteria with their weights, all or none; refuse mistakes and stale saves.

    The first save takes the pack's criteria into the programme. Scores of a removed criterion go with it.
    """
    with acting(db, signature):
        find_programme(db, programme_id)
        touched = {each.key for each in (*batch.kept, *batch.removed)}
        standing = store.load_criteria(db, programme_id, _content(db, programme_id))
        others = [each for each in standing if each.key not in touched]
        refuse_criteria([*others, *batch.kept])
        kept = [each for each in (*others, *batch.kept) if each not in standing or not each.version]
        for criterion in batch.removed:
            _forget_scores(db, programme_id, criterion)
        removed = [each for each in batch.removed if each.version]
        told = ("weigh_criteria", f"{len(kept)}")
        save_batch(db, signature, (programme_id, store.CRITERIA), told, (kept, removed))


def save_terms(db: Database, signature: Signature, programme_id: str, terms: Terms) -> None:
    """Save over how many years, at which rate and in which currency costs are compared; refuse mistakes."""
    with acting(db, signature):
        find_programme(db, programme_id)
        refuse_terms(terms)
        save_kept(db, signature, (programme_id, store.TERMS), replace(terms, key="terms"))


def _forget_scores(db: Database, programme_id: str, criterion: Criterion) -> None:
    for score in store.load_scores(db, programme_id):
        if score.criterion == criterion.key:
            drop(db, store.SCORES, programme_id, score)


def _refuse_gone(db: Database, programme_id: str, options: set[str]) -> None:
    if options - {each.key for each in store.load_options(db, programme_id)}:
        raise Gone


def _content(db: Database, programme_id: str) -> ChoiceContent:
    return load_pack(find_programme(db, programme_id).method).choice
