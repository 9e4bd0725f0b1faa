"""Proves that finished bytes are what they claim to be."""
