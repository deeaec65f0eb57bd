"""What the pages say to a printer."""

from ui.parts.sidebar import PRINTED


def test_on_paper_there_is_neither_navigation_nor_a_button_and_nothing_is_cut():
    assert PRINTED.count("{") == PRINTED.count("}")
    hidden, shown = PRINTED.split("@media print")[1].split("display: none !important")
    assert "[data-testid=stSidebar]" in hidden
    assert "[data-testid=stButton]" in hidden
    assert "[data-testid=stMain]" in shown
    assert "overflow: visible !important" in shown
