"""Portugal against the conformance kit: `comity plugins check PT` for pytest."""

from comity import CountryConformance


class TestPortugal(CountryConformance):
    code = "PT"
