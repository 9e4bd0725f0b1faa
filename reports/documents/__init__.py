"""One module for each paper: rows in, a `Document` out. None of them knows how it is printed."""
