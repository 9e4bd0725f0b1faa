"""Editors: the forms of the three registers, each a `FormPanel` that turns a frozen row into fields and back."""
