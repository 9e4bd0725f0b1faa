"""The editable Word copy of a document: a by-product for an office's own changes, never the official file.

Made of the same composed `Document` as the PDF, block by block; python-docx lives here and nowhere else.
"""
