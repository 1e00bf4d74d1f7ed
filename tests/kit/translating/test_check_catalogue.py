"""`comity wording check`: each fault is found, with its line, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.translating.catalogue_faults import Subject
from comity.kit.translating.check_catalogue import all_faults, check_catalogue
from comity.kit.translating.gender_checks import ways
from comity.kit.translating.language_checks import language_faults
from comity.model.errors import InputError
from comity.steps.wording.needed import all_ids
from comity.text.catalogues import REVIEWED, TABLE, read_catalogue
from comity_templates import catalogues

Spoilt = Callable[..., Path]
ENGLISH = all_ids("pt")
FRENCH = catalogues()["fr"]
THANKS = "request.thanks"  # We thank … {requested} …
SENTENCE = "document.law.language"
LONG_FRENCH = (
    "L’autorité requérante demande que les pièces qui sont dans le dossier lui soient remises avec "
    "les renseignements qui ont été recueillis par les autorités."
)


def rules(host: Host, file: Path) -> set[tuple[str, str]]:
    """The rules and ids of a catalogue's faults."""
    return {(f.rule.removeprefix("wording."), f.id) for f in check_catalogue(file, host).faults}


def test_a_catalogue_that_is_whole_has_no_fault(host: Host, portuguese: Path) -> None:
    checked = check_catalogue(portuguese, host)

    assert checked.faults == ()
    assert not checked.blocked
    assert checked.tag == "pt"


TEXTS = {
    "placeholder": ("O pedido não foi enviado pelo {requerido}.", THANKS),
    "markup": ("O pedido <b>não</b> foi enviado.", SENTENCE),
    "blank": (" O pedido não foi enviado.", SENTENCE),
    "end": ("O pedido não foi enviado", SENTENCE),
    "english": (ENGLISH[SENTENCE], SENTENCE),
    "other-language": (LONG_FRENCH, SENTENCE),
}


@pytest.mark.parametrize("rule", TEXTS)
def test_a_fault_of_a_text_is_found_with_its_line_and_cure(
    host: Host, spoilt: Spoilt, rule: str
) -> None:
    text, id = TEXTS[rule]
    file = spoilt({id: text})
    checked = check_catalogue(file, host)

    assert (f"wording.{rule}", id) in {(fault.rule, fault.id) for fault in checked.faults}
    for fault in checked.faults:
        line = file.read_text(encoding="utf-8").splitlines()[fault.line - 1]
        assert line == f'msgid "{id}"'
        assert fault.cure


@pytest.mark.parametrize(
    "text",
    [
        "O pedido `não foi enviado.",
        "O `pedido` não foi enviado.",
        "O {{pedido}} não foi enviado.",
        "O pedido\\nnão foi enviado.",
        "O pedido &amp; não foi enviado.",
        "O **pedido** não foi enviado.",
        "O pedido\\tnão foi enviado.",
    ],
)
def test_markup_that_the_english_does_not_have_is_found(
    host: Host, spoilt: Spoilt, text: str
) -> None:
    assert ("markup", SENTENCE) in rules(host, spoilt({SENTENCE: text}))


def test_all_faults_are_found_at_once(host: Host, spoilt: Spoilt) -> None:
    file = spoilt(
        {THANKS: "O pedido não foi enviado.", SENTENCE: " O pedido não foi enviado "},
        {
            'msgid "document.page"': 'msgid "document.pag"',
            'msgid "document.subject"': '#, fuzzy\nmsgid "document.subject"',
            'msgid "word.persons.one"': 'msgid "word.persons.few"\nmsgstr "x"\n\n'
            'msgid "word.persons.one"',
            'msgid "document.of"': 'msgid "document.to"\nmsgstr "x"\n\nmsgid "document.of"',
            f"#. en: {ENGLISH['request.closing']}": "#. en: Yours truly",
        },
    )

    assert rules(host, file) >= {
        ("placeholder", THANKS),
        ("blank", SENTENCE),
        ("end", SENTENCE),
        ("unknown-id", "document.pag"),
        ("missing", "request"),
        ("fuzzy", "document.subject"),
        ("plural-form", "word.persons.few"),
        ("duplicate", "document.to"),
        ("english-changed", "request.closing"),
    }


def test_an_id_that_is_nearly_one_is_named_in_the_cure(host: Host, spoilt: Spoilt) -> None:
    file = spoilt(replace={'msgid "document.page"': 'msgid "document.pag"'})
    (fault,) = (f for f in check_catalogue(file, host).faults if f.rule == "wording.unknown-id")

    assert fault.cure == "Did you mean document.page? If not, remove it."


def test_names_that_a_language_may_have_are_no_unknown_ids(host: Host, spoilt: Spoilt) -> None:
    own = "".join(
        f'msgid "{id}"\nmsgstr "Portugal"\n\n'
        for id in ("state.PT.name", "state.GB-SCT.formal", "language.fr.name", "term.ground.x")
    )
    file = spoilt(replace={'msgid "document.of"': f'{own}msgid "document.of"'})

    assert rules(host, file) == set()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Language: pt", "Language: fr", "Language"),
        ("Language: pt", "Language: PT", "Language"),
        ('"Language: pt\\n"\n', "", "Language"),
        (f'"{TABLE}: 1\\n"\n', "", TABLE),
        (f"{TABLE}: 1", f"{TABLE}: one", TABLE),
        (f"{TABLE}: 1", f"{TABLE}: 99", TABLE),
        (f"{REVIEWED}: Ann Sample, advocate, 2026-11-20", f"{REVIEWED}: ", REVIEWED),
        ("advocate, 2026-11-20", "advocate", REVIEWED),
        ("advocate, 2026-11-20", "advocate, 2026-13-20", REVIEWED),
        ("charset=utf-8", "charset=iso-8859-1", "Content-Type"),
    ],
)
def test_a_fault_of_the_header_is_found(
    host: Host, spoilt: Spoilt, old: str, new: str, field: str
) -> None:
    faults = check_catalogue(spoilt(replace={old: new}), host).faults

    assert [fault.id for fault in faults] == [field]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEADER := b'msgid ""\nmsgstr ""\n"Language: pt\\n"\n\n', None),
        (HEADER + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "is not UTF-8 text"),
        (HEADER + b'msgid "a"\nmsgstr "open\n', "is not a valid .po file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    host: Host, tmp_path: Path, data: bytes, message: str | None
) -> None:
    file = tmp_path / "pt.po"
    file.write_bytes(data)
    if message is None:
        assert check_catalogue(file, host).blocked
        return
    with pytest.raises(InputError, match=message):
        check_catalogue(file, host)


def test_a_french_file_renamed_to_portuguese_fails(host: Host, tmp_path: Path) -> None:
    file = tmp_path / "pt.po"
    text = FRENCH.read_text(encoding="utf-8").replace('"Language: fr', '"Language: pt', 1)
    file.write_text(text, encoding="utf-8")

    checked = check_catalogue(file, host, required=["request"])
    (fault,) = (f for f in checked.faults if f.rule == "wording.other-language")

    assert checked.blocked
    assert fault.message == "The texts are in French, not in Portuguese."
    assert len(fault.ids) > 100


def test_without_the_detector_the_small_words_find_the_french_file_and_the_long_text(
    whole: Subject,
) -> None:
    entries = whole.written.entries
    french = read_catalogue(FRENCH).texts
    renamed = {id: replace(entry, text=french.get(id, "")) for id, entry in entries.items()}
    one = {**entries, SENTENCE: replace(entries[SENTENCE], text=LONG_FRENCH)}
    blind = replace(whole, detector=None)

    def found(texts: dict) -> list:
        return list(language_faults(replace(blind, written=replace(whole.written, entries=texts))))

    assert found(dict(entries)) == []
    assert [fault.message for fault in found(renamed)] == [
        "The texts are in French, not in Portuguese."
    ]
    assert [fault.id for fault in found(one)] == [SENTENCE]


def test_a_regional_catalogue_needs_only_what_the_language_does_not_word(whole: Subject) -> None:
    few = {id: entry for id, entry in whole.written.entries.items() if id == SENTENCE}
    written = replace(whole.written, entries=few, headers={**whole.written.headers})
    regional = replace(whole, written=written, inherited=dict.fromkeys(ENGLISH, "texto"))

    assert all_faults(regional) == ()


def test_a_kind_that_is_not_required_is_a_warning(host: Host, spoilt: Spoilt) -> None:
    file = spoilt({"notice.title": ""})

    whole = check_catalogue(file, host)
    request = check_catalogue(file, host, required=["request"])

    assert [(f.id, f.ids, f.severity) for f in whole.faults] == [
        ("notice", ("notice.title",), "error")
    ]
    assert whole.blocked
    assert not request.blocked
    assert [fault.severity for fault in request.faults] == ["warning"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Zeug*innen sagen aus", "a sign within the word"),
        ("Zeug:innen sagen aus", "a sign within the word"),
        ("Zeug_innen sagen aus", "a sign within the word"),
        ("enquêteur·trice", "a sign within the word"),
        ("Ermittler/-innen", "a slash within the word"),
        ("prévenu(e)", "an ending in brackets"),
        ("ErmittlerInnen", "a capital I within the word"),
        ("die Zeugin oder der Zeuge", "pairs of words"),
    ],
)
def test_a_way_to_word_two_genders_is_recognised(text: str, way: str) -> None:
    assert ways(text) == {way}


@pytest.mark.parametrize(
    "text",
    ["und/oder", "TCP/IP", "Africa/Lagos", "OnlineDienste", "Person(s)", "{a_b}", "`user_id`"],
)
def test_what_only_looks_like_it_is_no_way(text: str) -> None:
    assert ways(text) == set()


def test_a_slash_of_the_english_is_no_way() -> None:
    assert ways("sowohl/als", "yes/no") == set()
    assert ways("sowohl/als") == {"a slash within the word"}


def test_one_way_is_right_and_two_ways_are_mixed(host: Host, spoilt: Spoilt) -> None:
    sign, pair = "O pedido não foi enviado pelos autor:as.", "A autora ou o autor foi enviado."
    other = "document.further.heading"

    assert rules(host, spoilt({SENTENCE: sign})) == set()
    found = rules(host, spoilt({SENTENCE: sign, other: pair}))
    assert {id for rule, id in found if rule == "gender"} == {SENTENCE}


def test_a_country_s_german_and_the_host_s_french_have_no_faults_beside_reading(host: Host) -> None:
    checked = check_catalogue(FRENCH, host, required=["request", "notice"])

    assert not checked.blocked
    assert {fault.rule for fault in checked.faults} <= {
        *("wording.unreviewed", "wording.end", "wording.missing")
    }
