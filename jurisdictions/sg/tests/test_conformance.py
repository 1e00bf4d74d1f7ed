"""Singapore against the conformance kit: `comity plugins check SG` for pytest."""

from comity import CountryConformance


class TestSingapore(CountryConformance):
    code = "SG"
