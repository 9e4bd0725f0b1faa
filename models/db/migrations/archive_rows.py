"""The 保管期限表 that version 6 of the database begins with. Released with it: never edited afterwards; the bureau edits its own rows
after its approved 归档范围和保管期限表."""

from typing import Any

RULES = "《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）"
OWN = "本单位归档范围和保管期限表"

RETENTION: tuple[tuple[str, str, str, str, str, bool], ...] = (
    ("meeting", "party_committee", "each", "Y", RULES, True),
    ("meeting", "democratic_life", "each", "Y", RULES, True),
    ("meeting", "organizational_life", "each", "D30", OWN, False),
    ("meeting", "appraisal", "each", "D30", OWN, False),
    ("meeting", "all_members", "each", "D30", OWN, False),
    ("meeting", "branch_assembly", "yearly", "D30", OWN, False),
    ("meeting", "branch_committee", "yearly", "D30", OWN, False),
    ("meeting", "group_meeting", "yearly", "D30", OWN, False),
    ("meeting", "party_lecture", "yearly", "D30", OWN, False),
    ("meeting", "theme_day", "yearly", "D30", OWN, False),
    ("meeting", "political_birthday", "yearly", "D10", OWN, False),
    ("meeting", "dual_life", "none", "D30", "随所在支部的会议记录归档", False),
    ("meeting", "heart_talk", "none", "D30", "谈话内容按规定保管，一般不入文书档案", False),
    ("meeting", "dues_day", "none", "D30", "党费收缴另成一件", False),
    ("study", "centre_group", "each", "Y", RULES, True),
    ("study", "first_topic", "yearly", "D30", OWN, False),
    ("study", "youth_group", "yearly", "D10", OWN, False),
    ("study", "branch_study", "yearly", "D10", RULES, True),
    ("study", "training", "each", "D10", RULES, True),
    ("notice", "", "each", "D30", OWN, False),
    ("inspection", "", "each", "D30", OWN, False),
    ("rectification", "touring_inspection", "each", "Y", OWN, False),
    ("rectification", "", "yearly", "D30", OWN, False),
    ("daily_work", "request", "each", "D30", OWN, False),
    ("daily_work", "report", "each", "D30", OWN, False),
    ("daily_work", "", "each", "D10", OWN, False),
    ("reflection", "", "yearly", "D10", RULES, True),
    ("dues", "", "yearly", "D30", RULES, True),
    ("study_plan", "", "yearly", "D30", OWN, False),
    ("roster", "", "yearly", "D30", RULES, True),
    ("document", "", "each", "D10", OWN, False),
)
"""Source, kind, unit, retention, basis, whether the basis was read in a public text."""


def retention_lines() -> list[dict[str, Any]]:
    """The lines as they go into the table."""
    return [
        {
            "position": place,
            "source": source,
            "kind": kind,
            "unit": unit,
            "retention": retention,
            "basis": basis,
            "basis_status": "confirmed" if sure else "doubtful",
            "note": "",
            "version": 1,
        }
        for place, (source, kind, unit, retention, basis, sure) in enumerate(RETENTION, start=1)
    ]
