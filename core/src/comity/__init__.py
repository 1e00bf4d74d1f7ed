"""Comity: cross-border criminal-justice documents under the law of the States involved.

These are the public names. Each is imported from its home when it is first asked for, so that
``import comity`` costs next to nothing and a plugin's two lines pay for what they use only.
"""

from comity._version import __version__

# nothing of the standard library is imported here: with `python -m comity` the current folder would
# be looked at first, and only comity.cli.ground takes it off the path
TYPE_CHECKING = False
if TYPE_CHECKING:
    from comity.api import (
        Examined,
        Host,
        apply,
        build,
        diff_words,
        examine,
        fields,
        law_at,
        merge,
        preview,
        relations,
        relevant,
        sections,
        to_yaml,
    )
    from comity.host.data_plugin import DataPlugin, InstrumentPlugin
    from comity.host.hookspecs import hookimpl
    from comity.kit.conformance import CountryConformance as CountryConformance
    from comity.model.citations import Citation, Read
    from comity.model.drafts.base import Draft
    from comity.model.findings import Costs, Finding, Place, RestsOn, Severity
    from comity.model.law_networks import Network, UsualTime
    from comity.model.law_practice import PracticeGround
    from comity.model.law_records import Instrument
    from comity.model.notice_points import NoticeDuty
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
    from comity.text.collapsed import collapsed

__all__ = [
    "AssistanceKind",
    "Change",
    "Channel",
    "Citation",
    "Costs",
    "DataPlugin",
    "DocumentType",
    "Draft",
    "Examined",
    "Exported",
    "Exporter",
    "ExtraField",
    "Finding",
    "Gap",
    "Host",
    "Instrument",
    "InstrumentPlugin",
    "Jurisdiction",
    "LawBook",
    "Network",
    "NoticeDuty",
    "Parties",
    "Patch",
    "Pending",
    "Place",
    "PracticeGround",
    "Read",
    "Requirement",
    "RestsOn",
    "Severity",
    "Template",
    "UsualTime",
    "__version__",
    "apply",
    "build",
    "collapsed",
    "diff_words",
    "examine",
    "fields",
    "hookimpl",
    "law_at",
    "merge",
    "preview",
    "relations",
    "relevant",
    "sections",
    "to_yaml",
]

_HOMES = {
    "Change": "comity.model.patches",
    "Citation": "comity.model.citations",
    "Costs": "comity.model.findings",
    "CountryConformance": "comity.kit.conformance",
    "DataPlugin": "comity.host.data_plugin",
    "Draft": "comity.model.drafts.base",
    "Examined": "comity.api",
    "Finding": "comity.model.findings",
    "Gap": "comity.model.gaps",
    "Host": "comity.api",
    "Instrument": "comity.model.law_records",
    "InstrumentPlugin": "comity.host.data_plugin",
    "Patch": "comity.model.patches",
    "Pending": "comity.model.gaps",
    "Place": "comity.model.findings",
    "Network": "comity.model.law_networks",
    "NoticeDuty": "comity.model.notice_points",
    "PracticeGround": "comity.model.law_practice",
    "Read": "comity.model.citations",
    "RestsOn": "comity.model.findings",
    "Severity": "comity.model.findings",
    "UsualTime": "comity.model.law_networks",
    "apply": "comity.api",
    "build": "comity.api",
    "collapsed": "comity.text.collapsed",
    "diff_words": "comity.api",
    "examine": "comity.api",
    "fields": "comity.api",
    "hookimpl": "comity.host.hookspecs",
    "law_at": "comity.api",
    "merge": "comity.api",
    "preview": "comity.api",
    "relations": "comity.api",
    "relevant": "comity.api",
    "sections": "comity.api",
    "to_yaml": "comity.api",
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
