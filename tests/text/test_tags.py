"""Which catalogue may stand in for a language that is wanted."""

import pytest

from comity.text.plurals import forms
from comity.text.slots import same_slots, wordless
from comity.text.tags import is_tag, lookup, usual


@pytest.mark.parametrize(
    ("wanted", "there", "declared", "found"),
    [
        ("pt-BR", ("en", "pt", "pt-BR"), (), "pt-BR"),
        ("pt-BR", ("en", "pt"), (), "pt"),
        ("pt", ("en", "pt-BR"), ("pt-BR",), "pt-BR"),
        ("pt", ("en", "pt-BR"), (), ""),
        ("PT-br", ("pt-BR",), (), "pt-BR"),
        ("pt_BR", ("pt",), (), "pt"),
        ("de-AT", ("en", "fr"), ("en",), ""),
        ("zh-TW", ("zh",), (), ""),
        ("zh-Hant-HK", ("zh", "zh-Hant"), (), "zh-Hant"),
        ("zh-CN", ("zh",), (), "zh"),
        ("sr-Latn", ("sr",), (), ""),
        ("br", ("pt-BR",), ("pt-BR",), ""),
    ],
)
def test_a_language_is_served_by_its_own_then_by_less_of_its_tag_then_by_what_is_declared(
    wanted, there, declared, found
) -> None:
    assert lookup(wanted, there, declared) == found


def test_tags_are_told_from_other_words_and_written_in_one_way() -> None:
    known = ("pt", "pt-BR", "zh-Hant", "es-419")

    assert all(map(is_tag, known))
    assert not any(map(is_tag, ("deutsch", "x", "pt-", "", "pt BR")))
    assert usual("ZH-hant-tw") == "zh-Hant-TW"


def test_the_plural_forms_of_a_language_are_those_of_everyday_numbers() -> None:
    assert forms("en") == forms("de") == forms("fr") == forms("pt") == ("one", "other")
    assert forms("ja") == ("other",)
    assert set(forms("pl")) == {"one", "few", "many", "other"}
    assert set(forms("ar")) == {"zero", "one", "two", "few", "many", "other"}


def test_slots_are_compared_with_what_they_say_but_not_with_their_capitals() -> None:
    assert same_slots("{b} und {a:capital}", "{a} and {b:lower}")
    assert not same_slots("{names}", "{names:or}")
    assert not same_slots("{a}", "{a} {b}")
    assert not same_slots("{a} {c}", "{a}")
    assert not same_slots("{a", "{a}")
    assert same_slots("{count} Text", "One text", "count")
    assert wordless("{message} {cure}")
    assert not wordless("See {message}.")
