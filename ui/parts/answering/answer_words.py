"""How the answers of a questionnaire are called."""

from assessments.maturity.rating import Answer
from ui.session import t

WORDS = {
    Answer.NOT: "Not",
    Answer.PARTLY: "Partly",
    Answer.LARGELY: "Largely",
    Answer.FULLY: "Fully",
    Answer.NOT_APPLICABLE: "N/A",
    Answer.UNKNOWN: "?",
}


def answer_word(answer: Answer) -> str:
    """Return the answer as a word in the reader's language."""
    return t(WORDS[answer])
