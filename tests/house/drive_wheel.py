"""Build the wheel, install it in a clean environment, and use it as a person would.

Run by `make test`; needs the libraries of the group `dev`. Says what it does, a line a
step, and ends with 1 at the first thing that is not as it should be.
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from pathlib import Path

import pyte
from ptyprocess import PtyProcess

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds that a screen may take to show what it should, on a busy machine."""

ROWS, COLUMNS = 24, 80
LINE = "Acme, Backend Engineer @technical rejected yesterday #system-design"
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"


class NotAsItShould(Exception):
    """The wheel did something else than it should; says what."""


def main() -> int:
    """Build, install, drive; 0 when all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="respond-wheel-") as folder:
        try:
            drive(Path(folder))
        except NotAsItShould as problem:
            print(f"wheel: {problem}", file=sys.stderr)
            return 1
    print("wheel: as it should be")
    return 0


def drive(folder: Path) -> None:
    """All steps, in ``folder``."""
    wheel = build(folder / "dist")
    look_inside(wheel)
    scripts = install(wheel, folder / "clean")
    env = surroundings(folder / "home")
    use_the_shell(scripts / "respond", env)
    use_the_app(scripts / "respond", env)


def build(to: Path) -> Path:
    """The wheel, built from the checkout without fetching anything."""
    say("building")
    run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(to), str(ROOT)]
    )
    return next(to.glob("respond_tui-*.whl"))


def look_inside(wheel: Path) -> None:
    """Every module and style sheet of the checkout is in the wheel, and no test."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    kept = {".py", ".tcss", ".typed"}
    missing = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "respond_tui").rglob("*")
        if path.suffix in kept
    } - inside
    expect(not missing, f"the wheel lacks {', '.join(sorted(missing))}")
    expect(not any(name.startswith("tests/") for name in inside), "the wheel brings the tests")


def install(wheel: Path, into: Path) -> Path:
    """Install the wheel alone in a fresh environment; the folder of its scripts."""
    say("installing in a clean environment")
    venv.create(into, with_pip=True)
    scripts = into / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
    run([*pip, "--quiet", "--constraint", str(ROOT / "constraints.txt"), str(wheel)])
    return scripts


def surroundings(home: Path) -> dict[str, str]:
    """An environment without traces of the checkout or of who runs this."""
    home.mkdir()
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", ""),
        "RESPOND_DB": str(home / "respond.db"),
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }


def use_the_shell(respond: Path, env: dict[str, str]) -> None:
    """Add a line and read it back."""
    say("in the shell")
    version = run([str(respond), "--version"], env)
    expect("respond" in version, f"--version said {version!r}")
    added = run([str(respond), "add", LINE], env)
    expect("Acme" in added, f"add said {added!r}")
    listed = json.loads(run([str(respond), "list", "--json"], env))
    expect(
        [(row["company"], row["status"], row["stage"]) for row in listed]
        == [("Acme", "rejected", "technical")],
        f"list said {listed!r}",
    )


def use_the_app(respond: Path, env: dict[str, str]) -> None:
    """Open the app in a terminal, see Today filled, leave it with q."""
    say("in a terminal")
    process = PtyProcess.spawn([str(respond)], dimensions=(ROWS, COLUMNS), env=env)
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    drawn = bytearray()

    def seen(word: str) -> bool:
        return any(word in line for line in screen.display)

    try:
        deadline = time.monotonic() + PATIENCE
        while not (seen("Today") and seen("Acme")) and time.monotonic() < deadline:
            drawn += feed(process, stream)
        expect(
            seen("Today") and seen("Acme"), "Today was not filled:\n" + "\n".join(screen.display)
        )
        process.write(b"q")
        while process.isalive() and time.monotonic() < deadline:
            drawn += feed(process, stream)
        expect(not process.isalive(), "q did not end the app")
        while rest := feed(process, stream):
            drawn += rest
    finally:
        process.close(force=True)
    expect(process.exitstatus == 0, f"the app ended with {process.exitstatus}")
    expect(LEAVE_ALTERNATE_SCREEN in drawn, "the terminal's own screen was not given back")
    expect(drawn.rfind(SHOW_CURSOR) > drawn.rfind(b"\x1b[?25l"), "the cursor was left hidden")


def feed(process: PtyProcess, stream: pyte.ByteStream) -> bytes:
    """What the program drew within a moment, given to the terminal as well."""
    if not select.select([process.fd], [], [], 0.1)[0]:
        return b""
    try:
        data = os.read(process.fd, 1 << 16)
    except OSError:  # the other end is closed
        return b""
    # pyte reads these private sequences as text
    stream.feed(data.replace(b"\x1b[>", b"\x1b[?").replace(b"\x1b[=", b"\x1b[?"))
    return data


def run(command: list[str], env: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    expect(
        done.returncode == 0,
        f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}",
    )
    return done.stdout


def expect(true: bool, otherwise: str) -> None:
    """Raise NotAsItShould unless ``true``."""
    if not true:
        raise NotAsItShould(otherwise)


def say(what: str) -> None:
    """One line of progress."""
    print(f"wheel: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
