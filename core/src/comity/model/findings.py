"""What check, assess and protect have to say, and the place in a file that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as field_of
from enum import StrEnum

from comity.model.citations import Citation
from comity.model.cure_words import CureWords, Reader
from comity.model.messages import Message
from comity.model.patches import Patch

__all__ = ["Costs", "Finding", "Place", "RestsOn", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs: an error blocks a build, a warning and an advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an advice: the order of mending."""
        return list(Severity).index(self)


class RestsOn(StrEnum):
    """What a finding rests on; how the text that it cites was read is part of it."""

    OFFICIAL_TEXT = "official-text"
    ACCOUNT = "account"
    LAW = "law"
    PRACTICE = "practice"
    FILE = "file"
    NOTICE = "notice"
    COMITY = "comity"


class Costs(StrEnum):
    """What a finding would cost, the worst first: the order within each severity.

    ``nothing`` is what Comity does not know or has chosen: a limit of the check, and no defect.
    """

    REQUEST = "request"
    MEASURE = "measure"
    PAPERS = "papers"
    OTHER = "other"
    NOTHING = "nothing"

    @property
    def rank(self) -> int:
        """0 for the whole request, up to 4 for a limit of Comity."""
        return list(Costs).index(self)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a case file; line and column count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of a check.

    ``rule`` is the stable id; ``field`` the path in the draft (empty: the draft as a whole);
    ``message`` says what is wrong, ``cure`` what to write; ``citation`` is there whenever
    the finding states law; ``source`` names who says so (a jurisdiction code, an instrument, core).
    ``said`` is the message in the registry of which message and cure are the English
    (``comity.text.messages``); a plugin that writes its own sentences leaves it None, until 1.0.
    ``reads`` are the fields that the rule looked at (``comity.model.field_reads``), so that it is
    not taken for judged where one of them is a gap; empty: not known.
    ``patch`` is the change that cures it, where the cure has one value that a machine can know.
    ``rests_on`` and ``costs`` say on what it rests and what it would cost; a check fills them in
    where a plugin leaves them None. ``further`` marks advice of which it is not known well enough
    that it helps (``comity.text.blind_readings``): it is shown on request. ``also`` are
    the other findings of the same rule, where ``comity.text.collapsed`` has put them together.
    """

    severity: Severity
    rule: str
    message: str
    field: str = ""
    cure: str = ""
    citation: Citation | None = None
    source: str = "core"
    place: Place | None = None
    said: Message | None = None
    reads: tuple[str, ...] = field_of(default=(), compare=False)
    patch: Patch | None = None
    rests_on: RestsOn | None = field_of(default=None, compare=False)
    costs: Costs | None = field_of(default=None, compare=False)
    further: bool = field_of(default=False, compare=False)
    also: tuple[Finding, ...] = ()

    @property
    def limit(self) -> bool:
        """Whether it says what Comity does not know, or has chosen: no defect of the document."""
        return self.costs is Costs.NOTHING and self.severity is Severity.ADVICE

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it is about: its own, and those of the findings put together with it."""
        return tuple(dict.fromkeys(one.field for one in (self, *self.also) if one.field))

    def cure_for(self, reader: Reader, catalogue: CureWords) -> str:
        """The cure in the words of a page or of a case file, in the language of a catalogue.

        ``comity.text.messages.ENGLISH`` is the catalogue of English.
        """
        return catalogue.cure_of(self, reader)
