"""A catalogue in Portuguese that has every placeholder and says nothing, for a test to spoil."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.translating.catalogue_faults import Subject
from comity.kit.translating.catalogue_sections import parts
from comity.kit.translating.new_catalogue import new_catalogue
from comity.kit.translating.written_catalogue import read_written
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.needed import all_ids, version
from comity.text import load_detector
from comity.text.catalogue_writer import Entry, catalogue_text

KEPT = re.compile(r"\{[^{}]*\}|`[^`]*`")  # placeholders and code stay as they are
WORDS = [
    *("o", "pedido", "não", "foi", "enviado", "pelo", "tribunal", "também", "para"),
    *("a", "sua", "pessoa", "mais", "uma", "vez"),
]


def in_portuguese(english: str, start: int = 0) -> str:
    """A text with Portuguese words in place of the English ones, and all else as it is."""
    words = itertools.islice(itertools.cycle(WORDS), start, None)
    pieces: list[str] = []
    end = 0
    for kept in KEPT.finditer(english):
        pieces += [re.sub(r"[^\W\d_]+", lambda _: next(words), english[end : kept.start()])]
        pieces += [kept[0]]
        end = kept.end()
    pieces.append(re.sub(r"[^\W\d_]+", lambda _: next(words), english[end:]))
    return "".join(pieces)


@pytest.fixture(scope="session")
def host() -> Host:
    """A host with its own languages alone."""
    return open_host(Office(allowed=frozenset()))


@pytest.fixture(scope="session")
def portuguese(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``pt.po`` as `new` writes it, then filled in."""
    file = tmp_path_factory.mktemp("pt") / "pt.po"
    file.write_text(new_catalogue(host, "pt").text, encoding="utf-8")
    english = all_ids("pt")
    entries = [
        Entry(id, in_portuguese(english[id], number), english[id])
        for number, id in enumerate(read_written(file).entries)
    ]
    reviewed = "Ann Sample, advocate, 2026-11-20"
    text = catalogue_text("pt", entries, table=version(), reviewed_by=reviewed)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def whole(host: Host, portuguese: Path) -> Subject:
    """The filled catalogue, as it is checked."""
    types = host.document_types()
    written = read_written(portuguese)
    return Subject(written, "pt", types, parts(types), detector=load_detector())


@pytest.fixture
def spoilt(portuguese: Path, tmp_path: Path) -> Callable[..., Path]:
    """``spoilt({"msgid": "new text"})``: the filled catalogue with other texts, in a file.

    ``replace`` are further changes of the file as it stands.
    """

    def spoilt(
        texts: Mapping[str, str] | None = None, replace: Mapping[str, str] | None = None
    ) -> Path:
        text = portuguese.read_text(encoding="utf-8")
        for id, said in (texts or {}).items():
            pattern = re.compile(rf'(?<=^msgid "{re.escape(id)}"\n)msgstr .*$', re.MULTILINE)
            text, count = pattern.subn(lambda _, said=said: f'msgstr "{said}"', text)
            assert count == 1, id
        for old, new in (replace or {}).items():
            assert old in text, old
            text = text.replace(old, new, 1)
        file = tmp_path / "pt.po"
        file.write_text(text, encoding="utf-8")
        return file

    return spoilt
