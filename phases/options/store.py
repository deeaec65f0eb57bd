"""The rows of products, fits, criteria, scores and terms."""

from data.database import Database
from data.keyed import Shelf, drop, load_kept
from methodology.choice_content import ChoiceContent
from phases.options.comparison import Candidates
from phases.options.criterion import Criterion, Score, Terms, default_criteria
from phases.options.option import Fit, Option
from phases.scope.store import load_requirements

OPTIONS = Shelf("product_options", Option, "p", words=frozenset({"name", "vendor", "note"}))
FITS = Shelf("fits", Fit, words=frozenset({"note"}))
CRITERIA = Shelf("choice_criteria", Criterion, "c", words=frozenset({"title"}))
SCORES = Shelf("choice_scores", Score, words=frozenset({"note"}))
TERMS = Shelf("choice_terms", Terms)


def load_options(db: Database, programme_id: str) -> list[Option]:
    """Return a programme's products in their order."""
    return load_kept(db, OPTIONS, programme_id)


def load_fits(db: Database, programme_id: str) -> list[Fit]:
    """Return how products meet requirements."""
    return load_kept(db, FITS, programme_id)


def remove_fit(db: Database, programme_id: str, fit: Fit) -> None:
    """Remove what was said of a product and a requirement; refuses a stale one."""
    drop(db, FITS, programme_id, fit)


def load_criteria(db: Database, programme_id: str, content: ChoiceContent) -> list[Criterion]:
    """Return a programme's criteria; those of the pack until somebody changes them."""
    return load_kept(db, CRITERIA, programme_id) or default_criteria(content)


def load_scores(db: Database, programme_id: str) -> list[Score]:
    """Return the scores that people gave."""
    return load_kept(db, SCORES, programme_id)


def load_terms(db: Database, programme_id: str) -> Terms:
    """Return the terms of the cost; five years at 6 % in EUR until somebody changes them."""
    return next(iter(load_kept(db, TERMS, programme_id)), Terms())


def load_candidates(db: Database, programme_id: str, content: ChoiceContent) -> Candidates:
    """Return everything that was said about the products of a programme."""
    return Candidates(
        tuple(load_requirements(db, programme_id)),
        tuple(load_options(db, programme_id)),
        tuple(load_fits(db, programme_id)),
        tuple(load_criteria(db, programme_id, content)),
        tuple(load_scores(db, programme_id)),
        load_terms(db, programme_id),
    )
