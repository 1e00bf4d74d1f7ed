"""Comity: cross-border criminal-justice documents under the law of the States involved.

These are the public names. Each is imported from its home when it is first asked for, so that
``import comity`` costs next to nothing and a plugin's two lines pay for what they use only.
"""

from comity._version import __version__

# nothing of the standard library is imported here: with `python -m comity` the current folder would
# be looked at first, and only comity.cli.ground takes it off the path
TYPE_CHECKING = False
if TYPE_CHECKING:
    from comity.host import Host
    from comity.host.data_plugin import DataPlugin, InstrumentPlugin
    from comity.host.hookspecs import hookimpl
    from comity.kit.conformance import CountryConformance as CountryConformance
    from comity.model.citations import Citation, Read
    from comity.model.drafts.base import Draft
    from comity.model.findings import Finding, Place, Severity
    from comity.model.law_records import Instrument
    from comity.model.patches import Change, Patch
    from comity.model.records import (
        AssistanceKind,
        Channel,
        DocumentType,
        Exported,
        Exporter,
        ExtraField,
        Jurisdiction,
        LawBook,
        Parties,
        Requirement,
        Template,
    )

__all__ = [
    "AssistanceKind",
    "Change",
    "Channel",
    "Citation",
    "DataPlugin",
    "DocumentType",
    "Draft",
    "Exported",
    "Exporter",
    "ExtraField",
    "Finding",
    "Host",
    "Instrument",
    "InstrumentPlugin",
    "Jurisdiction",
    "LawBook",
    "Parties",
    "Patch",
    "Place",
    "Read",
    "Requirement",
    "Severity",
    "Template",
    "__version__",
    "hookimpl",
]

_HOMES = {
    "CountryConformance": "comity.kit.conformance",
    "DataPlugin": "comity.host.data_plugin",
    "Change": "comity.model.patches",
    "Citation": "comity.model.citations",
    "Draft": "comity.model.drafts.base",
    "Finding": "comity.model.findings",
    "Host": "comity.host",
    "Instrument": "comity.model.law_records",
    "InstrumentPlugin": "comity.host.data_plugin",
    "Patch": "comity.model.patches",
    "Place": "comity.model.findings",
    "Read": "comity.model.citations",
    "Severity": "comity.model.findings",
    "hookimpl": "comity.host.hookspecs",
}
"""Where a public name is made, if not in ``comity.model.records``."""


def __getattr__(name: str) -> object:
    if name == "Measure":  # the name of AssistanceKind until 0.2
        from comity._moved import renamed

        return renamed("Measure", "AssistanceKind")
    if (
        name not in __all__ and name != "CountryConformance"
    ):  # which needs pytest: not for `import *`
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES.get(name, "comity.model.records")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
