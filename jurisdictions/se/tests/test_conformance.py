"""Sweden against the conformance kit: `comity plugins check SE` for pytest."""

from comity import CountryConformance


class TestSweden(CountryConformance):
    code = "SE"
