"""A file that cannot be read is refused in one clear sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.model.errors import DraftError, Fault
from comity.steps.read import read_case

Refuse = Callable[[str | bytes], list[Fault]]


def only_fault(path: Path) -> Fault:
    with pytest.raises(DraftError) as caught:
        read_case(path, {})
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    assert fault.cure
    return fault


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert only_fault(tmp_path / "none.yaml").message == "The file does not exist."


def test_a_missing_file_with_the_other_ending_beside_it_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_text("kind: letter")
    assert "case.yml" in only_fault(tmp_path / "case.yaml").cure


def test_a_folder_is_no_case_file(tmp_path: Path) -> None:
    assert only_fault(tmp_path).message == "This is a folder, not a case file."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\0b.yaml", "a\\u0000b.yaml"),
        ("red\x1b[31m.yaml", "red\\u001b[31m.yaml"),
        ("two\nlines.yaml", "two\\u000alines.yaml"),
        ("to\u202elmay.yaml", "to\\u202elmay.yaml"),
        ("not-utf8-\udcff.yaml", "not-utf8-\\udcff.yaml"),
    ],
)
def test_a_name_that_would_disguise_what_a_terminal_shows_is_refused(name, shown) -> None:
    with pytest.raises(DraftError) as caught:
        read_case(Path(name), {})
    (fault,) = caught.value.faults
    assert fault.file == shown
    assert "change how a terminal shows it" in fault.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert only_fault(tmp_path / "pipe").message == "This is not a regular file."


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX rights only")
def test_a_file_without_the_right_to_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("kind: letter")
    path.chmod(0)
    if os.geteuid() != 0:
        assert only_fault(path).message == "You cannot read this file."
        return
    # The superuser may read everything, so another user is asked, in a process of its own.
    tmp_path.chmod(0o711)
    code = (
        "import os, sys; from pathlib import Path; from comity.model.errors import DraftError\n"
        "from comity.steps.read import read_case\n"
        f"os.chdir({str(tmp_path)!r}); os.setuid(65534)\n"
        "try: read_case(Path('closed.yaml'), {})\n"
        "except DraftError as error: print(error)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert "closed.yaml: You cannot read this file." in answer.stdout


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff", "# only a remark\n", "---\n"])
def test_an_empty_file_says_how_to_begin(refuse: Refuse, content: str) -> None:
    (fault,) = refuse(content)
    assert "`kind:`" in fault.cure


def test_ten_megabytes_are_refused_at_once(refuse: Refuse) -> None:
    (fault,) = refuse(b"kind: letter\n" + b"# x\n" * 2_500_000)
    assert "4 MiB" in fault.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_by_name(refuse: Refuse, encoding: str) -> None:
    (fault,) = refuse("kind: letter\n".encode(encoding))
    assert "UTF-16" in fault.message
    assert "UTF-8" in fault.cure


def test_a_byte_of_another_encoding_is_refused_at_its_place(refuse: Refuse) -> None:
    (fault,) = refuse("kind: letter\ntitle: Ö Café\n".encode("latin-1").replace(b"\xd6", b"OO"))
    assert (fault.line, fault.column) == (2, 14)
    assert "0xE9" in fault.message


def test_a_surrogate_smuggled_into_utf_8_is_refused(refuse: Refuse) -> None:
    (fault,) = refuse(b"kind: letter\ntitle: \xed\xa0\x80\n")
    assert (fault.line, fault.column) == (2, 8)


def test_a_file_that_is_no_text_is_refused(refuse: Refuse) -> None:
    (fault,) = refuse(b"\x7fELF" + b"\0" * 90_000)
    assert fault.message == "The file is not plain text."


@pytest.mark.parametrize(
    ("first", "kind"), [(b"PK\x03\x04", "a Word document"), (b"%PDF-1.7\n", "a PDF")]
)
def test_the_document_in_place_of_its_case_file_is_named(
    refuse: Refuse, first: bytes, kind: str
) -> None:
    (fault,) = refuse(first + b"\xe9\0" * 900)
    assert fault.message.startswith(f"This is {kind}")
    assert "YAML case file" in fault.cure
