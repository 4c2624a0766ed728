"""The colours of text inside a paragraph, by what they say.

``$text-muted`` is resolved against a background that a paragraph does not have, so words
of second rank take a share of the foreground: 4.5:1 or more in both themes of ours.
"""

SECOND = "$foreground 72%"
NEXT = "$text-accent"
STRONG_NEXT = "bold $text-accent"
"""What can be done next, and the keys that do it."""
