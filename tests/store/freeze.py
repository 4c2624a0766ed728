"""Keep a small file of this version, so that later ones can prove that they still open it.

Run once before a release: ``python tests/store/freeze.py``. The file of a released version is
never made again.
"""

import datetime as dt
from pathlib import Path

from sqlmodel import select

from respond_tui.models.tables import Application, Interview, Stage
from respond_tui.store import preflight
from respond_tui.store.store import Store

FILES = Path(__file__).parent / "files"
_MOMENT = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


def freeze() -> None:
    """Write the file of this version, in place of what was there."""
    kept = FILES / f"respond-{preflight.VERSION}.db"
    for left in FILES.glob(f"{kept.name}*"):
        left.unlink()
    store = Store.open(kept, _MOMENT)
    with store.write("add Acme", _MOMENT) as session:
        stage = session.exec(select(Stage).where(Stage.name == "technical")).one()
        acme = Application(company="Acme", created_at=_MOMENT, updated_at=_MOMENT)
        session.add(acme)
        session.flush()
        session.add(
            Interview(
                application_id=acme.id or 0,
                stage_id=stage.id or 0,
                created_at=_MOMENT,
                updated_at=_MOMENT,
            )
        )
    store.close()
    for left in FILES.glob(f"{kept.name}?*"):
        left.unlink()


if __name__ == "__main__":
    freeze()
