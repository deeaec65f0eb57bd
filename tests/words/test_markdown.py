"""Words of people in Markdown stay words."""

import pytest

from words.markdown import JOINER, escaped


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("a | b", "a \\| b"),
        ("**bold** _it_ `code`", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`"),
        ("[a](javascript:x)", "&#91;a&#93;(javascript:¤x)"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        (":red[x] at 10:30", ":¤red&#91;x&#93; at 10:30"),
        (":smile: :+1: :100: :material/home:", ":¤smile: :¤+1: :¤100: :¤material/home:"),
        ("https://a.example www.a.example a@b.example", "https:¤//a.example www¤.a.example a¤@b.example"),
        ("a -> b <- c -- d >= e", "a -¤&gt; b &lt;¤- c -¤- d &gt;¤= e"),
        ("- item", "¤- item"),
        ("1. item", "¤1. item"),
        ("---", "-¤-¤-"),
        ("    code", "code"),
        ("{evil} %s", "\\{evil\\} %s"),
        ("two\nlines\t  and more", "two lines and more"),
        ("R&D at 5 %, +24 d", "R&D at 5 %, +24 d"),
        ("1\N{NARROW NO-BREAK SPACE}200 and 4\N{NO-BREAK SPACE}Dec",) * 2,
        ("back\\slash $5 ~6 #7", "back\\\\slash \\$5 \\~6 \\#7"),
        ("end\x00less \N{RIGHT-TO-LEFT OVERRIDE}turned", "endless turned"),
    ],
)
def test_words_stay_words(words, markdown):
    assert escaped(words) == markdown.replace("¤", JOINER)


def test_what_is_seen_is_what_was_written():
    words = "C:\\x — 客户经理 <a@b> 😀"

    assert escaped(words).replace(JOINER, "") == "C:\\\\x — 客户经理 &lt;a@b&gt; 😀"
