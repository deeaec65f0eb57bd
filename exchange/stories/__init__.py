"""The demo's stories: read from `data/demo`, and lived day by day through the same actions as the pages use.

May import every room but `ui`; `cli.py` and the page that offers a demo import it.
"""
