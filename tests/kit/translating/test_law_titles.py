"""Titles of grounds of refusal by id: complete in French and German, and never an outdated one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.translating.check_catalogue import check_catalogue
from comity.kit.translating.installed_catalogues import installed_catalogues
from comity.kit.translating.law_titles import law_titles
from comity.kit.translating.new_catalogue import new_catalogue
from comity.model.messages import Term
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.catalogue_loading import load_catalogue, load_messages
from comity.text.catalogues import read_catalogue
from comity.text.messages import message_catalogue

ID = "ke.no-offence-in-kenya"
TITLE = "Conduct that would not be an offence in Kenya"


@pytest.fixture(scope="module")
def installed() -> Host:
    """A host with every plugin that is installed."""
    return open_host()


def french_without(host: Host, id: str, folder: Path, english: str = "") -> Path:
    """The French catalogue without the text of an id, or as translated from another English."""
    ((_, file),) = installed_catalogues("fr", host)
    entry = re.compile(rf'#\. en: .*\nmsgid "{re.escape(id)}"\n(msgstr .*\n)')
    new = f'#. en: {english}\nmsgid "{id}"\n\\1' if english else ""
    text, count = entry.subn(new, file.read_text(encoding="utf-8"))
    assert count == 1
    changed = folder / "fr.po"
    changed.write_text(text, encoding="utf-8")
    return changed


def faults(file: Path, host: Host) -> dict[str, tuple[str, ...]]:
    """The ids that each rule names."""
    found: dict[str, tuple[str, ...]] = {}
    for one in check_catalogue(file, host).faults:
        found[one.rule] = (*found.get(one.rule, ()), *(one.ids or (one.id,)))
    return found


@pytest.mark.parametrize("tag", ["fr", "de"])
def test_every_ground_of_the_plugins_has_a_title_of_today(installed: Host, tag: str) -> None:
    ((_, file),) = installed_catalogues(tag, installed)
    found = faults(file, installed)
    titles = law_titles(installed, tag)

    assert titles[f"term.{ID}"] == TITLE
    assert found.get("wording.law-title", ()) == ()
    assert set(found.get("wording.english-changed", ())).isdisjoint(titles)
    kept = read_catalogue(file).english
    assert {id: kept.get(id) for id in titles} == titles


def test_a_title_that_is_missing_or_outdated_is_reported(installed: Host, tmp_path: Path) -> None:
    missing = faults(french_without(installed, f"term.{ID}", tmp_path), installed)
    assert missing["wording.law-title"] == (f"term.{ID}",)

    outdated = faults(french_without(installed, f"term.{ID}", tmp_path, "No offence"), installed)
    assert outdated["wording.english-changed"] == (f"term.{ID}",)


def test_a_new_catalogue_asks_for_the_titles_and_keeps_their_english(installed: Host) -> None:
    text = new_catalogue(installed, "es").text

    assert f'#. en: {TITLE}\nmsgid "term.{ID}"\nmsgstr ""' in text
    assert f'"term.{ID}"' not in new_catalogue(installed, "es", wanted=("request",)).text


def test_a_ground_is_named_in_the_language_of_the_reader(installed: Host) -> None:
    french = load_messages(installed.languages, "fr")
    german = load_messages(installed.languages, "de")

    assert french.named(Term("term", ID, TITLE)).startswith("Faits qui ne seraient pas")
    assert german.named(Term("term", ID, TITLE)) == "Verhalten, das in Kenia keine Straftat wäre"


def test_a_title_that_a_plugin_has_changed_is_not_said_by_its_old_translation(
    installed: Host,
) -> None:
    now = "Conduct that is no felony in Kenya"
    french = load_messages(installed.languages, "fr")
    documents = load_catalogue(installed.languages, "fr")

    assert french.named(Term("term", ID, now)) == now
    assert documents.names(ID, TITLE)
    assert not documents.names(ID, now)


def test_a_name_whose_english_was_not_kept_is_said_as_before() -> None:
    words = message_catalogue("fr", {"term.qm.permit": "Permis de carrière"})

    assert words.named(Term("term", "qm.permit", "Quarry permit")) == "Permis de carrière"
