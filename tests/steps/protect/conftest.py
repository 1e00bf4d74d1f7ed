"""A request with a witness who must not be known, and all that a build of it leaves behind."""

from __future__ import annotations

import copy
import html
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.pipeline.build import build, check_case
from comity.steps.read import read_case

WITNESS: dict[str, Any] = {
    "id": "P2",
    "role": "witness",
    "protect": "pseudonym",
    "name": {
        "full": "Ngozi Abernathy",
        "family": "Abernathy",
        "given": "Ngozi",
        "former": "Ngozi Quillfeather",
        "aliases": ["bluebird.77"],
    },
    "born": "1985-03-02",
    "birthplace": "Little Wexham by the Sea",
    "parents": ["Ebele Abernathy"],
    "nationalities": ["TV"],
    "languages": ["ig"],
    "address": ["12 Hidden Lane", "Peoria, IL 61602"],
    "location": "In the house of an aunt",
    "phone": "+1 309 555 0142",
    "email": "n.abernathy@mail.example",
    "occupation": "taxidermist",
    "counsel": "Ferdinand Oxenbould",
    "connection": "Worked at the third counter.",
    "needs": "Uses a crutch.",
    "custody": {"held": True, "place": "Nether Wallop Remand Centre"},
    "identifiers": [{"kind": "passport", "value": "A00998877", "note": "Seen at the hotel."}],
}
TELLING = [
    "Ngozi", "Abernathy", "Quillfeather", "bluebird.77", "1985-03-02", "2 March 1985", "Wexham",
    "Ebele", "Hidden Lane", "Peoria", "aunt", "555 0142", "n.abernathy", "taxidermist", "Oxenbould",
    "third counter", "crutch", "Nether Wallop", "A00998877", "Seen at the hotel",
]  # fmt: skip


@pytest.fixture(scope="session")
def telling() -> list[str]:
    """What would tell who the witness is."""
    return TELLING


@pytest.fixture(scope="session")
def texts_of() -> Callable[[str, bytes], list[str]]:
    """``texts_of(name, data)``: every text that a file holds."""
    return lambda name, data: list(texts(name, data))


@pytest.fixture(scope="session")
def leaks() -> Callable[[dict[str, bytes], list[str]], list[tuple[str, str]]]:
    """Which words stand in which file that leaves, or is kept beside it; not the sealed annex."""

    def leaks(files: dict[str, bytes], telling: list[str]) -> list[tuple[str, str]]:
        return [
            (name, word)
            for name, data in files.items()
            if not name.endswith(".sealed-annex.docx")
            for text in [name, *texts(name, data)]
            for word in telling
            if word.casefold() in text.casefold()
        ]

    return leaks


@pytest.fixture
def witness() -> dict[str, Any]:
    """A protected witness with every field that could identify."""
    return copy.deepcopy(WITNESS)


@pytest.fixture
def hearing(request_data: dict[str, Any], witness: dict[str, Any]) -> dict[str, Any]:
    """A request to hear the protected witness by video link, without an error."""
    suspect = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    request_data["persons"] = [suspect, witness]
    request_data["facts"] = [
        {"id": "F1", "text": "A message was sent from the account.", "persons": ["P1"]},
        {"id": "F2", "text": "The witness P2 saw who wrote it.", "persons": ["P2"]},
    ]
    request_data["measures"][0] |= {"persons": ["P1"], "facts": ["F1"]}
    request_data["measures"].append(
        {
            "id": "M2",
            "kind": "video-hearing",
            "purpose": "To hear what the witness saw.",
            "persons": ["P2"],
            "facts": ["F2"],
            "offences": ["O1"],
            "questions": ["Who wrote the message?"],
        }
    )
    return request_data


def texts(name: str, data: bytes) -> Iterator[str]:
    """Every text that a file holds: as it is, unpacked, without markup, without line ends."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield part
                yield from _plain(package.read(part).decode("utf-8", "replace"))
    elif name.endswith(".json"):
        yield data.decode()
        yield from _plain(json.dumps(json.loads(data), ensure_ascii=False))
    else:
        yield from _plain(data.decode("utf-8", "replace"))


def _plain(text: str) -> Iterator[str]:
    yield text
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    yield bare
    yield " ".join(bare.split())


@pytest.fixture
def made(
    resolve_case: Callable[..., Any], make_host: Callable[..., Any], write: Callable[..., Path]
) -> Callable[..., dict[str, bytes]]:
    """``made(data)``: every file of a build in all formats, by name; a draft where it must be."""

    def made(data: dict[str, Any], **options: Any) -> dict[str, bytes]:
        from comity.model.office import Office

        names = frozenset({"comity-tv", "comity-nr"})
        host = make_host(options.pop("office", None) or Office(allowed=names))
        case = read_case(write(data), host.document_types())
        checked = check_case(case, host, language=options.pop("language", None))
        exporters = [e for e in host.exporters().values() if not e.needs]
        return dict(build(checked, host, exporters, "case", draft=True).files)

    return made


@pytest.fixture
def comity_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """As ``comity``, without a process of its own: what it prints counts, not how it starts."""
    from comity.cli import main

    desk = tmp_path / "desk"
    desk.mkdir(exist_ok=True)

    def comity_here(*args: str | Path) -> subprocess.CompletedProcess[str]:
        given = [str(one) for one in args]
        capfd.readouterr()
        with monkeypatch.context() as here:
            here.chdir(desk)
            here.setenv("PYDANTIC_DISABLE_PLUGINS", "__all__")  # main sets it for good
            code = main(given)
        return subprocess.CompletedProcess(given, code, *capfd.readouterr())

    return comity_here


@pytest.fixture
def found(
    resolve_case: Callable[..., Any], make_host: Callable[..., Any]
) -> Callable[[dict[str, Any]], dict[str, list[Any]]]:
    """``found(data)``: the findings on protection, by rule."""

    def found(data: dict[str, Any]) -> dict[str, list[Any]]:
        from comity.model.office import Office
        from comity.steps.check import check

        host = make_host(Office(allowed=frozenset()))
        by_rule: dict[str, list[Any]] = {}
        for one in check(resolve_case(data, host), host):
            if one.rule.startswith("protection."):
                by_rule.setdefault(one.rule, []).append(one)
        return by_rule

    return found
