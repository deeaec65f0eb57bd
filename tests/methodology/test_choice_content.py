"""What the shipped pack says about scope and choice."""

from methodology.loader import load_pack


def test_the_pack_names_the_four_functional_areas_in_three_layers():
    choice = load_pack("crm-core").choice

    assert list(choice.area) == ["marketing", "sales", "service", "database"]
    assert [each.id for each in choice.layers] == ["interface", "function", "support"]
    assert all(each.function for each in choice.areas)


def test_deeper_customisation_takes_more_days_and_programming_more_than_configuration():
    levels = [load_pack("crm-core").choice.customisation[level] for level in (1, 2, 3, 4)]

    assert [each.customisation_days for each in levels] == sorted(each.customisation_days for each in levels)
    assert all(each.configuration_days < each.customisation_days for each in levels)


def test_the_default_weights_sum_to_a_hundred_and_two_criteria_are_computed():
    criteria = load_pack("crm-core").choice.criteria

    assert sum(each.weight for each in criteria) == 100
    assert [each.source for each in criteria].count("people") == len(criteria) - 2


def test_a_pack_may_leave_the_choice_out(root):
    from methodology.loader import read_pack

    assert read_pack(root / "tests" / "packs" / "good" / "tiny").choice.areas == ()
