"""What the page of scope reads: objectives, requirements, impacts and what is not tied, once per revision and day."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from data.database import open_database
from methodology.choice_content import ChoiceContent
from methodology.loader import load_pack
from phases.programme import Programme
from phases.scope.coverage import Coverage, Scope, coverage
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement
from phases.scope.store import load_scope
from ui.views import Moment, moment_of
from words.text import Text


@dataclass(frozen=True, eq=False)
class Scoped:
    """The scope of one programme on a day, only read."""

    moment: Moment
    programme: Programme
    scope: Scope
    coverage: Coverage
    content: ChoiceContent

    @property
    def areas(self) -> Mapping[str, Text]:
        """Return what the functional areas are called, by id."""
        return {each.id: each.title for each in self.content.areas}

    @property
    def benefits(self) -> Mapping[str, Text]:
        """Return the benefits that people are asked about, by section.question."""
        asked = (each for each in load_pack(self.programme.method).questionnaires if each.rule == "expectation")
        return {".".join(key): ask.text for each in asked for key, ask in each.asks.items()}

    @property
    def objectives(self) -> Mapping[str, Objective]:
        """Return the objectives by key."""
        return {each.key: each for each in self.scope.objectives}

    @property
    def requirements(self) -> Mapping[str, Requirement]:
        """Return the requirements by key."""
        return {each.key: each for each in self.scope.requirements}

    @property
    def is_empty(self) -> bool:
        """Return whether nobody said anything yet."""
        return not (self.scope.objectives or self.scope.requirements or self.scope.impacts)


def scope_of(programme: Programme) -> Scoped:
    """Return the programme's scope as of today."""
    return _scope(moment_of(programme), programme)


@st.cache_resource(max_entries=64, show_spinner=False)
def _scope(moment: Moment, _programme: Programme) -> Scoped:
    content = load_pack(_programme.method).choice
    with open_database(moment.path) as db:
        found = load_scope(db, moment.programme_id)
    return Scoped(moment, _programme, found, coverage(found, tuple(content.area)), content)
