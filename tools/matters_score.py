"""The score of a set of matters: what was raised of what was expected, and what it cost in calm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matters_read import SEVERITIES, Expected, Matter, Raised

__all__ = ["Score", "score_of"]


@dataclass
class Read:
    """What blind readers made of some findings.

    ``useful`` and ``useless`` are counts of what they judged, ``false`` of those that say something
    untrue or ask for what the draft tells, ``told`` of those of them that only do the latter (asked
    of readers since the eighth round), ``unjudged`` of those that nobody has judged yet.
    """

    findings: int = 0
    useful: int = 0
    useless: int = 0
    false: int = 0
    told: int = 0
    unjudged: int = 0

    @property
    def judged(self) -> int:
        """How many a reader has judged."""
        return self.useful + self.useless

    def add(self, said: Mapping[str, bool]) -> None:
        """Count one finding, with what a reader said of it; nothing where nobody has read it."""
        self.findings += 1
        self.unjudged += not said
        if said:
            self.useful += said["useful"]
            self.useless += not said["useful"]
            self.false += said.get("false", False)
            self.told += said.get("told", False)

    def line(self) -> str:
        """The counts in one line."""
        told = f", of which {self.told} only ask for what the draft tells" if self.told else ""
        unjudged = f", not judged {self.unjudged}" if self.unjudged else ""
        return (
            f"{self.findings}, useful to a blind reader {self.useful} of {self.judged}, "
            f"false {self.false}{told}{unjudged}"
        )


@dataclass
class Score:
    """Counts over a set of matters.

    ``expected`` and ``raised`` count points by (topic, severity); ``decided`` are the errors that
    an installed official text or the file's own logic decides, ``blocked`` those raised as errors.
    ``wrong_errors`` are errors that nobody expected; ``calm_errors`` and ``calm_warnings`` those
    on matters that were granted. ``statements`` is what readers made of findings, ``questions`` of
    further questions, which assert nothing; ``asked`` are the points that only they raise.
    """

    matters: int = 0
    calm: int = 0
    expected: Counter[tuple[str, str]] = field(default_factory=Counter)
    raised: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: int = 0
    central: int = 0
    central_raised: int = 0
    decided: int = 0
    blocked: int = 0
    wrong_errors: int = 0
    calm_errors: int = 0
    calm_warnings: int = 0
    statements: Read = field(default_factory=Read)
    questions: Read = field(default_factory=Read)
    missed: list[tuple[str, Expected]] = field(default_factory=list)

    def share(self, severity: str) -> float | None:
        """The share of the expected points of a severity that is raised at any level."""
        wanted = sum(n for (_, s), n in self.expected.items() if s == severity)
        got = sum(n for (_, s), n in self.raised.items() if s == severity)
        return round(got / wanted, 3) if wanted else None

    def data(self) -> dict[str, object]:
        """The score as JSON types; shares between 0 and 1, null where nothing was expected."""
        said, asked = self.statements, self.questions
        judged = said.judged + asked.judged
        return {
            "matters": self.matters,
            "granted": self.calm,
            "errors_raised": self.share("error"),
            "warnings_raised": self.share("warning"),
            "advice_raised": self.share("advice"),
            "central_points": self.central,
            "central_points_raised": self.central_raised,
            "errors_decided": self.decided,
            "errors_decided_raised_as_errors": self.blocked,
            "errors_not_expected": self.wrong_errors,
            "errors_on_granted": self.calm_errors,
            "warnings_on_granted": self.calm_warnings,
            "useful": round((said.useful + asked.useful) / judged, 3) if judged else None,
            "findings": said.findings,
            "findings_useful": round(said.useful / said.judged, 3) if said.judged else None,
            "false_statements": said.false,
            "false_statements_told": said.told,
            "questions": asked.findings,
            "questions_useful": round(asked.useful / asked.judged, 3) if asked.judged else None,
            "questions_false": asked.false,
            "questions_false_told": asked.told,
            "points_raised_by_questions_alone": self.asked,
            "unjudged": said.unjudged + asked.unjudged,
            "by_topic": {
                f"{topic}/{severity}": [self.raised[topic, severity], count]
                for (topic, severity), count in sorted(self.expected.items())
            },
        }

    def table(self, title: str) -> str:
        """The score as Markdown."""
        return "\n".join(self._lines(title))

    def _lines(self, title: str) -> Iterator[str]:
        yield f"### {title}"
        yield ""
        yield f"{self.matters} matters, of which {self.calm} were granted without trouble."
        yield ""
        yield "| topic | errors | warnings | advice |"
        yield "|---|---:|---:|---:|"
        for topic in sorted({topic for topic, _ in self.expected}):
            yield f"| {topic} | {' | '.join(self._cell(topic, s) for s in SEVERITIES)} |"
        totals = [self._total(severity) for severity in SEVERITIES]
        yield f"| **all** | {' | '.join(totals)} |"
        yield ""
        yield "Each cell: points raised at any level, of points expected."
        yield ""
        for name, count in (
            (
                "Points on which the matter really failed, raised",
                f"{self.central_raised} of {self.central}",
            ),
            (
                "Errors that an installed text or the file itself decides, raised as errors",
                f"{self.blocked} of {self.decided}",
            ),
            ("Errors that nobody expected", self.wrong_errors),
            ("Errors on granted matters", self.calm_errors),
            ("Warnings on granted matters", self.calm_warnings),
            ("Findings", self.statements.line()),
            ("Further questions", self.questions.line()),
            ("Points that only further questions raise", self.asked),
        ):
            yield f"- {name}: {count}"

    def _cell(self, topic: str, severity: str) -> str:
        wanted = self.expected[topic, severity]
        return f"{self.raised[topic, severity]} of {wanted}" if wanted else ""

    def _total(self, severity: str) -> str:
        wanted = sum(n for (_, s), n in self.expected.items() if s == severity)
        got = sum(n for (_, s), n in self.raised.items() if s == severity)
        return f"{got} of {wanted}"


def score_of(found: Iterable[tuple[Matter, Sequence[Raised]]]) -> Score:
    """The score of matters with the findings on their drafts."""
    score = Score()
    for matter, findings in found:
        score.matters += 1
        score.calm += matter.calm
        _points(score, matter, tuple(findings))
        _findings(score, matter, findings)
    return score


def _points(score: Score, matter: Matter, findings: tuple[Raised, ...]) -> None:
    for one in matter.expected:
        said = one.raised(findings)
        score.expected[one.topic, one.severity] += 1
        score.raised[one.topic, one.severity] += bool(said)
        score.asked += bool(said) and all(found.further for found in said)
        score.central += one.central
        score.central_raised += one.central and bool(said)
        if one.decided:
            score.decided += 1
            score.blocked += any(found.severity == "error" for found in said)
        if not said:
            score.missed.append((matter.name, one))


def _findings(score: Score, matter: Matter, findings: Sequence[Raised]) -> None:
    due = {
        found
        for one in matter.expected
        if one.severity == "error"
        for found in one.raised(tuple(findings))
    }
    for one in findings:
        score.wrong_errors += one.severity == "error" and one not in due
        score.calm_errors += matter.calm and one.severity == "error"
        score.calm_warnings += matter.calm and one.severity == "warning"
        read = score.questions if one.further else score.statements
        read.add(matter.judgement(one))
