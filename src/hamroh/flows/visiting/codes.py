"""What the QR code of a visit says: an opaque mark of ours and the visit's key, nothing about a person."""

from uuid import UUID

_MARK = "HAMROH-VISIT:"


def visit_code(visit_id: UUID) -> str:
    """The text of the code; capitals and digits only, so that the QR stays small."""
    return f"{_MARK}{visit_id.hex.upper()}"


def read_visit_code(text: str) -> UUID | None:
    """The visit that a scanned text names, or None when it is no code of a visit."""
    plain = text.strip().upper()
    if not plain.startswith(_MARK):
        return None
    try:
        return UUID(hex=plain[len(_MARK) :])
    except ValueError:
        return None
