"""The range of versions for which a plugin is made is read as packaging reads it, and held to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from comity.host import Host
from comity.host.host_range import bounds_of, needs_of, require_range, unmet
from comity.host.installed import JURISDICTIONS, InstalledEntry
from comity.model.errors import PluginError
from comity.model.office import Office

VERSIONS = """0 0.1 0.1.0 0.1.0.0 0.1.1 0.1.10 0.2.dev1 0.2a1 0.2a2.dev3 0.2rc1 0.2 0.2.0 0.2.post1
0.2.post1.dev2 0.2.1 0.9 0.10 1.0rc1 1.0 1.0.5 1.1 2.0 10.0""".split()  # noqa: SIM905 - a table
OPERATORS = (">=", "<=", "<", ">", "==", "!=", "~=")


def test_every_operator_says_of_every_version_what_packaging_says() -> None:
    wrong = []
    compared = 0
    for operator, asked, version in product(OPERATORS, VERSIONS, VERSIONS):
        if operator == "~=" and "." not in Version(asked).public.partition("a")[0]:
            continue  # packaging refuses ~=1, and so does the reader
        bounds = bounds_of(f"comity{operator}{asked}")
        assert bounds is not None, (operator, asked)
        peer = SpecifierSet(f"{operator}{asked}").contains(version, prereleases=True)
        compared += 1
        if peer is bool(unmet(bounds, version)):
            wrong.append((version, operator, asked, peer))

    assert compared > 3000
    assert wrong == []


def test_a_star_and_a_range_are_read_as_packaging_reads_them() -> None:
    ranges = ["==0.*", "==0.1.*", "!=0.1.*", "==1.0.*", ">=0.1,<0.2", ">= 0.1, < 1", ">0.1,!=0.2"]
    for text, version in product(ranges, VERSIONS):
        bounds = bounds_of(f"comity{text}")
        assert bounds is not None
        peer = SpecifierSet(text).contains(version, prereleases=True)
        assert peer is not bool(unmet(bounds, version)), (text, version)


@pytest.mark.parametrize(
    "need",
    [
        "comity @ https://host.example/comity.whl",
        "comity===0.1",
        "comity>=1!0.1",
        "comity>=new",
        "comity>=0.*",
        "comity~=1",
        "comity 0.1",
        "comity>=0.1 <0.2",
    ],
)
def test_what_is_no_plain_range_cannot_be_read(need: str) -> None:
    assert bounds_of(need) is None


def metadata(folder: Path, *lines: str, name: str = "METADATA", end: str = "\n") -> InstalledEntry:
    home = folder / "comity_qm-1.0.dist-info"
    home.mkdir(exist_ok=True)
    text = end.join(["Metadata-Version: 2.4", "Name: comity-qm", *lines, "", "comity>=99", ""])
    (home / name).write_bytes(text.encode())
    return InstalledEntry(JURISDICTIONS, "QM", "comity_qm", "comity-qm", "1.0", str(home))


def test_only_the_needs_of_comity_itself_are_read(tmp_path: Path) -> None:
    entry = metadata(
        tmp_path,
        "Requires-Dist: comity (>=0.1,<0.2)",
        "requires-dist:Comity[pdf] >=0.1",
        "Requires-Dist: comity-templates>=5",
        "Requires-Dist: comity.x>=5",
        'Requires-Dist: comity>=7; extra == "later"',
        "Requires-Dist: comity<9; python_version > '3'",
        end="\r\n",
    )

    assert needs_of(entry.home) == ("comity (>=0.1,<0.2)", "Comity[pdf] >=0.1", "comity<9")
    require_range(entry, "0.1.5")


def test_the_metadata_of_an_old_checkout_are_read_too(tmp_path: Path) -> None:
    entry = metadata(tmp_path, "Requires-Dist: comity>=7", name="PKG-INFO")

    assert needs_of(entry.home) == ("comity>=7",)
    assert needs_of(str(tmp_path / "nowhere")) == ()


@pytest.mark.parametrize(
    ("need", "version", "cure"),
    [
        ("comity>=7,<8", "0.1.0", "update Comity: python -m pip install --upgrade comity"),
        (
            "comity>=0.1,<0.2",
            "0.2.0",
            "update the plugin: python -m pip install --upgrade comity-qm",
        ),
        ("comity~=0.1.3", "0.1.0", "update Comity: python -m pip install --upgrade comity"),
        ("comity==0.1", "0.1.1", "update the plugin: python -m pip install --upgrade comity-qm"),
    ],
)
def test_a_plugin_made_for_other_versions_is_refused_with_what_to_update(
    need: str, version: str, cure: str, tmp_path: Path
) -> None:
    entry = metadata(tmp_path, f"Requires-Dist: {need}")

    with pytest.raises(PluginError) as refused:
        require_range(entry, version)

    assert str(refused.value) == f"it is made for {need}, and this is comity {version}; {cure}"


def test_a_range_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    entry = metadata(tmp_path, "Requires-Dist: comity @ https://host.example/c.whl")

    with pytest.raises(PluginError, match="cannot be read as a range"):
        require_range(entry)


@pytest.mark.parametrize("plugin", [None, "raise SystemExit('imported')"])
def test_a_plugin_for_another_host_is_set_aside_as_it_is_loaded_and_not_imported(
    plugin: str | None,
    country: Callable[..., Path],
    write_record: Callable[..., Path],
    make_host: Callable[..., Host],
) -> None:
    home = country("TV", plugin=plugin) / "comity_tv-1.0.dist-info"
    with (home / "METADATA").open("a") as file:
        file.write("Requires-Dist: comity>=7,<8\n")
    write_record(home)
    host = make_host(Office(allowed=frozenset({"comity-tv"})))

    assert host.jurisdiction("TV") is None
    (quarantine,) = [found for found in host.quarantined if found.distribution == "comity-tv"]
    assert quarantine.stage == "load"
    assert quarantine.reason.startswith(
        "cannot be loaded: it is made for comity>=7,<8, and this is"
    )
    assert quarantine.reason.endswith("update Comity: python -m pip install --upgrade comity")


@pytest.mark.needs_country
def test_every_installed_plugin_names_a_range_that_holds_this_host() -> None:
    from comity.host.installed import PLUGINS, scan

    entries = [*scan().of(JURISDICTIONS), *scan().of(PLUGINS)]

    assert entries
    assert [entry.name for entry in entries if not needs_of(entry.home)] == []
    for entry in entries:
        require_range(entry)
