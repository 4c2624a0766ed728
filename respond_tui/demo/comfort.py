"""What the person of a made-up hunt writes into the steps of a recovery."""

FEELINGS = (
    "disappointed",
    "flat",
    "tired",
    "angry",
    "embarrassed",
    "relieved",
    "sad",
    "restless",
    "numb",
    "frustrated",
    "resigned",
    "small",
)

WHY = {
    "disappointed": "I had begun to picture myself there",
    "flat": "three weeks of waiting for two lines",
    "angry": "they asked for what they could have read",
    "embarrassed": "I lost the thread in front of four people",
    "relieved": "it was never quite my kind of place",
    "frustrated": "the same gap as the time before",
    "small": "everyone in the room seemed to know it",
}
"""What lies behind some of them, in a line."""

RESETS = (
    "a walk along the canal",
    "forty lengths of swimming",
    "an hour of climbing",
    "stretched, then slept",
    "cycled to the lake",
    "dug over the vegetable bed",
    "ran the short loop",
    "danced in the kitchen",
    "carried the books to the attic",
    "yoga, badly",
)

THANKS = (
    "everyone who was in the room",
    "the recruiter, two lines",
    "the lead; she wrote back at once",
    "them, for the honest words",
    "the hiring manager",
)

ASKING = (
    "Yes: which part weighed most?",
    "Yes: where did I lose you?",
    "No – they said all there was to say.",
    "Yes: what would have made it a pass?",
    "No. I know it already.",
    "Yes: one thing to work on until next time?",
)

PLACES = ("at the library", "in the café on the corner", "at the kitchen table", "on the train")

REFLECTIONS = (
    "What went well: the preparation. What did not: I rushed it.",
    "One story, told to Jun, twice. Then the next interview.",
    "They want figures. I have them; I never bring them.",
    "I was tired. No interviews after a night on call.",
    "The facts: three questions, two answered. That is not nothing.",
    "Write down what they asked within the hour. I forget it.",
    "Slower. Nobody has ever said no because I took a breath.",
)

DESIGN_REFLECTIONS = (
    "I answer before I ask. Practise the first two minutes.",
    "Questions on paper first, and only then the pen to the board.",
    "The same as last time: I build, then I ask.",
    "Who, how many, how often: three questions before any box.",
)
"""After system design, where one thing repeats."""

SKIPPED_THANKS = ("wrote already", "no address", "thanked them in the room")
SKIPPED_FORM_LETTER = ("a form letter has no sender", "nobody to thank")
SKIPPED_BOOKING = ("looked back on the train", "no need, it is clear", "short enough to do at once")
