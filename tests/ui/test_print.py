"""What the pages say to a printer."""

from ui.parts.page.paper import light_paper
from ui.parts.page.sidebar import PRINTED


def test_on_paper_there_is_neither_navigation_nor_a_button_and_nothing_is_cut():
    assert PRINTED.count("{") == PRINTED.count("}")
    hidden, shown = PRINTED.split("@media print")[1].split("display: none !important")
    assert "[data-testid=stSidebar]" in hidden
    assert "[data-testid=stButton]" in hidden
    assert "[data-testid=stForm]" in hidden
    assert "[data-testid=stPopover]" in hidden
    assert "[data-testid=stMain]" in shown
    assert "overflow: visible !important" in shown


def test_what_is_shown_dark_is_light_on_paper():
    style = light_paper()

    assert style.count("{") == style.count("}")
    assert style.startswith("@media print")
    assert "--st-background-color: #ffffff !important" in style
    assert '[style*="color: rgb(255, 156, 146)"] {color: #b3261e !important}' in style
