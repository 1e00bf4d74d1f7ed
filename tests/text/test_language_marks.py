"""What is in another language stands between marks on a page, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

import comity
from comity.model.messages import Term
from comity.steps.wording.catalogue_loading import load_messages
from comity.text.language_marks import BEGIN, MARKED, language_in, marked, of_words, without_marks
from comity.text.messages import message, worded
from comity.text.written import capital

LAW = "A warrant must identify what is to be seized."


def found(text):
    return [(language_in(tag), words) for tag, words in MARKED.findall(text)]


@pytest.mark.parametrize("language", ["en", "pt-BR", "zh-Hant-TW"])
def test_a_mark_names_a_language_and_can_be_taken_out(language) -> None:
    text = f"Das Recht: {marked(LAW, language)} (auf Englisch)"
    assert found(text) == [(language, LAW)]
    assert without_marks(text) == f"Das Recht: {LAW} (auf Englisch)"
    assert of_words(marked("law", language), capital) == marked("Law", language)
    assert marked("", language) == ""
    assert (
        without_marks("plain \U0001f3f4\U000e0067\U000e007f")
        == "plain \U0001f3f4\U000e0067\U000e007f"
    )


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["de", "fr"])
def test_law_and_names_without_a_translation_are_marked_on_a_page_alone(language) -> None:
    catalogue = load_messages(comity.Host().languages, language)
    paged = replace(catalogue, for_page=True)
    law = message("law.says", says=LAW)
    standard = Term("term", "standard-probable-cause", "probable cause")
    nexus = message("reason.link-nexus/thing", standard=standard)

    for said, foreign in ((law, LAW), (nexus, "probable cause")):
        plain, _ = worded(said, catalogue)
        shown, _ = worded(said, paged)
        assert BEGIN not in plain
        assert found(shown) == [("en", foreign)]
        assert without_marks(shown) == plain
    assert BEGIN not in worded(message("reason.link-power", process=LAW))[0]
