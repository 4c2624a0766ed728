"""How a rule says no: one clear sentence, and where it belongs."""


class Refusal(ValueError):
    """Input that a rule refuses. ``field`` names the field it is about, if one is."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
