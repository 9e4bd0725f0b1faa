"""Dialogs: a form in, a frozen answer out; and paper on screen."""
