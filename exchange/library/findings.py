"""What is wrong with a library: all of it, each with its file and line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from errors import Refusal
from words.text import Sentence, counted, joined, sentence


class BadLibrary(Refusal):
    """The library has problems; all of them are listed and nothing was imported."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            counted(
                "The library has {count} problem, nothing was imported:\n{listed}",
                "The library has {count} problems, nothing was imported:\n{listed}",
                len(problems),
                listed=joined(problems, "\n"),
            )
        )


@dataclass
class Findings:
    """The problems found so far."""

    problems: list[Sentence] = field(default_factory=list)

    def add(self, file: str, line: int, problem: Sentence) -> None:
        """Note what is wrong in a line."""
        said = sentence("{file}, line {line}: {problem}", file=file, line=str(line), problem=problem)
        if said not in self.problems:
            self.problems.append(said)

    def add_whole(self, file: str, problem: Sentence) -> None:
        """Note what is wrong with a file as a whole."""
        self.problems.append(sentence("{file}: {problem}", file=file, problem=problem))

    def refuse(self) -> None:
        """Refuse the library where there is a problem."""
        if self.problems:
            raise BadLibrary(self.problems)
