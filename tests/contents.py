"""All that a person wrote, row by row: for before and after to be compared."""

from sqlalchemy import text

from respond_tui.models.tables import DATA_TABLES
from respond_tui.store.store import Store

Content = dict[str, list[tuple[object, ...]]]


def contents(store: Store) -> Content:
    """All rows of all data tables, those in the trash too."""
    with store.read() as session:
        return {
            name: [
                tuple(row)
                for row in session.connection().execute(text(f'SELECT * FROM "{name}" ORDER BY id'))
            ]
            for name in (str(model.__tablename__) for model in DATA_TABLES)
        }
