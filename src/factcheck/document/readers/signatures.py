"""File signatures: the first bytes that identify non-text formats, whatever their suffix."""

# (first bytes, format). Sources: PNG, ISO/IEC 15948 § 5.2; JPEG, ISO/IEC 10918-1 annex B; GIF89a §
# 17; TIFF 6.0 § 2; PDF, ISO 32000-1 § 7.5.2; ZIP, PKWARE APPNOTE 4.3.7; gzip, RFC 1952 § 2.3; bzip2
# and 7z by their own manuals; Compound File, MS-CFB § 2.2; RTF 1.9.1.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "an RTF document"),
)
# Members near the beginning of archives that are documents: Office Open XML, ECMA-376 part 2;
# OpenDocument 1.2 part 3 § 3.3; EPUB OCF 3.2 § 4.3.
_MEMBERS = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
)
_REACH = 8192  # bytes that contain the names of an archive's first members


def kind_of(data: bytes) -> str | None:
    """Return the format of a file by its first bytes: "a PNG picture"; None if unknown."""
    kind = next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)
    if not data.startswith(b"PK\x03\x04"):
        return kind
    head = data[:_REACH]
    return next((what for member, what in _MEMBERS if member in head), kind)
