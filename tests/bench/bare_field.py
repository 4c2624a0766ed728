"""The floor of a letter in a field: a bare Textual app with one Input."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Header()
        yield Input(placeholder="HELLO")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
