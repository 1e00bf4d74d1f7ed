"""Canada against the conformance kit: `comity plugins check CA` for pytest."""

from comity import CountryConformance


class TestCanada(CountryConformance):
    code = "CA"
