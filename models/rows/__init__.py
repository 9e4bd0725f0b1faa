"""Frozen values that cross the walls between storage, window and paper."""
