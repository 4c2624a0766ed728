"""What happens between a key and a save: ask in a dialog, call one action, tell what was saved.

Each flow is a function of the screen it runs on. They are imported when a key first needs
them, because what they show is not needed for the first paint.
"""
