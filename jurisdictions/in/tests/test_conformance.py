"""India against the conformance kit: `comity plugins check IN` for pytest."""

from comity import CountryConformance


class TestIndia(CountryConformance):
    code = "IN"
