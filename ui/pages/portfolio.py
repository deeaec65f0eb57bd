"""Portfolio: which programmes are in trouble, since when, what must be decided, what changed."""

from ui.parts.frame import answer, page_head
from ui.session import t
from words.text import sentence

page_head(t("Portfolio"), "", [])
answer(sentence("No programme yet."))
