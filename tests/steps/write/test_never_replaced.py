"""What no command writes over, even with force."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from comity.model.errors import OutputError
from comity.steps.write.outputs import Outputs

RECORD = b"schema = 1\n\n[[event]]\nkind = 'sent'\non = 2024-01-10\n"


def write(file: Path) -> None:
    outputs = Outputs(file.parent, private=True, force=True)
    outputs.add(file.name, b"new")
    outputs.commit()


def refused(file: Path) -> str:
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(OutputError) as told:
        write(file)
    assert (file.read_bytes() if file.exists() else None) == before
    return str(told.value)


def test_a_record_is_never_an_output(tmp_path: Path) -> None:
    for name in ("a.record.toml", "A.RECORD.TOML"):
        assert "the record of a case" in refused(tmp_path / name)  # also where there is none yet
    (tmp_path / "a.record.toml").write_bytes(RECORD)
    assert "the record of a case" in refused(tmp_path / "a.record.toml")


def test_what_the_program_keeps_in_internal_is_never_an_output(tmp_path: Path) -> None:
    internal = tmp_path / "out/internal"
    (internal / "superseded").mkdir(parents=True)
    for name in ("sent.sha256", "salt", "a.manifest.json", "a.findings.txt", "superseded/a.docx"):
        (internal / name).write_bytes(b"old")
        assert "Comity keeps its own files" in refused(internal / name)
    own = tmp_path / "office/internal"  # a folder that only has the same name
    own.mkdir(parents=True)
    write(own / "r.csv")
    assert (own / "r.csv").read_bytes() == b"new"


def test_a_document_is_replaced_by_its_own_build_only(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "internal").mkdir(parents=True)
    (out / "a.docx").write_bytes(b"page")
    digest = hashlib.sha256(b"page").hexdigest()
    made = {"name": "a.docx", "sha256": digest, "size": 4}
    told = {"source": {"name": "a.yaml", "sha256": digest}, "outputs": [made]}
    (out / "internal/a.manifest.json").write_text(json.dumps(told))
    assert "it was built from a.yaml" in refused(out / "a.docx")
    write(out / "a.ics")


def test_a_document_that_a_record_beside_it_names_is_kept(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"page")
    digest = hashlib.sha256(b"page").hexdigest()
    made = f'documents = [{{ name = "letter.pdf", sha256 = "{digest}" }}]\n'
    (tmp_path / "a.record.toml").write_bytes(RECORD + made.encode())
    assert "it was sent on 2024-01-10" in refused(tmp_path / "letter.pdf")


def test_a_document_on_the_list_is_kept_even_if_it_was_changed_since(tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    (tmp_path / "a.docx").write_bytes(b"changed")
    (tmp_path / "internal/sent.sha256").write_text(f"{'0' * 64}  a.docx\n")
    assert "it is listed as sent" in refused(tmp_path / "a.docx")
