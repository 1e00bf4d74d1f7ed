"""What must not be guessed at is hashed with the secret of the output folder."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import stat
from pathlib import Path

import pytest

from comity.model.errors import OutputError
from comity.steps.write import SALT, open_salt, verify

PLAIN, KEYED = "sha256", "hmac-sha256"


@pytest.fixture
def protected(request_data):
    """A request to hear a witness under a pseudonym: with a sealed annex."""
    name = {"full": "Ngozi Abernathy", "family": "Abernathy", "given": "Ngozi"}
    witness = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name}
    request_data["persons"] = [witness]
    request_data["measures"].append(
        {
            "id": "M2",
            "kind": "video-hearing",
            "purpose": "To hear what the witness saw.",
            "persons": ["P1"],
            "facts": ["F1"],
            "offences": ["O1"],
            "questions": ["Who wrote it?"],
        }
    )
    return request_data


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_manifest_gives_no_hash_that_a_name_can_be_tried_against(
    protected, comity, write
) -> None:
    file = write(protected)
    comity("build", file, "-o", "out", "--draft", "--format", "docx,json")
    made = files_of(file.parent / "out")
    manifest = json.loads(made["internal/case.manifest.json"])
    guess = hashlib.sha256(file.read_bytes())
    assert guess.hexdigest() not in made["internal/case.manifest.json"].decode()
    salt = bytes.fromhex(made[SALT].decode())
    assert manifest["source"][KEYED] == hmac.new(salt, guess.digest(), "sha256").hexdigest()
    (annex,) = [one for one in manifest["outputs"] if one.get("sealed")]
    assert PLAIN not in annex
    assert "size" not in annex
    assert all(PLAIN in one for one in manifest["outputs"] if not one.get("sealed"))
    told = [name for name, data in made.items() if made[SALT].strip() in data and name != SALT]
    assert told == []


def test_a_second_build_into_the_folder_gives_the_same_bytes_and_another_folder_others(
    protected, comity, write
) -> None:
    file = write(protected)
    for folder in ("out", "out", "other"):
        comity("build", file, "-o", folder, "--draft", "--force")
        made = files_of(file.parent / folder)
        if folder == "out":
            first = made
            comity("build", file, "-o", folder, "--draft", "--force")
            assert files_of(file.parent / folder) == first
    different = {name for name, data in made.items() if first[name] != data}
    assert different == {"internal/case.manifest.json", SALT}


def test_several_languages_in_one_run_share_the_secret(protected, comity, write) -> None:
    file = write(protected)
    done = comity("build", file, "-o", "out", "--draft", "--language", "en,fr")
    assert done.returncode in (0, 1), done.stderr
    made = files_of(file.parent / "out")
    sources = {
        json.loads(data)["source"][KEYED] for name, data in made.items() if "manifest" in name
    }
    assert len(sources) == 1


def test_a_case_that_withholds_nothing_has_plain_hashes_and_no_secret(
    request_data, comity, write
) -> None:
    file = write(request_data)
    comity("build", file, "-o", "out", "--draft")
    made = files_of(file.parent / "out")
    assert SALT not in made
    manifest = json.loads(made["internal/case.manifest.json"])
    assert manifest["source"][PLAIN] == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_secret_is_for_its_owner_only(protected, comity, write) -> None:
    file = write(protected)
    comity("build", file, "-o", "out", "--draft")
    assert stat.S_IMODE((file.parent / "out" / SALT).stat().st_mode) == 0o600


def test_what_was_changed_since_is_told_with_the_secret_and_not_without(
    protected, comity, write
) -> None:
    file = write(protected)
    comity("build", file, "-o", "out", "--draft")
    out = file.parent / "out"
    manifest = out / "internal/case.manifest.json"
    assert verify(manifest, file) == []
    file.write_bytes(file.read_bytes() + b"\n")
    (out / "case.docx").unlink()
    faults = verify(manifest, file)
    assert [Path(fault.file).name for fault in faults] == ["case.docx", "case.yaml"]
    (out / SALT).unlink()
    told = {Path(fault.file).name: fault.message for fault in verify(manifest, file)}
    assert "keyed" in told["case.yaml"]
    assert "keyed" in told["case.sealed-annex.docx"]


@pytest.mark.parametrize("written", ["", "not a secret", "ab" * 31, "zz" * 32])
def test_a_secret_that_is_none_is_refused_with_its_cure(written, tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    (tmp_path / SALT).write_text(written, encoding="utf-8")
    (tmp_path / SALT).chmod(0o600)
    with pytest.raises(OutputError, match="does not contain the secret"):
        open_salt(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
@pytest.mark.parametrize("link", ["internal", SALT])
def test_no_link_is_followed_to_a_secret(link, tmp_path: Path) -> None:
    other, folder = tmp_path / "other", tmp_path / "out"
    other.mkdir()
    (other / "salt").write_text("ab" * 32, encoding="utf-8")
    folder.mkdir()
    if link == SALT:
        (folder / "internal").mkdir()
    (folder / link).symlink_to(other if link == "internal" else other / "salt")
    with pytest.raises(OutputError, match="link"):
        open_salt(folder)


def open_to_others(salt: Path) -> None:
    salt.write_text("41" * 32, encoding="utf-8")
    salt.chmod(0o666)


def readable_by_the_group(salt: Path) -> None:
    salt.write_text("41" * 32, encoding="utf-8")
    salt.chmod(0o640)


def with_a_second_name(salt: Path) -> None:
    salt.write_text("41" * 32, encoding="utf-8")
    salt.chmod(0o600)
    os.link(salt, salt.with_name("kept"))


def a_pipe(salt: Path) -> None:
    os.mkfifo(salt)


def a_folder(salt: Path) -> None:
    salt.mkdir()


def too_long(salt: Path) -> None:
    salt.write_bytes(b"41" * 2**20)
    salt.chmod(0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes and no such pipes")
@pytest.mark.parametrize(
    ("lay", "said"),
    [
        (open_to_others, "other users can open it"),
        (readable_by_the_group, "other users can open it"),
        (with_a_second_name, "second name"),
        (a_pipe, "not a regular file"),
        (a_folder, "not a regular file"),
        (too_long, "does not contain the secret"),
    ],
)
def test_a_secret_that_may_have_come_with_the_folder_is_refused_and_nothing_is_built(
    lay, said: str, protected, comity, write
) -> None:
    file = write(protected)
    salt = file.parent / "out" / SALT
    salt.parent.mkdir(parents=True)
    lay(salt)
    before = sorted(salt.parents[1].rglob("*"))
    done = comity("build", file, "-o", "out", "--draft")
    assert done.returncode == 2
    assert done.stderr.startswith(str(Path("out") / SALT))
    assert said in done.stderr
    assert "Move it elsewhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(salt.parents[1].rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_a_secret_of_another_account_is_refused(tmp_path: Path) -> None:
    (tmp_path / "internal").mkdir()
    salt = tmp_path / SALT
    salt.write_text("41" * 32, encoding="utf-8")
    salt.chmod(0o600)
    os.chown(salt, 12345, -1)
    with pytest.raises(OutputError, match="belongs to another user"):
        open_salt(tmp_path)
