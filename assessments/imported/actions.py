"""Keep a questionnaire that comes from elsewhere."""

from hashlib import sha256

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.imported.store import add_questionnaire, load_questionnaires
from data.database import Database
from errors import Refusal
from methodology.loader import load_pack
from methodology.questionnaire import Questionnaire
from words.text import sentence


class QuestionnaireTaken(Refusal):
    """The method or an earlier import has a questionnaire of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(sentence("There is a questionnaire “{key}” already. Give this one another name.", key=name))


def keep_questionnaire(db: Database, signature: Signature, questionnaire: Questionnaire) -> None:
    """Keep a questionnaire for all programmes; refuse a name that is taken."""
    content = questionnaire.model_dump_json(exclude_defaults=True)
    digest = sha256(content.encode()).hexdigest()
    with acting(db, signature):
        if questionnaire.id in load_questionnaires(db, load_pack()):
            raise QuestionnaireTaken(questionnaire.id)
        add_questionnaire(db, (questionnaire, content, digest), (signature.actor, signature.at))
        after = {"title": questionnaire.title, "questions": len(questionnaire.asks), "source": questionnaire.source}
        record(db, signature, Entry("", "import_questionnaire", questionnaire.id, {}, after))
