"""The usual names of a bureau's party bodies, proposed from the bureau's own; every one may be typed over."""

from dataclasses import replace

from models.rows.bureau import BureauSettings

OFFICE = "机关党委办公室"


def proposed_names(bureau_name: str) -> BureauSettings:
    """Names as most bureaus of that name would have them. 发文机关代字 and 全宗号 cannot be guessed and stay empty."""
    bureau = bureau_name.strip()
    if not bureau:
        return BureauSettings()
    committee = f"中共{bureau}机关委员会"
    return BureauSettings(
        bureau_name=bureau,
        party_body=f"中共{bureau}党组",
        organ_committee=committee,
        office=OFFICE,
        issuer=committee,
        red_head=f"{committee}文件",
    )


def with_proposals(settings: BureauSettings) -> BureauSettings:
    """``settings`` with the empty names filled by proposals."""
    proposed = proposed_names(settings.bureau_name)
    names = ("party_body", "organ_committee", "office", "issuer", "red_head")
    missing = {name: getattr(proposed, name) for name in names if not getattr(settings, name)}
    return replace(settings, **missing)


def branch_names(text: str) -> tuple[str, ...]:
    """The names in a pasted list: one a line, numbering and blanks taken off, doubles once, in order."""
    names: dict[str, None] = {}
    for line in text.splitlines():
        name = "".join(line.split()).lstrip("0123456789０１２３４５６７８９.．、)）")
        if name:
            names[name] = None
    return tuple(names)
