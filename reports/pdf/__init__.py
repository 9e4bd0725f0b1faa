"""The canvas: one pass from drawing orders to a PDF/A-2b file."""
