"""Liechtenstein against the conformance kit: `comity plugins check LI` for pytest."""

from comity import CountryConformance


class TestLiechtenstein(CountryConformance):
    code = "LI"
