"""A new country: what it is called, and the files of its distribution."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from comity.kit.scaffold.guidance import guidance
from comity.kit.scaffold.licences import plan_licence
from comity.kit.scaffold.project import filled, project_files
from comity.kit.scaffold.templates import form_files
from comity.model.errors import Fault, InputError
from comity.text.tags import lookup

__all__ = ["Country", "country_files", "plan_country"]

# what ISO 3166 leaves to its users, for States that are made up
USERS_OWN = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
PARTS = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "tests/test_conformance.py": "test_conformance.py",
    "src/{package}/__init__.py": "init.py",
    "src/{package}/jurisdiction.toml": "jurisdiction.toml",
    "src/{package}/sources.toml": "sources.toml",
    "src/{package}/cases/a-careful-request-is-answered.toml": "case.toml",
}


CHECKS = """\
      - run: comity plugins check {code}
      - run: comity law audit {code}
      - if: github.event_name == 'schedule'
        run: comity law audit {code} --older-than 365d"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country that is to be made.

    Attributes:
        code: two letters.
        name: the everyday name: Kenya.
        languages: BCP 47 tags, the official language first.
        formal: the name that treaties use, where it is known (Republic of Kenya), else ``name``.
        article: what stands before the formal name in English: ``the``, or nothing.
        short_article: what stands before the everyday name: the Bahamas.
        licence: the SPDX id of its licence; nothing: none has been chosen yet.
        unworded: those of ``languages`` in which no document can be written yet.
    """

    code: str
    name: str
    languages: tuple[str, ...]
    formal: str
    article: str = ""
    short_article: str = ""
    licence: str = ""
    unworded: tuple[str, ...] = ()

    @property
    def distribution(self) -> str:
        """The name of the distribution: ``comity-ke``."""
        return f"comity-{self.code.lower()}"

    @property
    def package(self) -> str:
        """The name of the import package: ``comity_ke``."""
        return f"comity_{self.code.lower()}"


def plan_country(
    code: str, name: str, languages: str, licence: str = "", worded: Iterable[str] | None = None
) -> Country:
    """The country that a command line means.

    Args:
        code: two letters of ISO 3166, or of those that it leaves to its users.
        name: the State's everyday name; empty: the one in ``comity/law/states.toml``, else CLDR's.
        languages: BCP 47 tags with commas between, the official language first.
        licence: an SPDX id; empty: none has been chosen yet.
        worded: the languages in which documents can be written. Default: all of ``languages``.

    Raises:
        InputError: there is no such State, it has no name, a language has no locale, or the
            licence has no SPDX id.
    """
    from comity.law.states import states
    from comity.steps.resolve.state_records import territory_names

    names, code = territory_names(), code.upper()
    known = states().get(code)
    faults = []
    if not re.fullmatch("[A-Z]{2}", code):
        cure = "Write two letters such as KE. The plugin of a State includes its parts (GB-SCT)."
        faults.append(Fault("CODE", 0, 0, "", f"{code} is not the code of a State", cure))
    elif code not in names and known is None and not USERS_OWN.fullmatch(code):
        cure = (
            "GB is the United Kingdom." if code == "UK" else "For a fictional State, use XA to XZ."
        )
        faults.append(Fault("CODE", 0, 0, "", f"{code} is not the code of a State", cure))
    usual = known.short or known.name if known else names.get(code, "")
    name = name.strip() or usual
    if known and name.casefold() == f"{known.short_article} {usual}".casefold():
        name = usual  # The Bahamas: the article has a key of its own
    if not name and not faults:
        faults.append(Fault("--name", 0, 0, "", f"{code} has no name", 'Write --name "...".'))
    if any(letter in '"\\$' or not letter.isprintable() for letter in name):
        cure = "Remove it from the name."
        faults.append(
            Fault("--name", 0, 0, "", "contains a quote, a $ or a control character", cure)
        )
    tags = tuple(dict.fromkeys(tag.strip() for tag in languages.split(",") if tag.strip()))
    faults += _language_faults(tags)
    try:
        licence = plan_licence(licence)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(faults)
    there = tags if worded is None else (*worded,)
    more = (licence, tuple(tag for tag in tags if not lookup(tag, there, tags)))
    if known is None:
        return Country(code, name, tags, name, "", "", *more)
    short_article = known.short_article if name == usual else ""
    return Country(code, name, tags, known.name, known.article, short_article, *more)


def _language_faults(tags: tuple[str, ...]) -> list[Fault]:
    from babel.core import Locale, UnknownLocaleError

    cure = "Write BCP 47 tags that CLDR has, separated by commas: en,sw."
    if not tags:
        return [Fault("--languages", 0, 0, "", "does not name a language", cure)]
    faults = []
    for tag in tags:
        try:
            Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            faults.append(Fault("--languages", 0, 0, "", f"unknown locale {tag!r}", cure))
    return faults


def country_files(country: Country) -> dict[str, bytes]:
    """Every file of the distribution, by its name; the same bytes for the same country."""
    values = {
        "code": country.code,
        "name": country.name,
        "formal": country.formal,
        "article": country.article,
        "short_article": country.short_article,
        "class": "".join(re.findall(r"\w+", country.name.title())) or country.code,
        "languages": ", ".join(f'"{tag}"' for tag in country.languages),
        "distribution": country.distribution,
        "package": country.package,
        "licence": country.licence,
        "checks": CHECKS.format(code=country.code),
        "tells": "the law that changed, with its articles and days, and the forms",
        "first": "It contains no law yet.",
        "languages_entry": _entry(country),
        "wording": _wording(country),
    }
    made = project_files(PARTS, values)
    home = f"src/{country.package}"
    made[f"{home}/law/questions.toml"] = filled("law.toml", values) + guidance().encode()
    if country.unworded:
        made[f"{home}/catalogues/README.md"] = _catalogues(country)
    forms = form_files(country.code, country.name, country.languages[0])
    made |= {f"{home}/templates/{name}": data for name, data in forms.items()}
    return dict(sorted(made.items()))


def _entry(country: Country) -> str:
    """How the package would declare a language: a comment, since it has no catalogue yet."""
    if not country.unworded:
        return ""
    lines = [f'# {tag} = "{country.package}"' for tag in country.unworded]
    return "\n".join(
        (
            "",
            "# once catalogues/ has a file for a language, declare it (catalogues/README.md):",
            '# [project.entry-points."comity.languages"]',
            *lines,
            "",
        )
    )


def _wording(country: Country) -> str:
    named = ", ".join(f"`{tag}`" for tag in country.languages)
    if not country.unworded:
        return f"Languages of the State: {named}. Comity has wording for all of them."
    lacking = ", ".join(f"`{tag}`" for tag in country.unworded)
    guide = f"src/{country.package}/catalogues/README.md"
    return (
        f"Languages of the State: {named}. No finished wording was installed for {lacking} when\n"
        f"this package was created. `{guide}` says how to add it."
    )


def _catalogues(country: Country) -> bytes:
    home = f"src/{country.package}/catalogues"
    tags = " and ".join(country.unworded)
    why = (
        f"When the package was\ncreated, no finished wording was installed for {tags}. Until there "
        "is one, such a language\nserves dates, names and money only. Look first whether somebody "
        f"has published it: `comity-language-{country.unworded[0].lower()}`."
    )
    commands = [f"comity wording new {tag} -o {home}/{tag}.po" for tag in country.unworded]
    commands += [f"comity wording check {home}/{tag}.po --kind request" for tag in country.unworded]
    return filled("catalogues.md", {"why": why, "commands": "\n".join(commands)})
