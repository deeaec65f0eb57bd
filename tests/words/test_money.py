"""Amounts of money as each language says them."""

import pytest

from words.format import NARROW, money, number, spoken_money


@pytest.mark.parametrize(
    ("amount", "en", "zh"),
    [
        (4_230_000, "€4.23 M", "€423万"),
        (412_400, "€412 k", "€41.2万"),
        (12_000, "€12.0 k", "€1.20万"),
        (-9_400, "−€9 400", "−€9 400"),
        (0.4, "€0", "€0"),
        (-0.4, "€0", "€0"),
        (250_000_000, "€250 M", "€2.50亿"),
        (None, "–", "–"),
    ],
)
def test_an_amount_is_said_in_three_digits(amount, en, zh):
    def plain(text):
        return text.replace("\N{NO-BREAK SPACE}", " ").replace(NARROW, " ")

    assert plain(money(amount, "EUR", "en")) == en
    assert plain(money(amount, "EUR", "zh")) == zh


def test_a_sentence_takes_an_amount_in_every_language():
    assert spoken_money(10_000, "CNY") == {"en": "CN¥10.0\N{NO-BREAK SPACE}k", "zh": "¥1.00万"}


def test_an_amount_without_a_currency_is_a_number():
    assert money(1234, "", "en") == number(1234)
