"""Anchors of an HTML page, shared by links and their targets."""

from attrs import frozen


@frozen
class Anchors:
    """The anchors of one document of a report; they never contain document text."""

    number: int
    """Position of the document in the report, from 1."""
    text: str = ""
    """Address of the page with the text, if it is not the linking page."""

    @property
    def document(self) -> str:
        """Return the anchor of the document's part of the page."""
        return f"d{self.number}"

    def part(self, name: str) -> str:
        """Return the anchor of a part, such as "findings"."""
        return f"{self.document}-{name}"

    def finding(self, finding: int) -> str:
        """Return the anchor of a finding, counted from 1."""
        return f"{self.document}-f{finding}"

    def place(self, finding: int, place: int) -> str:
        """Return the anchor in the text of a finding's place: 0 its own, then the related ones."""
        return f"{self.finding(finding)}-p{place}"

    def claim(self, claim: int) -> str:
        """Return the anchor of a claim in the text, counted from 1."""
        return f"{self.document}-c{claim}"

    def row(self, claim: int) -> str:
        """Return the anchor of a claim in the table of dates."""
        return f"{self.document}-t{claim}"

    def block(self, block: int) -> str:
        """Return the anchor of a block of the text, counted from 0."""
        return f"{self.document}-b{block}"
