"""The wheels, installed into a clean environment outside the checkout, do the work there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.dist

CHECKOUT = Path(__file__).resolve().parents[2]
COUNTRIES = sorted(path.parent.name for path in CHECKOUT.glob("jurisdictions/*/pyproject.toml"))
MEMBERS = sorted(path.name.replace("_", "-") for path in CHECKOUT.glob("*/*/src/*"))


def test_nothing_comes_from_the_checkout(whole) -> None:
    where = whole.evaluate(
        "import comity, comity_templates; print(comity.__file__, *comity_templates.__path__)"
    )
    assert str(CHECKOUT) not in where
    assert where.count("site-packages") == 2


def test_the_host_alone_shows_its_help_and_its_plugins(bare) -> None:
    assert "Commands:" in bare.comity("--help")
    assert "comity-" not in bare.comity("plugins")


@pytest.fixture(scope="module")
def listed(whole) -> list[str]:
    """What ``comity plugins`` lists, line by line."""
    return whole.comity("plugins").splitlines()


@pytest.fixture(scope="module")
def versions(whole) -> dict[str, str]:
    """The version of each distribution, as the environment tells it."""
    script = f"from importlib.metadata import version; print(*map(version, {MEMBERS!r}))"
    return dict(zip(MEMBERS, whole.evaluate(script).split(), strict=True))


@pytest.mark.parametrize("member", MEMBERS)
def test_each_distribution_is_listed_with_its_version(
    listed: list[str], versions: dict[str, str], member: str
) -> None:
    lines = [line for line in listed if f"({member} " in line]

    assert lines
    assert all(versions[member] in line and "quarantined" not in line for line in lines)


@pytest.mark.parametrize("member", MEMBERS)
def test_each_distribution_works_on_the_host_with_no_other_beside_it(
    bare, wheels: Path, tmp_path: Path, member: str
) -> None:
    bare.unpack(wheels, member, tmp_path)

    listed = bare.comity("plugins", path=tmp_path)
    assert f"({member} " in listed
    assert [other for other in MEMBERS if f"({other} " in listed] == [member]


SHOW = """
import contextlib, io, json
from comity.cli import main

shown = {}
for country in COUNTRIES:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            code = main(["law", "show", country.upper()])
        except SystemExit as end:
            code = end.code
    shown[country] = (code or 0, said.getvalue())
print(json.dumps(shown))
"""


@pytest.fixture(scope="module")
def shown(whole) -> dict[str, tuple[int, str]]:
    """The exit code and the output of ``comity law show`` for each country, in one process."""
    found = json.loads(whole.evaluate(f"COUNTRIES = {COUNTRIES!r}\n{SHOW}"))
    return {country: (code, text) for country, (code, text) in found.items()}


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_law_of_each_country_can_be_read(
    shown: dict[str, tuple[int, str]], country: str
) -> None:
    code, text = shown[country]

    assert code == 0
    assert len(text.splitlines()) > 5


def test_the_demo_builds_every_sample(whole) -> None:
    said = whole.comity("demo")
    folder = whole.work / "comity-demo"
    built = sorted(folder.rglob("*.docx"))

    assert "comity-demo" in said
    assert len(built) >= 3
    for docx in built:
        assert zipfile.is_zipfile(docx)
        if docx.name.endswith(".sealed-annex.docx"):
            continue  # what alone names a protected person is in one file, and no copy of it
        assert {docx.with_suffix(suffix).is_file() for suffix in (".html", ".md", ".json")} == {
            True
        }
    assert len(list(folder.rglob("internal/*.manifest.json"))) >= 3


def test_the_demo_of_the_host_alone_names_what_is_not_installed(bare) -> None:
    said = bare.comity("demo")

    assert "comity-us" in said or "not installed" in said
