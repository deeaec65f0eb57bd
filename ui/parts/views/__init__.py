"""Views of a page: shown as one element or drawn on sight, chosen in the browser, the choice kept in the address.

Mounts what `ui.components` describes, and hears what is clicked in it.
"""
