"""Widgets that know no subject: they are handed texts, rows and choices, and report what the user did."""
