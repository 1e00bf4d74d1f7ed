"""Installed distributions are found without importing anything, and as Python itself finds them."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

from comity.host.installed import COMMANDS, GROUPS, JURISDICTIONS, PLUGINS, InstalledEntry, scan

KENYA = "[comity.jurisdictions]\nKE = comity_ke:plugin\n"


def python_finds(path: list[str], group: str) -> set[tuple[str, str, str, str]]:
    """The answer of importlib.metadata for one group."""
    seen: set[str] = set()
    found = set()
    for distribution in importlib.metadata.distributions(path=path):
        name = distribution.metadata["Name"].lower().replace("_", "-").replace(".", "-")
        if name in seen:
            continue
        seen.add(name)
        for entry in distribution.entry_points:
            if entry.group == group:
                found.add((entry.name, entry.value, name, distribution.version))
    return found


def we_find(path: list[str], group: str) -> set[tuple[str, str, str, str]]:
    entries = scan(path, (group,)).entries
    return {(entry.name, entry.value, entry.distribution, entry.version) for entry in entries}


@pytest.mark.parametrize("group", [*GROUPS, "console_scripts", "pytest11"])
def test_the_answer_in_this_environment_is_that_of_importlib_metadata(group: str) -> None:
    assert we_find(sys.path, group) == python_finds(sys.path, group)


def test_this_environment_has_something_to_find() -> None:
    assert ("comity", "comity.cli:main") in {
        (entry.name, entry.value) for entry in scan(groups=("console_scripts",)).entries
    }


def test_the_first_on_the_path_hides_a_later_distribution_of_the_same_name(install) -> None:
    first = install("Comity_KE", "2.0", KENYA, folder="first")
    second = install("comity-ke", "1.0", "[comity.jurisdictions]\nKE = other:plugin", folder="b")
    path = [str(first), str(second)]

    assert scan(path).entries == (
        InstalledEntry(
            JURISDICTIONS,
            "KE",
            "comity_ke:plugin",
            "comity-ke",
            "2.0",
            str(first / "Comity_KE-2.0.dist-info"),
        ),
    )
    assert we_find(path, JURISDICTIONS) == python_finds(path, JURISDICTIONS)


def test_a_distribution_without_entry_points_hides_a_later_one_too(install) -> None:
    first = install("comity-ke", "2.0", folder="first")
    second = install("comity-ke", "1.0", KENYA, folder="second")

    assert scan([str(first), str(second)]).entries == ()


def test_groups_are_told_apart_and_foreign_groups_left_out(install) -> None:
    site = install(
        "comity-all",
        "1",
        "[console_scripts]\nrun = x:y\n\n# a remark\n[comity.plugins]\nun = comity_un:plugin\n"
        "[comity.commands]\nstamp = comity_un.stamp:command [extra]\n",
    )
    found = scan([str(site)])

    assert [entry.name for entry in found.of(PLUGINS)] == ["un"]
    assert [entry.value for entry in found.of(COMMANDS)] == ["comity_un.stamp:command [extra]"]
    assert len(found.entries) == 2


def test_an_egg_info_folder_of_a_development_checkout_is_read(tmp_path: Path) -> None:
    home = tmp_path / "comity_ke.egg-info"
    home.mkdir()
    (home / "entry_points.txt").write_text(KENYA)

    assert scan([str(tmp_path)]).entries == (
        InstalledEntry(JURISDICTIONS, "KE", "comity_ke:plugin", "comity-ke", "", str(home)),
    )


def test_an_egg_info_file_of_old_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "comity_ke-1.0-py3.11.egg-info").write_text("Name: comity-ke")

    assert scan([str(tmp_path)]) == ((), ())


def test_a_path_that_is_not_there_or_is_an_archive_is_passed_over(tmp_path: Path) -> None:
    archive = tmp_path / "python311.zip"
    archive.write_bytes(b"PK")

    assert scan([str(tmp_path / "nowhere"), str(archive)]) == ((), ())


def test_what_an_interrupted_removal_left_behind_is_not_used(install) -> None:
    site = install("~omity-ke", "1.0", KENYA)

    assert scan([str(site)]).entries == ()


def test_a_file_that_is_not_text_is_a_fault_and_the_others_are_kept(install) -> None:
    install("comity-ug", "1.0", b"[comity.jurisdictions]\nUG = \xff\xfe")
    site = install("comity-ke", "1.0", KENYA)
    found = scan([str(site)])

    assert [entry.name for entry in found.entries] == ["KE"]
    (fault,) = found.faults
    assert Path(fault.file) == site / "comity_ug-1.0.dist-info" / "entry_points.txt"
    assert fault.message == "is not UTF-8 text"
    assert fault.cure


def test_a_file_that_cannot_be_read_is_a_fault_and_the_others_are_kept(install) -> None:
    site = install("comity-ke", "1.0", KENYA)
    (install("comity-ug", "1.0") / "comity_ug-1.0.dist-info" / "entry_points.txt").mkdir()
    found = scan([str(site)])

    assert [entry.name for entry in found.entries] == ["KE"]
    assert "cannot be read" in found.faults[0].message


def test_a_line_that_is_no_entry_point_is_a_fault_with_its_line(install) -> None:
    site = install("comity-ke", "1.0", KENYA + "what is this\nUG =\n")
    found = scan([str(site)])

    assert [entry.name for entry in found.entries] == ["KE"]
    assert [fault.line for fault in found.faults] == [3, 4]
    assert "what is this" in str(found.faults[0])


def test_two_versions_in_one_folder_are_a_fault_that_names_the_one_left_out(install) -> None:
    install("comity-ke", "1.0", KENYA)
    site = install("comity-ke", "2.0", KENYA)
    found = scan([str(site)])

    assert [entry.version for entry in found.entries] == ["1.0"]
    assert "comity-ke is installed twice in this folder; 2.0 is not used" in str(found.faults[0])


def test_scanning_imports_neither_importlib_metadata_nor_a_plugin(install) -> None:
    site = install(
        "comity-ke", "1.0", KENYA, modules={"comity_ke.py": "raise SystemExit('imported')"}
    )
    script = (
        "import sys; from comity.host.installed import scan; found = scan()\n"
        "assert 'KE' in {entry.name for entry in found.entries}\n"
        "assert not {'importlib.metadata', 'comity_ke'} & set(sys.modules)"
    )
    path = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH")])])

    subprocess.run(
        [sys.executable, "-c", script], check=True, env={**os.environ, "PYTHONPATH": path}
    )
