"""A day of birth with the month in a word: of every language of CLDR, around the year."""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale, localedata
from babel.dates import format_date

from comity.steps.protect.birth import _table, birth_figures
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.index import sought
from comity.steps.protect.match import find, mask
from comity.text.folding import folded_words

BORN = dt.date(1985, 3, 2)
LANGUAGES = [
    "ar",
    "bg",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "ko",
    "lt",
    "lv",
    "mk",
    "ms",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
]


def person(born: dt.date = BORN, **more: Any) -> Identity:
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": {"full": "Q Zzyx"}}
    return identities({"persons": [entry | {"born": born} | more]})[0]


WRITTEN = [
    "le 2 mars 1985", "le samedi 2 mars 1985", "2 de marzo de 1985", "2 DE MARÇO DE 1985",
    "2. maaliskuuta 1985", "maaliskuun 2. päivänä 1985", "2 марта 1985 года", "2-го марта 1985",
    "1985年3月2日", "1985 年 3 月 2 日", "1985年03月02日（土）", "1985년 3월 2일", "1985년3월2일",
    "ngày 2 tháng 3 năm 1985", "1985. március 2-án", "1985-ben március 2-án", "1985. márc. 2.",
    "2 มีนาคม 2528", "2 มี.ค. 2528", "٢ مارس ١٩٨٥", "2 آذار 1985", "२ मार्च १९८५",
    "１９８５年３月２日", "2nd day of March, 1985", "March the 2nd, 1985", "the 2nd of March, 1985",
    "Saturday 2nd March 1985", "02 MAR 1985", "2mar1985", "02MAR1985", "2-Mar-1985", "2.III.1985",
    "1985 m. kovo 2 d.", "1985. gada 2. marts", "2 de març de 1985", "1985(e)ko martxoaren 2(a)",
    "2 Mart 1985'te", "2. března 1985", "2 березня 1985 р.", "2 במרץ 1985", "ב-2 במרץ 1985",
    "2 Μαρτίου 1985", "2 marca 1985 r.", "den 2. mars 1985", "2 martie 1985", "2.03.1985",
    "1985. gada 2. martā", "1985 წლის 2 მარტი", "1985 жылғы 2 наурыз", "1985 елның 2 мартында",
    "2 مارس/آذار 1985", "2 آذار/مارس 1985", "2 mars të vitit 1985", "2 ga watan Maris 1985",
    "2-osios kovo 1985", "a los 2 días del mes de marzo de 1985", "2 मार्च सन् 1985",
    "aos 2 dias do mês de março de 1985", "2 مارچ سنہ 1985",
    "02/3/1985", "2 March of the year 1985", "2. März des Jahres 1985",
]  # fmt: skip
CALM = [
    "3 March 1985", "12 March 1985", "22 mars 1985", "2 March 1986", "2 mai 1985", "2 mars 19856",
    "in March 1985, 2 lorries came", "March 1985 2", "2 lorries in March 1985", "March 1985",
    "2 of the 3 papers of 1985", "2 of 3 in 1985", "2 marching bands, 1985 men", "1985年4月2日",
    "1985年3月12日", "11985年3月2日", "from 2 April to March 1985", "2 to 3 May 1985",
    "art. 2 du règlement de mars 1985", "1985: 3 men, 2 women", "3月2日 and 1986", "2 апреля 1985",
    "2. 4. März 1985", "2 March, and in the summer of that year 1985 boxes", "year 1985, page 2",
    "2 tháng 4 năm 1985", "1985년 2월 3일", "3 de febrero de 1985", "2 Markus 1985", "2 x 1985",
    "2 marches in 1985", "in 1985 2 martyrs", "2 Marchers 1985", "3 مارس/آذار 1985",
    "2 نيسان/أبريل 1985", "2 мая/марта 1986", "a los 2 días del mes de mayo de 1985",
    "the act of 1985, part 2, March", "2 marca 1984 r.", "2 มีนาคม 2529", "nine March men of 1985",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_a_birth_is_found_as_people_write_it(text: str) -> None:
    assert find(person(), f"Whoever was born {text}, is meant.")
    assert find(person(), text)


@pytest.mark.parametrize("text", CALM)
def test_another_day_or_a_count_is_no_birth(text: str) -> None:
    assert find(person(), f"Whoever was born {text}, is meant.") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", ["full", "long", "medium"])
def test_every_day_that_cldr_writes_is_found_and_the_day_after_is_not(language, style) -> None:
    locale = Locale.parse(language)
    for month in range(1, 13):
        born = dt.date(1985, month, 12)
        who = person(born)
        assert find(who, f"– {format_date(born, style, locale=locale)} –"), month
        for other in (dt.date(1985, month, 13), dt.date(1986, month, 12)):
            assert find(who, f"– {format_date(other, style, locale=locale)} –") == [], month


def test_a_day_in_may_is_found_in_latvian_and_estonian_and_a_count_of_letters_is_none() -> None:
    who = person(dt.date(1979, 5, 12))
    for text in ("1979. gada 12. maijā", "12. maijā 1979", "12. mail 1979"):
        assert find(who, text), text
    for text in ("12 mails in 1979", "12 mailed in 1979", "13. mail 1979"):
        assert find(who, text) == [], text


def test_all_of_the_day_is_taken_out() -> None:
    assert mask([person()], "born on 2 de marzo de 1985.") == "born on [P1]."
    assert mask([person()], "（1985年3月2日生）") == "（[P1]日生）"


def latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in word)


def test_the_list_has_the_months_of_cldr_in_every_language() -> None:
    known, missing = _table().months, set()
    for name in localedata.locale_identifiers():
        if "_" in name:
            continue
        for number, written in Locale.parse(name).months["format"]["wide"].items():
            words = folded_words(str(written))
            single = len(words) == 1 and not any(map(str.isdigit, words[0]))
            told = single and (len(words[0]) > 2 or not latin(words[0]))
            if told and number not in known.get(words[0], ()):
                missing.add((name, number, words[0]))
    assert missing == set()


def test_what_may_stand_between_is_in_the_list_as_it_is_folded() -> None:
    text = files("comity.steps.protect").joinpath("months.toml").read_text(encoding="utf-8")
    months = tomllib.loads(text)["months"]
    assert sorted(months, key=int) == [str(number) for number in range(1, 13)]
    for words in months.values():
        for word in words.replace("_", " ").split():
            assert "".join(folded_words(word)) == word


def test_a_birth_costs_a_few_rows_whatever_the_number_of_languages() -> None:
    assert len(list(birth_figures(BORN))) <= 21
    many = tuple(person(BORN + dt.timedelta(days=n)) for n in range(300))
    assert len(sought(many).phrases) <= 21 * 300
    assert len(sought(many).births) <= 4
