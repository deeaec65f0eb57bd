import ast
from string import Formatter

from babel.messages.pofile import read_po

from tests.structure.source import ROOT, modules
from ui.navigation import PAGES
from words.status import WORDS

ONE, TWO = {"sentence", "t"}, {"counted", "tn"}


def said_in(node):
    """The patterns among the first arguments of a call that says something."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    taken = 1 if name in ONE else 2 if name in TWO else 0
    for argument in node.args[:taken]:
        choices = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        yield from choices


def patterns():
    """Every pattern of the product, with the file that says it."""
    yield from ((word, "words/status.py") for word in WORDS.values())
    yield from ((word, "ui/navigation.py") for page in PAGES for word in (page.title, page.group))
    for module in modules():
        for call in (node for node in module.nodes if isinstance(node, ast.Call)):
            for each in said_in(call):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value, module.path


def translations():
    """Every translated pattern: pattern, Chinese, catalogue."""
    for file in sorted((ROOT / "words" / "zh").glob("*.po")):
        with file.open("rb") as handle:
            for message in read_po(handle, locale="zh"):
                if message.id:
                    ids = message.id if isinstance(message.id, tuple) else (message.id,)
                    chinese = message.string if isinstance(message.string, str) else message.string[0]
                    yield from ((each, chinese, file.name) for each in ids)


def names(pattern):
    """The values that a pattern asks for; a count may be left out of a translation or added to it."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None} - {"count"}


def test_every_pattern_is_translated():
    chinese = {pattern for pattern, words, _ in translations() if words}

    assert not sorted({f"{path}: {pattern}" for pattern, path in patterns() if pattern not in chinese})


def test_every_translation_uses_the_values_of_its_pattern():
    wrong = [f"{file}: {pattern}" for pattern, chinese, file in translations() if names(pattern) != names(chinese)]

    assert not wrong


def test_no_pattern_is_translated_in_two_ways():
    known = {}
    wrong = [
        f"{file}: {pattern}"
        for pattern, chinese, file in translations()
        if known.setdefault(pattern, chinese) != chinese
    ]

    assert not wrong


def test_no_translation_is_left_over():
    said = {text for module in modules() for text in module.strings()}

    assert not sorted(f"{file}: {pattern}" for pattern, _, file in translations() if pattern not in said)


def test_no_sentence_is_glued_together():
    wrong = [
        f"{module.path}:{each.lineno}"
        for module in modules()
        for call in module.nodes
        if isinstance(call, ast.Call)
        for each in said_in(call)
        if isinstance(each, ast.JoinedStr | ast.BinOp)
    ]

    assert not wrong
