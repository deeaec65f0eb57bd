"""What stands above the questions: the section, how to read its answers, its levels, and when a question is asked."""

from methodology.questionnaire import Ask, Questionnaire, Section
from ui.session import said, t


def section_title(section: Section) -> str:
    """Return what a section is called; short ids that people know by heart stand before it."""
    title = said(section.title)
    return f"{section.id} {title}" if len(section.id) <= 2 else title


def reading(questionnaire: Questionnaire, section: Section) -> tuple[str, str]:
    """Return the heading of a section and how to read its answers."""
    title = said(section.title)
    if questionnaire.rule == "maturity":
        return t("{dimension}: where does it stand today?", dimension=title), t(
            "True for which share of the scope? N up to 15 % · P to 50 % · L to 85 % · F more · "
            "N/A does not apply · ? do not know"
        )
    return title, said(section.text) if section.text else said(questionnaire.purpose)


def level_words(section: Section, level: int) -> str:
    """Return what a level of the section looks like."""
    return t("Level {level}: {words}", level=level, words=said(section.level[level - 1]))


def condition(questionnaire: Questionnaire, ask: Ask) -> str:
    """Return on which answer a question depends."""
    question, _, choice = ask.asked_when.partition("=")
    asked = next((each for place, each in questionnaire.asks.items() if ".".join(place) == question), None)
    if asked is None:
        return ""
    scales = (questionnaire.scale_of[each.scale] for each in questionnaire.facets(asked))
    chosen = next((scale.choices[choice] for scale in scales if choice in scale.choices), None)
    words = said(chosen.title) if chosen else choice
    return t("Only if “{question}” is answered “{choice}”", question=said(asked.text), choice=words)
