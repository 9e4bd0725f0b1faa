"""Paper: frozen rows go in, the bytes of a PDF come out. ReportLab lives here and nowhere else.

Nothing here fetches data, knows a screen or asks the clock: the same rows always give the same bytes.
"""
