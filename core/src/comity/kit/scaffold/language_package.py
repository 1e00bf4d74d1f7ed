"""A new language: a distribution that is nothing but the wording of one language."""

from __future__ import annotations

from dataclasses import dataclass

from comity.kit.scaffold.licences import plan_licence
from comity.kit.scaffold.project import filled, project_files
from comity.model.errors import Fault, InputError
from comity.text.tags import is_tag, usual

__all__ = ["Language", "language_files", "plan_language"]

ENGLISH = "en"
PARTS = {
    "pyproject.toml": "language-pyproject.toml",
    "README.md": "language-README.md",
    "tests/test_wording.py": "test_wording.py",
    "src/{package}/__init__.py": "language-init.py",
}
CHECK = "      - run: comity wording check src/{package}/catalogues/{tag}.po --kind request"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that is to be made.

    Attributes:
        tag: its BCP 47 tag in the usual form: ``pt``, ``pt-BR``.
        name: its name in English: Portuguese.
        licence: the SPDX id of its licence; nothing: none has been chosen yet.
    """

    tag: str
    name: str
    licence: str = ""

    @property
    def distribution(self) -> str:
        """The name of the distribution: ``comity-language-pt``."""
        return f"comity-language-{self.tag.lower()}"

    @property
    def package(self) -> str:
        """The name of the import package: ``comity_language_pt``."""
        return self.distribution.replace("-", "_")

    @property
    def catalogue(self) -> str:
        """Where its catalogue belongs, from the folder of the distribution."""
        return f"src/{self.package}/catalogues/{self.tag}.po"


def plan_language(tag: str, name: str = "", licence: str = "") -> Language:
    """The language that a command line means.

    Args:
        tag: a BCP 47 tag.
        name: the language's English name; empty: the one that the CLDR has.
        licence: an SPDX id; empty: none has been chosen yet.

    Raises:
        InputError: it is not the tag of a language that the CLDR knows, it is English, the name
            cannot be used, or the licence has no SPDX id.
    """
    faults: list[Fault] = []
    found, tag = "", tag.strip()
    if not is_tag(tag) or not (found := _known(usual(tag))):
        cure = "Write a BCP 47 tag that the CLDR has: pt, or pt-BR for one region."
        faults.append(Fault("TAG", 0, 0, "", f"{tag!r} is not the tag of a known language", cure))
    elif usual(tag) == ENGLISH:
        message = "the English wording belongs to Comity and cannot be replaced"
        cure = "For the English of a region, write its tag: en-GB."
        faults.append(Fault("TAG", 0, 0, "", message, cure))
    name = name.strip() or found
    if any(letter in '"\\$' or not letter.isprintable() for letter in name):
        message, cure = "contains a quote, a $ or a control character", "Remove it from the name."
        faults.append(Fault("--name", 0, 0, "", message, cure))
    try:
        licence = plan_licence(licence)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(faults)
    return Language(usual(tag), name, licence)


def _known(tag: str) -> str:
    """The English name of a language, or nothing if the CLDR has no locale for its tag."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en") or "")
    except (UnknownLocaleError, ValueError):
        return ""


def language_files(language: Language) -> dict[str, bytes]:
    """Every file of the distribution, by its name; the same bytes for the same language."""
    tag, file = language.tag, language.catalogue
    values = {
        "tag": tag,
        "name": language.name,
        "distribution": language.distribution,
        "package": language.package,
        "licence": language.licence,
        "catalogue": file,
        "checks": CHECK.format(package=language.package, tag=tag),
        "tells": "kinds of document that became complete, and sentences that mean something else",
        "first": "It contains no catalogue yet.",
    }
    made = project_files(PARTS, values)
    commands = f"comity wording new {tag} -o {file}\ncomity wording check {file} --kind request"
    why = f"There is none\nfor {tag} yet, and until there is one, Comity sets this package aside."
    made[f"src/{language.package}/catalogues/README.md"] = filled(
        "catalogues.md", {"why": why, "commands": commands}
    )
    return dict(sorted(made.items()))
