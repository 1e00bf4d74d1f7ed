"""Countries whose sources are not what their statements say of them."""

from __future__ import annotations

import pytest
from broken import (
    ANSWER,
    HOME,
    LAW,
    SOURCE,
    SOURCES,
    Files,
    Flaw,
    Run,
    assert_named,
    change,
    shown,
    with_answer,
    with_rule,
)

PAGE, SORT = "kit-messages-sources.md", "Sources"


def source_missing(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'source = "act"', 'source = "penal-code"')


def source_of_less_weight(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/sources.toml", 'read = "official"', 'read = "secondary"')


def source_named_in_words(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', 'article = "s. 1, with Code, art. 2"')


def further_source_that_is_not_there(files: Files) -> None:
    with_rule(files)
    also = 'also = [{ source = "code", article = "art. 2", read = "official" }]'
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', f'article = "s. 1"\n{also}')


def sources_unreadable(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/sources.toml"] += b"[[\n"


def in_source(files: Files, *lines: str) -> None:
    """A rule, with more keys of its source."""
    with_rule(files)
    files[SOURCES] += "".join(f"{line}\n" for line in lines).encode()


def read_in_a_blog(files: Files) -> None:
    in_source(files, 'url = "https://quarrylaw.blogspot.com/2024/05/example-act.html"')


def summary_of_a_law_firm(files: Files) -> None:
    in_source(files, 'copy = "Translation on the site of a law firm, Stone and Partners"')


def title_of_an_encyclopaedia(files: Files) -> None:
    with_rule(files)
    change(files, SOURCES, '"Example Act"', '"Wikipedia, article on the Example Act"')


def newspaper_without_an_origin(files: Files) -> None:
    in_source(files, 'copy = "Reprinted at www.bbc.co.uk"', "as_of = 2024-05-01")
    change(files, SOURCES, "Reprinted at", "Text reprinted at")


def address_of_a_folder(files: Files) -> None:
    in_source(files, 'url = "file:///home/ann/example-act.pdf"')


def source_uncited(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += SOURCE.replace(b"schema = 1\n[act]", b"[penal-code]")


def article_of_another_law(files: Files) -> None:
    with_rule(files)
    change(files, LAW, 'article = "s. 1"', 'article = "Penal Code, s. 1"')


def article_by_an_abbreviation(files: Files) -> None:
    source_uncited(files)
    change(files, SOURCES, 'title = "Example Act"', 'title = "Example Act"')
    files[SOURCES] = files[SOURCES].replace(b'title = "Example', b'title = "QPC, Example', 2)
    files[SOURCES] = files[SOURCES].replace(b'"QPC, Example', b'"Example', 1)
    change(files, LAW, 'article = "s. 1"', 'article = "QPC s. 1"')


def article_that_was_not_read(files: Files) -> None:
    in_source(files, 'articles = "ss. 3, 5, 9 to 12"')
    change(files, LAW, 'article = "s. 1"', 'article = "s. 10, 13(2)"')


def article_for_section(files: Files) -> None:
    in_source(files, 'articles = "ss. 1 to 12"')
    change(files, LAW, 'article = "s. 1"', 'article = "art. 1"')


def one_article_among_sections(files: Files) -> None:
    texts = [ANSWER.replace("treaty-needed", q) for q in ("reciprocity", "confidentiality")]
    odd = ANSWER.replace("treaty-needed", "user-notification").replace("s. 2", "art. 2")
    with_answer(files, "".join((ANSWER, *texts, odd)))


FLAWS = {
    "A source that is cited and not held": Flaw(source_missing, "sources"),
    "A statement read officially in a source that was not": Flaw(source_of_less_weight, "sources"),
    "A second source named in words": Flaw(source_named_in_words, "sources"),
    "A further source that sources.toml does not hold": Flaw(
        further_source_that_is_not_there, "sources"
    ),
    "Sources that cannot be read": Flaw(sources_unreadable, "sources"),
    "A blog's copy that is called official": Flaw(read_in_a_blog, "origins"),
    "A law firm's text that is called official": Flaw(summary_of_a_law_firm, "origins"),
    "An encyclopaedia that is called official": Flaw(title_of_an_encyclopaedia, "origins"),
    "A newspaper that names no origin": Flaw(newspaper_without_an_origin, "origins"),
    "An address that nobody else can open": Flaw(address_of_a_folder, "origins"),
    "A source that nothing cites": Flaw(source_uncited, "cited"),
    "An article of another law": Flaw(article_of_another_law, "articles"),
    "Another law by its abbreviation": Flaw(article_by_an_abbreviation, "articles"),
    "An article that was not read": Flaw(article_that_was_not_read, "articles"),
    "An article where the law has sections": Flaw(article_for_section, "articles"),
    "One article among sections": Flaw(one_article_among_sections, "articles"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
