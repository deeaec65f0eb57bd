"""The frame around every page: brand, navigation, programme in view, language, name; then the page itself."""

from errors import Refusal
from ui.navigation import current_page, is_of_programme
from ui.parts.page.frame import problem
from ui.parts.page.sidebar import brand, sidebar
from ui.parts.page.unknown import no_such_page, no_such_programme
from ui.session import read_address, show_toasts, unknown_programme, write_address

read_address()
brand()
page = current_page(no_such_page)
sidebar()
write_address()
unknown = unknown_programme()
try:
    if unknown and is_of_programme(page):
        no_such_programme(unknown)
    else:
        page.run()
except Refusal as refusal:
    problem(refusal.sentence)
show_toasts()  # last: a second click stops the run, and what a stopped run showed may never have been sent
