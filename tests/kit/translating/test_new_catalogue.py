"""`comity wording new`: every id once, explained; an update loses no text."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.translating.catalogue_sections import sections
from comity.kit.translating.entry_context import entry_context, placeholder
from comity.kit.translating.new_catalogue import beside_of, new_catalogue
from comity.kit.translating.written_catalogue import Written, read_written
from comity.model.errors import InputError
from comity.steps.wording.needed import all_ids, clause_ids, needed
from comity.text.slots import slots, wordless

HEADER = 'msgid ""\nmsgstr ""\n"Language: pt\\n"\n'


@pytest.fixture
def written(tmp_path: Path):
    """``written(text)``: a catalogue read from a file with this text."""

    def written(text: str) -> Written:
        file = tmp_path / "written.po"
        file.write_text(text, encoding="utf-8")
        return read_written(file)

    return written


def test_every_slot_of_every_clause_is_explained_and_every_explanation_is_used() -> None:
    table = tomllib.loads(
        (files("comity.kit.translating") / "placeholders.toml").read_text(encoding="utf-8")
    )
    used = set()
    for id, english in clause_ids("en").items():
        for slot in slots(english):
            says, example = placeholder(id, slot)
            assert says, (id, slot)
            assert example, (id, slot)
            used.add((slot, says, example))

    rows = [table["slots"], *table["at"].values()]
    assert {(slot, *row) for rest in rows for slot, row in rest.items()} == used


@pytest.mark.parametrize("tag", ["pt", "pl", "ar", "ja"])
def test_each_id_that_a_language_words_is_written_once(host: Host, written, tag: str) -> None:
    text = new_catalogue(host, tag).text
    ids = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)

    assert len(ids) == len(set(ids))
    assert set(ids) == {
        id
        for id, english in all_ids(tag).items()
        if not (id.startswith("message.") and wordless(english))
    }
    assert written(text).tag == tag


def test_the_request_comes_first_and_each_section_has_what_the_earlier_lack(host: Host) -> None:
    types = host.document_types()
    found = list(sections(types, "pt"))

    assert [section.name for section in found][:2] == ["request", "notice"]
    assert set(found[0].ids) == needed(types["request"], "pt")
    assert str(len(found[1].ids)) in found[1].heading
    assert len(found[1].ids) < len(needed(types["notice"], "pt"))


def test_an_entry_says_where_when_and_what_is_filled_in(host: Host) -> None:
    types, english = host.document_types(), all_ids("pl")
    id = "request.measure.kept.one"
    clause = "\n".join(entry_context(id, english[id], "pl", types))
    few = "\n".join(entry_context("word.persons.few", english["word.persons.few"], "pl", types))
    id = "message.language.required"
    message = "\n".join(entry_context(id, english[id], "pl", types)) if id in english else ""
    counted = "message.wording.newer.one"

    assert "prints: Measures, Holder, Holder (request)" in clause
    assert "when: property is requested" in clause
    assert "{holder}: the name of the body that holds" in clause
    assert "plural form few: for 2, 3, 4, 22, 23 …" in few
    assert "a finding" in message or not message
    assert "may be left out in this form" in "\n".join(
        entry_context(counted, english[counted], "pl", types)
    )


def test_every_entry_has_context_and_no_context_shows_a_path_of_the_schema(host: Host) -> None:
    types = host.document_types()
    for id, english in all_ids("pt").items():
        context = entry_context(id, english, "pt", types)
        assert context, id
        assert not re.search(r"\b(request|notice)\.[a-z_]+\.[a-z_]+", "\n".join(context)), id


def test_the_cure_for_a_page_is_told_from_the_cure_for_a_file(host: Host) -> None:
    types, english = host.document_types(), all_ids("pt")
    told = {
        id: entry_context(id, english[id], "pt", types)[0]
        for id in ("message.form.no-facts.cure", "message.form.no-facts.page")
    }

    assert [("fills in a form" in said) for said in told.values()] == [False, True]


def test_the_english_and_the_nearest_language_stand_beside(host: Host) -> None:
    text = new_catalogue(host, "pt", wanted=["request"]).text

    assert beside_of(host, "pt") == "fr"
    assert "#. en: DRAFT, not for transmission\n" in text
    assert "#. fr: PROJET, à ne pas transmettre\n" in text
    assert "message." not in re.sub(r"^#.*$", "", text, flags=re.MULTILINE)


def test_an_update_keeps_texts_notes_marks_and_the_english_they_are_from(
    host: Host, written
) -> None:
    earlier = written(
        HEADER
        + '"X-Comity-Reviewed-By: Ann Sample, advocate, 2026-11-20\\n"\n'
        + '\n# A note of mine\n#. en: DRAFT\nmsgid "document.draft"\nmsgstr "RASCUNHO"\n'
        + '\n#, fuzzy\nmsgid "document.page"\nmsgstr "Página"\n'
        + '\nmsgid "request.gone"\nmsgstr "Já não se usa"\n'
        + '\nmsgid "state.PT.name"\nmsgstr "Portugal"\n'
        + '\n#~ msgid "document.of"\n#~ msgstr "de"\n'
    )

    once = new_catalogue(host, "pt", wanted=["request"], earlier=earlier)
    again = new_catalogue(host, "pt", wanted=["request"], earlier=written(once.text))

    assert again.text == once.text
    assert once.text.count("Já não se usa") == 1
    assert '#~ msgid "request.gone"\n#~ msgstr "Já não se usa"' in once.text
    assert "# --- No longer used\n" in once.text
    found = written(once.text)
    draft = found.entries["document.draft"]
    assert (draft.text, draft.english, draft.notes) == ("RASCUNHO", "DRAFT", ("A note of mine",))
    assert "#. now: DRAFT, not for transmission" in once.text
    assert found.entries["document.page"].fuzzy
    assert found.entries["document.of"].text == "de"
    assert found.entries["state.PT.name"].text == "Portugal"
    assert found.headers["x-comity-reviewed-by"] == "Ann Sample, advocate, 2026-11-20"


def test_a_text_of_a_kind_that_is_not_chosen_is_kept_all_the_same(host: Host, written) -> None:
    earlier = written(HEADER + '\nmsgid "notice.title"\nmsgstr "Aviso de {company}"\n')

    made = new_catalogue(host, "pt", wanted=["request"], earlier=earlier)

    assert written(made.text).entries["notice.title"].text == "Aviso de {company}"
    assert made.unused == 0


def test_an_earlier_catalogue_of_another_language_or_with_an_id_twice_is_refused(
    host: Host, written
) -> None:
    french = written(HEADER.replace("pt", "fr"))
    twice = written(HEADER + 2 * '\nmsgid "document.of"\nmsgstr "de"\n')

    with pytest.raises(InputError, match="is a catalogue for 'fr', not for 'pt'"):
        new_catalogue(host, "pt", earlier=french)
    with pytest.raises(InputError, match=r"has the id document\.of twice, here and on line 5"):
        new_catalogue(host, "pt", earlier=twice)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"wanted": ["letter"]}, "unknown kind: letter"), ({"beside": "xx"}, "no wording in 'xx'")],
)
def test_a_kind_or_a_language_that_there_is_not_is_refused(
    host: Host, options: dict, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        new_catalogue(host, "pt", **options)
