"""Digits of every script are the same digits: in the file, in the text, and in both."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find, mask

ZEROS = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
]
BORN = dt.date(1985, 3, 2)


def native(text: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(c)) if c.isascii() and c.isdigit() else c for c in text)


def person(zero: str = "0") -> Identity:
    entry = {
        "id": "P1",
        "role": "witness",
        "protect": "pseudonym",
        "name": {"full": "Ngozi Abernathy"},
        "born": BORN,
        "phone": native("+36 1 555 0142", zero),
        "address": [native("12 Rejtett utca", zero)],
        "identifiers": [
            {"kind": "passport", "value": native("HU 0099-8877", zero)},
            {"kind": "badge", "value": native("RC 12345", zero)},
            {"kind": "locker", "value": native("12-345", zero)},
        ],
    }
    return identities({"persons": [entry]})[0]


TELLING = [
    "+36 1 555 0142", "0615550142", "call 555 01 42", "passport HU00998877", "hu 0099 8877",
    "00998877", "RC12345", "RC-12345", "locker 12-345", "12, Rejtett utca", "2/3/1985",
    "02.03.1985", "1985-03-02", "2 March 1985", "1985年3月2日", "0615550142 (2025)",
    "2025 0615550142",
]  # fmt: skip
CALM = ["+36 1 555 0143", "RC 12346", "12-3456", "112-345", "3.2.1986", "5550142001", "00998878"]


@pytest.mark.parametrize("zero", ZEROS, ids=lambda zero: unicodedata.name(zero))
def test_every_digit_there_is_stands_for_the_ascii_one_both_ways(zero: str) -> None:
    for text in TELLING:
        assert find(person(), native(text, zero)), text
        assert find(person(zero), text), text
        assert find(person(zero), native(text, zero)), text
    for text in CALM:
        assert find(person(), native(text, zero)) == [], text
        assert find(person(zero), text) == [], text


@pytest.mark.parametrize("text", ["٢ March ١٩٨٥", "२/३/१९८५", "２・３・１９８５", "+٣٦ 1 ٥٥٥ 0142"])
def test_digits_of_two_scripts_may_stand_side_by_side(text: str) -> None:
    assert find(person(), text)


@pytest.mark.parametrize("text", ["（０６）１５５５－０１４２", "０６ １．５５５．０１４２"])
def test_full_width_signs_between_digits_are_signs(text: str) -> None:
    (place,) = find(person(), text)
    assert text[place.start : place.end] == text.strip("（")


def test_numbers_in_words_or_signs_are_not_read() -> None:
    assert find(person(), "一九八五年三月二日") == []


def test_the_place_of_a_number_is_that_of_its_digits() -> None:
    assert mask([person()], "٢٠٢٥, call ٠٦١٥٥٥٠١٤٢ at once") == "٢٠٢٥, call [P1] at once"
