"""Anchors in an HTML page, used for links and their targets."""

from attrs import frozen


@frozen
class Anchors:
    """The anchors for one document of a report; they never contain document text."""

    number: int
    """Position of the document in the report, from 1."""
    text: str = ""
    """Address of the page that contains the text; empty for the same page."""

    @property
    def document(self) -> str:
        """Return the anchor of the document's section of the page."""
        return f"d{self.number}"

    def part(self, name: str) -> str:
        """Return the anchor of a part of that section, such as "findings"."""
        return f"{self.document}-{name}"

    def finding(self, finding: int) -> str:
        """Return the anchor of a finding; `finding` counts from 1."""
        return f"{self.document}-f{finding}"

    def place(self, finding: int, place: int) -> str:
        """Return the anchor of a finding's place in the text: 0 is the flagged place."""
        return f"{self.finding(finding)}-p{place}"

    def claim(self, claim: int) -> str:
        """Return the anchor of a claim in the text; `claim` counts from 1."""
        return f"{self.document}-c{claim}"

    def row(self, claim: int) -> str:
        """Return the anchor of a claim in the table of dates."""
        return f"{self.document}-t{claim}"

    def block(self, block: int) -> str:
        """Return the anchor of a block of the text; `block` counts from 0."""
        return f"{self.document}-b{block}"
