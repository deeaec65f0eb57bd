"""Refusal: the method or the rules do not allow this now; it says why and what to do.

Refusal
  ├─ data.database.StaleSave        somebody else saved first
  ├─ data.database.Repeated         this submit was saved already (a double click)
  ├─ methodology.loader.BadPack     the pack has problems; all are listed
  └─ … each beside its rule
"""

from words.text import Sentence


class Refusal(Exception):
    """A refusal with a sentence for the person who acted; nothing was saved."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))
