"""Overview: where the programme stands, when each step ends, what changed."""

from ui.parts.frame import page_head
from ui.session import t

page_head(t("Overview"), "", [])
