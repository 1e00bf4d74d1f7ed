"""France against the conformance kit: `comity plugins check FR` for pytest."""

from comity import CountryConformance


class TestFrance(CountryConformance):
    code = "FR"
