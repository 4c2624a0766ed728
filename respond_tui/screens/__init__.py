"""One module and one stylesheet a screen; dialogs return a value and save nothing."""
