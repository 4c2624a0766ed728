"""What the tests let another process do: save, hold the file, die in the middle.

``python child.py TASK DATABASE [NUMBER]``; results go to standard output.
"""

import datetime as dt
import json
import os
import random
import resource
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from sqlmodel import select

from respond_tui.models.tables import Application, Setting
from respond_tui.store import place, upgrade
from respond_tui.store.errors import StoreError
from respond_tui.store.lock import FileLock
from respond_tui.store.store import Store
from respond_tui.store.upgrades import STEPS

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


def save(store: Store, company: str) -> None:
    with store.write(f"add {company}", NOW) as session:
        session.add(Application(company=company, created_at=NOW, updated_at=NOW))


def count_up(database: Path, times: int) -> None:
    """Read a number and save one more, again and again."""
    store = Store.open(database, NOW, busy_ms=60_000)
    for _ in range(times):
        with store.write("count", NOW) as session:
            setting = session.exec(select(Setting).where(Setting.key == "count")).one()
            setting.value = str(int(setting.value) + 1)
            session.add(setting)
    store.close()


def first_start(database: Path, number: int) -> None:
    """Open the file, made where there is none, and save one application."""
    store = Store.open(database, NOW)
    save(store, f"Acme {number}")
    store.close()


def hold(database: Path, _: int) -> None:
    """Have the file open until standard input ends."""
    store = Store.open(database, NOW)
    print("open", flush=True)
    sys.stdin.read()
    store.close()


def die_often(database: Path, rounds: int) -> None:
    """Kill a saving process ``rounds`` times; tell what it said it saved and what is there."""
    Store.open(database, NOW).close()
    chance = random.Random(1)
    said: list[str] = []
    unfinished = 0
    for number in range(rounds):
        said += _killed_while_saving(database, number, chance)
        journal = place.journal(database)
        unfinished += journal.exists() and journal.stat().st_size > 0
    store = Store.open(database, NOW)
    with store.read() as session:
        there = [row.company for row in session.exec(select(Application)).all()]
    checks = {check.name: check.ok for check in store.check()}
    store.close()
    print(json.dumps({"said": said, "there": there, "unfinished": unfinished, "checks": checks}))


def _killed_while_saving(database: Path, number: int, chance: random.Random) -> list[str]:
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        store = Store.open(database, NOW)
        saved = 0
        while True:
            save(store, f"Acme {number}-{saved}")
            os.write(theirs, f"Acme {number}-{saved}\n".encode())
            saved += 1
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        said = [pipe.readline() for _ in range(chance.randint(1, 5))]
        _spin(chance.random() * 0.004)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        said += pipe.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def _spin(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def die_upgrading(database: Path, _: int) -> None:
    """Be killed in the middle of a step, with pages of it already in the file."""

    def step(connection: sqlite3.Connection, _moment: str) -> None:
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY, words TEXT)")
        for number in range(200):
            connection.execute("INSERT INTO extra VALUES (?, ?)", (number, "w" * 4_000))
        os.kill(os.getpid(), signal.SIGKILL)

    upgrade.upgrade(database, FileLock(database), NOW, steps=(*STEPS, step))


def outgrow(database: Path, limit: int) -> None:
    """Save a long note where no file may grow past ``limit`` bytes; tell how that ended."""
    store = Store.open(database, NOW)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with store.write("add Acme", NOW) as session:
            for _ in range(20):
                row = Application(
                    company="Acme", notes="n" * 20_000, created_at=NOW, updated_at=NOW
                )
                session.add(row)
    except StoreError as error:
        print(error.exit_code, error.sentence)
    with closing(sqlite3.connect(database)) as connection:
        print(connection.execute("SELECT count(*) FROM application").fetchone()[0])


TASKS = {
    task.__name__: task for task in (count_up, first_start, hold, die_often, die_upgrading, outgrow)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
