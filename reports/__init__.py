"""Paper: frozen rows go in, the bytes of a PDF come out. ReportLab lives here and nowhere else.

Nothing here fetches data, knows a screen or asks the clock: the same rows in the same faces give the same bytes on
one installation, and everywhere the same identifier; how hard streams are packed depends on the machine's zlib.
"""
