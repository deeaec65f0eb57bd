"""Markdown as a complete page to print: sanitised, without links, images and scripts."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

import nh3
from markdown import Markdown

from errors import Refusal
from words.format import number
from words.text import HTML_LANGUAGES, Language, sentence

LARGEST = 64 * 1024
LARGEST_WHOLE = 8 * 1024 * 1024
MOST_BRACKETS = 500
"""Brackets cost a reader of Markdown the square of their number."""

LINKING = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref")
RAW = ("autolink", "automail", "html")
BLOCKS = {"h1", "h2", "h3", "h4", "p", "pre", "ul", "ol", "li", "blockquote", "hr", "br"}
CELLS = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = BLOCKS | CELLS | {"strong", "em", "code"}
SIDES = {cell: {"align": {"right"}} for cell in ("th", "td")}
"""That the words of a cell stand right: all that a tag may say of itself."""
STYLE = Path(__file__).with_name("print.css")
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/favicon.png">
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


class TooMuchMarkdown(Refusal):
    """The text is too long, or holds too many brackets, to be made a page."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "This text cannot be made a page: at most {size} KB and {brackets} “[”. Shorten it.",
                size=number(LARGEST // 1024),
                brackets=number(MOST_BRACKETS),
            )
        )


class TooMuchToPrint(Refusal):
    """All parts together are more than a browser shows as one page."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "All of it together is more than a page of {size} MB. "
                "Take the page without its annex, or the workbook.",
                size=LARGEST_WHOLE // 2**20,
            )
        )


def to_html(markdown_text: str, title: str, language: Language) -> str:
    """Return a complete, safe page to print; refuse a text that is too long or holds too many brackets."""
    return parts_to_html([markdown_text], title, language)


def parts_to_html(parts: Sequence[str], title: str, language: Language) -> str:
    """Return a page of several texts, each made on its own; refuse what is too long or holds too many brackets."""
    if sum(len(each) for each in parts) > LARGEST_WHOLE:
        raise TooMuchToPrint
    reader = _converter()
    body = "\n".join(_clean(reader, each) for each in parts)
    return PAGE.format(language=HTML_LANGUAGES[language], title=escape(title), style=style(title), body=body)


def _clean(reader: Markdown, markdown_text: str) -> str:
    if len(markdown_text.encode()) > LARGEST or markdown_text.count("[") > MOST_BRACKETS:
        raise TooMuchMarkdown
    converted = reader.reset().convert(markdown_text)
    found: str = nh3.clean(converted, tags=TAGS, attributes={}, tag_attribute_values=SIDES, clean_content_tags=set())
    return found


def style(foot: str) -> str:
    """Return the page's style, with the words at the foot of the paper: letters as numbers, so that none is code."""
    return _sheet().replace("FOOT", "".join(f"\\{ord(letter):x} " for letter in foot))


def policy(page: str) -> str:
    """Return the content security policy under which a page works: its own style and nothing else."""
    digest = b64encode(sha256(page.partition("<style>")[2].partition("</style>")[0].encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _sheet() -> str:
    return STYLE.read_text(encoding="utf-8")


def _converter() -> Markdown:
    """Return a reader of Markdown that knows tables, and neither HTML nor links."""
    sides = {"tables": {"use_align_attribute": True}}
    reader = Markdown(extensions=["tables", "sane_lists"], extension_configs=sides, output_format="html")
    reader.preprocessors.deregister("html_block")
    reader.parser.blockprocessors.deregister("reference")
    for pattern in (*LINKING, *RAW):
        reader.inlinePatterns.deregister(pattern)
    reader.ESCAPED_CHARS.extend(each for each in "$~:" if each not in reader.ESCAPED_CHARS)
    return reader
