"""The words that a gentle question is asked of, as a person has set them."""

from sqlalchemy import text
from sqlmodel import Session

from respond_tui.guide.wording import Wording, read_wording

_VALUES = text("SELECT key, value FROM setting WHERE key LIKE 'wording%' AND deleted_at IS NULL")


def wording(session: Session) -> Wording:
    """Which words these are, and whether one is asked."""
    stored = session.connection().execute(_VALUES).all()
    return read_wording({row.key: row.value for row in stored})
