"""The store of files: put in by what they contain, taken in from outside, copied for safety and put back."""

from models.attachments.store import HUGE, AttachmentStore, HugeFile

__all__ = ["HUGE", "AttachmentStore", "HugeFile"]
