"""Which addresses are pages."""

import pytest

from ui.navigation import addresses, unknown_page

HOST = "http://127.0.0.1:8501"


@pytest.mark.parametrize(
    ("path", "name"), [("nosuchpage", "nosuchpage"), ("nosuchpage/", "nosuchpage"), ("no%20such", "no such")]
)
def test_what_is_no_page_is_named(path, name):
    assert unknown_page(f"{HOST}/{path}", "") == name
    assert unknown_page(f"{HOST}/crm/{path}", "crm") == name


@pytest.mark.parametrize("address", [None, "", HOST, f"{HOST}/", *(f"{HOST}/{each}" for each in addresses())])
def test_the_host_alone_and_every_page_are_known(address):
    assert unknown_page(address, "") == ""


@pytest.mark.parametrize("base", ["crm", "/crm", "/crm/"])
def test_the_path_under_which_the_product_stands_is_no_page_of_its_own(base):
    assert unknown_page(f"{HOST}/crm", base) == ""
    assert unknown_page(f"{HOST}/crm/plan", base) == ""
