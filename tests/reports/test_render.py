"""The page to print: complete, small, without anything that runs or leads away."""

import time
from html.parser import HTMLParser

import pytest

from reports.pen import Pen
from reports.render import MOST_BRACKETS, TooMuchMarkdown, TooMuchToPrint, parts_to_html, policy, to_html
from reports.sponsor.report import page_title, sponsor_markdown

HARMLESS = {"p", "h1", "h2", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "main"}
ATTACKS = [
    "<script>alert(1)</script> **x** | [a](javascript:x)",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=//evil.example/beacon.png>",
    "![beacon](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt&#58;alert(1))",
    "[click](data:text/html,<script>alert(1)</script>)",
    "[click][1] [1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://evil.example>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<style>body{display:none}</style>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<form action=//evil.example><input>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext><img src=x onerror=x></mtext></math>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#x3c;/script&#x3e;",
    "\\<script\\>alert(1)\\</script\\> \\| \\[a\\](x)",
    "`<b>` ``|`` \\`|",
    "| --- | --- | # h1 - x 1. y > z",
    '" onmouseover="alert(1) " style="x:y',
    "{: onclick=alert(1) } $x$ ~~x~~ :red[x]",
    "\x02 \x03 wzxhzdk:0 klzzwxh:0001",
]


class Body(HTMLParser):
    """The tags, attributes and words of the body of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], []
        self.feed(page[page.index("<main>") : page.index("</main>")])

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


def visible(text):
    """A text as a reader sees it: without signs that cannot be seen."""
    return " ".join(text.replace("\x02", "").replace("\x03", "").replace("\N{WORD JOINER}", "").split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_every_field_stays_text(told, attack):
    facts = told(name=attack, words=attack[:56], reason=attack)

    page = to_html(sponsor_markdown(facts, "en"), page_title(facts, "en"), "en")

    body = Body(page)
    assert body.tags <= HARMLESS
    assert set(body.attributes) <= {("align", "right")}
    assert visible(attack) in visible("".join(body.words))
    assert (page.count("<style>"), page.count("</style>"), page.count("<script")) == (1, 1, 0)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_that_somebody_wrote_gives_no_tag_no_handler_and_no_link(attack):
    body = Body(to_html(f"{attack}\n\n- {attack}\n\n> {attack}\n\n    {attack}\n", attack, "en"))

    assert not body.tags & {"a", "img", "script", "style", "iframe", "svg", "form", "math", "object", "input"}
    assert not body.attributes


def test_only_columns_of_figures_stand_right():
    page = to_html("| a | b | c |\n| :--- | ---: | :---: |\n| x | 1 | y |", "x", "en")

    assert '<td align="right">1</td>' in page
    assert Body(page).attributes == [("align", "right"), ("align", "right")]


def test_words_read_the_same_after_markdown():
    for attack in ATTACKS:
        body = Body(to_html(f"# {Pen('en').say(attack)}", "x", "en"))

        assert visible("".join(body.words)) == visible(attack)


@pytest.mark.parametrize("torture", ["[" * 5000, "![" * 10_000, "[a](" * 5000, "x" * 70_000])
def test_markdown_that_would_take_long_is_refused_at_once(torture):
    started = time.process_time()

    with pytest.raises(TooMuchMarkdown, match="at most 64 KB and 500"):
        to_html(torture, "x", "en")

    assert time.process_time() - started < 0.1


@pytest.mark.parametrize("torture", ["[" * MOST_BRACKETS, "*_" * 8000, "> " * 300, "`" * 8000, "\\" * 16000])
def test_markdown_within_the_limits_is_quick(torture):
    started = time.process_time()

    to_html(torture, "x", "en")

    assert time.process_time() - started < 2


def test_brackets_that_people_write_never_stop_the_report(told):
    facts = told(name="[" * 120, words="[" * 56, reason="[" * 4000)

    assert "[[[[" in "".join(Body(to_html(sponsor_markdown(facts, "en"), "x", "en")).words)


def test_the_page_is_complete_and_names_its_language():
    page = to_html("# Hallo", "Acme & <Co>", "zh")

    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert "<title>Acme &amp; &lt;Co&gt;</title>" in page
    assert "size: A4" in page
    assert "Noto Sans CJK SC" in page


def test_the_foot_of_the_paper_cannot_leave_its_quotes():
    page = to_html("x", '"; } body { display: none } </style><script>', "en")

    style = page[page.index("<style>") : page.index("</style>")]
    assert "display: none" not in style
    assert 'content: "\\22 \\3b ' in style


def test_only_its_own_style_may_act_on_the_page():
    one, other = (policy(to_html("x", title, "en")) for title in ("one", "other"))

    assert one.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in one
    assert one != other


def test_parts_that_are_too_much_together_are_refused_with_a_way_out():
    with pytest.raises(TooMuchToPrint, match="without its annex"):
        parts_to_html(["word " * 10_000] * 200, "t", "en")


def test_a_page_of_parts_is_the_page_of_the_whole():
    parts = ["# Head", "## One\n\n- a\n- b", "| a | b |\n| --- | --- |\n| 1 | 2 |"]

    one, other = parts_to_html(parts, "t", "en"), to_html("\n\n".join(parts), "t", "en")

    assert "".join(one.split()) == "".join(other.split())
