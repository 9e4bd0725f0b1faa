"""What the counts of a sheet say, as a sentence."""

from models.rows.attendance import AttendanceCounts


def counts_text(counts: AttendanceCounts, *, committee: bool = False, votes: bool = True) -> str:
    """应到15人，实到13人，请假1人，缺席1人；其中有表决权的应到12人、实到10人。As long as somebody is not marked,
    nobody is said to be 0 anything.
    """
    present = "待补" if counts.present is None else f"{counts.present}人"
    voters = "待补" if counts.voters_present is None else f"{counts.voters_present}人"
    parts = [f"应到{counts.expected}人", f"实到{present}"]
    for word, number in (("请假", counts.leave), ("缺席", counts.absent)):
        if number or not counts.unmarked:
            parts.append(f"{word}{number}人")
    if counts.unmarked:
        parts.append(f"还有{counts.unmarked}人待补")
    if not votes:
        return f"{'，'.join(parts)}。"
    who = "其中委员" if committee else "其中有表决权的"
    return f"{'，'.join(parts)}；{who}应到{counts.voters_expected}人、实到{voters}。"
