"""What the wordings of five and seven steps mean, in English and Chinese, and the many ways to say nothing."""

import unicodedata
from collections.abc import Iterator

Strength = int
"""From −3 (strongly against) over 0 (neither) to 3 (strongly for)."""

STRONG: tuple[str, ...] = (
    *("strongly", "completely", "totally", "very", "extremely", "fully", "absolutely", "highly", "definitely"),
)
PLAIN: tuple[str, ...] = ("", "moderately", "mostly", "generally")
WEAK: tuple[str, ...] = ("somewhat", "slightly", "rather", "a little", "a bit", "partly", "partially", "mildly")
STEMS = (
    ("agree", "disagree"),
    ("satisfied", "dissatisfied"),
    ("happy", "unhappy"),
    ("likely", "unlikely"),
    ("easy", "difficult"),
    ("easy", "hard"),
    ("good", "poor"),
    ("good", "bad"),
)
SHORT = {"excellent": 3, "not satisfied": -2, "unsatisfied": -2, "very unsatisfied": -3, "tend to agree": 1}
SHORT |= {"tend to disagree": -1, "somewhat unsatisfied": -1, "terrible": -3}

STRONG_ZH: tuple[str, ...] = ("非常", "完全", "十分", "强烈", "极其", "极", "很", "特别", "绝对")
PLAIN_ZH: tuple[str, ...] = ("",)
WEAK_ZH: tuple[str, ...] = ("比较", "较", "有点", "有点儿", "有些", "略微", "稍微", "部分", "基本", "不太")
STEMS_ZH = (
    ("同意", "不同意"),
    ("同意", "反对"),
    ("赞同", "不赞同"),
    ("满意", "不满意"),
    ("满意", "不满"),
    ("可能", "不可能"),
    ("愿意", "不愿意"),
    ("容易", "困难"),
    ("好", "差"),
    ("好", "不好"),
)

NEUTRAL = frozenset(
    (
        *("neutral", "neither", "neither nor", "undecided", "average", "fair", "ok", "okay", "so-so", "so so"),
        *("neither agree nor disagree", "neither disagree nor agree", "neither satisfied nor dissatisfied"),
        *("neither dissatisfied nor satisfied", "neither likely nor unlikely", "neither easy nor difficult"),
        *("neither good nor bad", "neither good nor poor", "neither happy nor unhappy", "no preference"),
        *("一般", "一般般", "中立", "中性", "普通", "中等", "不确定", "无所谓", "还行", "尚可"),
        *("既不同意也不反对", "既不同意也不不同意", "既不满意也不不满意", "说不上", "不好不坏"),
    )
)
NOTHING = frozenset(
    (
        *("", "-", "--", "/", ".", "?", "n/a", "#n/a", "na", "n.a", "n. a", "n/ap", "null", "nan", "nil"),
        *("none", "(none)", "(null)", "(blank)", "(empty)", "blank", "empty", "missing", "not applicable"),
        *("not answered", "no answer", "no response", "no opinion", "unanswered", "skipped", "skip", "not sure"),
        *("unsure", "don't know", "dont know", "do not know", "i don't know", "i do not know", "can't say", "dk"),
        *("cannot say", "prefer not to say", "prefer not to answer", "refused", "declined", "unknown", "not asked"),
        *("无", "空", "(空)", "(跳过)", "跳过", "未填", "未填写", "未答", "未作答", "未回答", "没有回答", "拒答"),
        *("拒绝回答", "不适用", "不知道", "不清楚", "不了解", "不详", "说不清", "没有意见", "无意见", "不便回答"),
    )
)
SAME = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "−": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "‒": "-",
    "\u200b": None,
    "\ufeff": None,
}
TRADITIONAL = "滿贊強較極別絕對點難願無見還確會說經複雜術員業專幫習學識煩瑣贅統於僅歲時"
SIMPLIFIED = "满赞强较极别绝对点难愿无见还确会说经复杂术员业专帮习学识烦琐赘统于仅岁时"
LIKE = str.maketrans(SAME) | str.maketrans(TRADITIONAL, SIMPLIFIED)


def plain(text: str) -> str:
    """Return text as it is compared: one width, no capitals, single blanks, no quotes or full stop around it."""
    folded = unicodedata.normalize("NFKC", text).translate(LIKE).casefold()
    words = " ".join(folded.split()).strip("\"'")
    return words.rstrip(".!。 ") if len(words) > 1 else words


def strength_of(words: str) -> Strength | None:
    """Return how much plain words are for something; `None` for words that are known nowhere."""
    return MEANINGS.get(words)


def is_nothing(words: str) -> bool:
    """Return whether plain words say that there is no answer."""
    return words in NOTHING


def _meanings() -> Iterator[tuple[str, Strength]]:
    yield from SHORT.items()
    yield from ((words, 0) for words in NEUTRAL)
    for for_it, against in STEMS:
        for strength, modifiers in enumerate((WEAK, PLAIN, STRONG), 1):
            for modifier in modifiers:
                yield f"{modifier} {for_it}".strip(), strength
                yield f"{modifier} {against}".strip(), -strength
    for for_it, against in STEMS_ZH:
        for strength, prefixes in enumerate((WEAK_ZH, PLAIN_ZH, STRONG_ZH), 1):
            for modifier in prefixes:
                yield modifier + against, -strength
                yield modifier + for_it, -1 if modifier == "不太" else strength


MEANINGS = dict(_meanings())
