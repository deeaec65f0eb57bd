"""Libraries of other people: our counts are the expected ones, and a pack takes each as a questionnaire."""

import shutil

import pytest

from exchange.library.importing import Wanted, read_library, write_library
from methodology.loader import PACKS, check_pack, read_pack
from tests.exchange.library.samples import as_written, expected, sample

CISO = ("dynamic-questionnaire", "enisa-sme-cra-maturity", "ict-minimal", "vendor-due-diligence")


@pytest.fixture
def pack(tmp_path):
    """A copy of the shipped pack."""
    return shutil.copytree(PACKS / "crm-core", tmp_path / "crm-core")


@pytest.mark.parametrize("name", CISO)
def test_the_counts_of_ciso_libraries_are_the_expected_ones(name):
    facts = read_library(sample(f"ciso/{name}.yaml"), Wanted("ciso")).facts

    assert {key: as_written(value) for key, value in facts.items()} == expected(f"ciso/{name}.yaml")


def test_the_counts_and_scores_of_samm_are_the_expected_ones():
    facts = dict(read_library(sample("owasp-samm"), Wanted("samm")).facts)
    wanted = expected("owasp-samm/")

    assert set(facts.pop("score_all_lowest").values()) == {float(wanted.pop("score_all_lowest").split()[0])}
    assert set(facts.pop("score_all_highest").values()) == {float(wanted.pop("score_all_highest").split()[0])}
    assert {key: as_written(value) for key, value in facts.items()} == wanted


def test_the_counts_of_checklists_in_json_are_the_expected_ones():
    facts = read_library(sample("azure/alz_checklist.en.json"), Wanted("table")).facts
    names = {"categories": "sections", "duplicate_guids": "duplicate_ids"}

    wanted = expected("azure/alz_checklist.en.json")
    assert {key: as_written(facts[names.get(key, key)]) for key in wanted} == wanted


def test_questions_inside_capabilities_are_counted_one_by_one():
    file = "dora/capability_prioritization_questions.json"

    facts = read_library(sample(file), Wanted("table")).facts

    assert (facts["sections"], facts["questions"]) == tuple(map(int, expected(file).values()))


@pytest.mark.parametrize(
    ("name", "form", "asked", "languages"),
    [
        ("ciso/dynamic-questionnaire.yaml", "ciso", 16, ("fr",)),
        ("ciso/enisa-sme-cra-maturity.yaml", "ciso", 25, ("en",)),
        ("ciso/ict-minimal.yaml", "ciso", 108, ("en", "de", "fr", "it")),
        ("ciso/vendor-due-diligence.yaml", "ciso", 46, ("fr", "en")),
        ("owasp-samm", "samm", 90, ("en",)),
        ("azure/alz_checklist.en.json", "table", 243, ("en",)),
    ],
)
def test_each_library_becomes_a_questionnaire_that_the_pack_takes_unchanged(pack, name, form, asked, languages):
    library = read_library(sample(name), Wanted(form))

    written = write_library(library, pack)

    assert check_pack(pack) == []
    read = next(each for each in read_pack(pack).questionnaires if each.id == written.stem)
    assert read == library.questionnaire
    assert (len(read.asks), read.languages) == (asked, languages)


def test_copyright_and_licence_stay_with_the_questions(pack):
    write_library(read_library(sample("ciso/ict-minimal.yaml"), Wanted("ciso")), pack)
    write_library(read_library(sample("owasp-samm"), Wanted("samm")), pack)

    assert "copyright: Creative Commons BY." in (pack / "questionnaires" / "ict-minimal.toml").read_text("utf-8")
    assert "licence: CC BY-SA 4.0" in (pack / "questionnaires" / "owasp-samm.toml").read_text("utf-8")


def test_no_is_a_word_and_not_a_truth_value():
    made = read_library(sample("owasp-samm"), Wanted("samm")).questionnaire

    assert {scale.choice[0].title["en"] for scale in made.scales} == {"No"}
    assert {scale.values for scale in made.scales} == {(0.0, 0.25, 0.5, 1.0)}
