"""What the kit recognises in a text: lengths of time, articles, domains, places, tags."""

from __future__ import annotations

import pytest

from comity.kit.conformance.article_numbers import articles_in, covered
from comity.kit.conformance.language_tags import tag_fault
from comity.kit.conformance.quantities import length, lengths, times_named
from comity.kit.conformance.source_origins import unofficial
from comity.kit.conformance.written_values import bare_domain
from comity.law.named import ASSURANCE, CONDITION, EVENT, is_named, names
from comity.law.official import official_languages
from comity.law.states import states


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within ninety (90) days", [(90, "days")]),
        ("a one-year term", [(1, "years")]),
        ("one hundred and eighty days", [(180, "days")]),
        ("three to six months", [(3, "months"), (6, "months")]),
        ("a fortnight, or half a year at most", [(14, "days"), (6, "months"), (1, "years")]),
        ("2 working days", [(48, "hours")]),
        ("no later than 48 hours", [(2, "days")]),
        ("90 Tage oder 6 Monate", [(90, "days"), (6, "months")]),
        ("90 dias ou 2 anos", [(90, "days"), (24, "months")]),
        ("the Act of 1990 and section 12", []),
    ],
)
def test_lengths_are_told_in_figures_and_in_words(text: str, found: list[tuple[int, str]]) -> None:
    assert lengths(text, ("de", "pt")) == {length(*one) for one in found}


def test_how_often_is_told_in_words() -> None:
    assert times_named("It is extended once, or 3 times.") == {1, 3}
    assert times_named("In two cases.") == set()


@pytest.mark.parametrize(
    ("article", "inside"),
    [
        ("s. 47(2)(a)", True),
        ("ss. 3, 5 to 9", True),
        ("ss. 3, 5 to 19", False),
        ("s. 63A", True),
        ("s. 71", False),
        ("s. 5; Sch. 1, para. 99", True),
        ("Sch. 2, art. 8", False),
    ],
)
def test_an_article_is_among_those_read_or_is_not(article: str, inside: bool) -> None:
    among = list(articles_in("ss. 3, 5 to 9, 47 to 70, Sch. 1"))

    assert all(covered(one, among) for one in articles_in(article)) is inside


@pytest.mark.parametrize(
    ("article", "inside"),
    [
        ("art. 694-4(1)", True),
        ("arts. 694-2 and 694-10", True),
        ("art. 694-4-1", True),
        ("art. 694-14", False),
        ("art. 695", False),
        ("arts. 304-308", True),
        ("arts. 304-312", False),
        ("art. 5.1.10(2)", True),
        ("art. 5.1.18", False),
        ("art. 5.2.1", False),
    ],
)
def test_a_number_may_have_parts(article: str, inside: bool) -> None:
    among = list(articles_in("arts. 304-310, 694 to 694-13; arts. 5.1.1 to 5.1.17"))

    assert all(covered(one, among) for one in articles_in(article)) is inside


def test_numbers_within_an_article_are_no_articles() -> None:
    found = articles_in("§§ 163f(1), (3), 100e(1) sentences 4, 5")

    assert [one.first for one in found] == ["163F", "100E"]


@pytest.mark.parametrize(
    "written",
    [
        "@GOV.QM",
        "https://www.gov.qm/x?y",
        "gov.qm.",
        ".gov.qm",
        "*.gov.qm",
        "mla@gov.qm",
        "gov.qm:80",
    ],
)
def test_the_bare_domain_is_found_in_what_was_written(written: str) -> None:
    assert bare_domain(written) == "gov.qm"


@pytest.mark.parametrize("text", ["", "no domain here", "gov_qm", "gov..qm", "1.2.3.4"])
def test_what_is_no_domain_has_none(text: str) -> None:
    assert bare_domain(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://example-act.wordpress.com/text",
        "https://www.silva-advogados.com.br/lei",
        "https://smithlawfirm.com/statutes/act.pdf",
        "https://pt.wikipedia.org/wiki/Lei",
        "https://mylawblog.example/act",
        "https://ministry.example/blog/act",
        "Text as printed in the newsletter of a bar",
        "Verbatim at indiankanoon.org and medium.com",
    ],
)
def test_places_that_are_never_official_are_known(text: str) -> None:
    assert unofficial(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.gov.uk/news/act",
        "https://new.kenyalaw.org/akn/ke/act/2011/36",
        "https://www.boe.es/buscar/act.php?id=BOE-A-1982-23564",
        "https://news.gov.example.gov.uk/act",
        "Verbatim copy of the United States Code in a public repository",
        "Confirm Attorneys Act 1990",
    ],
)
def test_other_places_are_left_alone(text: str) -> None:
    assert unofficial(text) == ""


def test_no_official_language_of_any_state_is_taken_for_a_slip() -> None:
    assert {
        (code, tag)
        for code in states()
        for tag in official_languages(code)
        if tag_fault(tag, code, official_languages(code))
    } == set()


@pytest.mark.parametrize(
    "code",
    ["AR", "BR", "CA", "CN", "CZ", "DK", "EE", "ET", "GA", "GR", "JP", "KR", "ML", "MY", "SE", "SI",
     "SL", "SV", "UA"],
)  # fmt: skip
def test_a_state_whose_code_is_no_tag_of_its_own_is_told_the_likely_one(code: str) -> None:
    fault = tag_fault(code.lower(), code, (code.lower(),))

    assert fault is not None
    assert f"probably {official_languages(code)[0].partition('-')[0]} (" in fault[1]


def test_lists_of_names_have_descriptions_and_a_slot_for_a_language() -> None:
    for kind in (ASSURANCE, EVENT, CONDITION):
        assert all(says.endswith(".") for says in names(kind).values())
    assert is_named(CONDITION, "a translation into Croatian is not possible")
    assert not is_named(CONDITION, "a translation into 3 is not possible")
    assert not is_named(EVENT, "reciprocity")
