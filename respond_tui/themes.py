"""The two themes of our own: calm, with one accent for what to do next.

A no is never alarm red; amber waits, mint is next, and every colour stands beside a word.
Contrast of body and second-rank text against each background is 4.5:1 or more
(proved in the tests by the formula of WCAG 2.2, success criterion 1.4.3).
"""

from textual.theme import Theme

DARK = Theme(
    name="respond-dark",
    primary="#7ba3cc",
    secondary="#a9b6c9",
    accent="#7fd1b9",
    warning="#dcb36c",
    error="#d99a8f",
    success="#93c49a",
    foreground="#d9dde5",
    background="#14171c",
    surface="#191d24",
    panel="#232933",
    dark=True,
    variables={
        "text-primary": "#7ba3cc",
        "text-secondary": "#a9b6c9",
        "text-accent": "#7fd1b9",
        "text-warning": "#dcb36c",
        "text-success": "#93c49a",
        "border": "#3a4350",
        "border-blurred": "#313945",
        "block-cursor-foreground": "#eef1f6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#d9dde5",
        "input-selection-background": "#7ba3cc 35%",
        "scrollbar": "#2c343f",
        "scrollbar-background": "#14171c",
        "scrollbar-corner-color": "#14171c",
    },
)

LIGHT = Theme(
    name="respond-light",
    primary="#2c628c",
    secondary="#4d5b6e",
    accent="#0b6e62",
    warning="#855400",
    error="#9b4237",
    success="#2f6b3a",
    foreground="#2a2d33",
    background="#fbf9f5",
    surface="#f4f1eb",
    panel="#e9e4db",
    dark=False,
    variables={
        "text-primary": "#2c628c",
        "text-secondary": "#4d5b6e",
        "text-accent": "#0b6e62",
        "text-warning": "#855400",
        "text-success": "#2f6b3a",
        "border": "#c3bcb0",
        "border-blurred": "#d3ccc0",
        "block-cursor-foreground": "#1c2026",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#2a2d33",
        "input-selection-background": "#2c628c 30%",
        "scrollbar": "#d8d2c7",
        "scrollbar-background": "#fbf9f5",
        "scrollbar-corner-color": "#fbf9f5",
    },
)

THEMES = (DARK, LIGHT)
