"""The frame around every page: brand, navigation, programme in view, language, name; then the page itself."""

from ui.navigation import current_page
from ui.parts.sidebar import brand, sidebar
from ui.session import show_toasts

brand()
page = current_page()
sidebar()
show_toasts()
page.run()
