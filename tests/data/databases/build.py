"""Makes the kept databases: ``python -m tests.data.databases.build 1`` writes v1.db, by version 1's own migration and
plain SQL (never the entities, which move on). A kept database is never made again once its version was released: what
counts is that files out in the offices open.

v1.db: a committee, a branch with a group, three people (one came by an import), a meeting with agenda, vote, speech,
sheet, observer, minutes and attachment, a study session with material and contribution, a closed rectification item
with progress and moves, a removed record, a draft, settings. v2.db: the same, an issued notice with its file, a draft. v3.db: the same with a term of office, a seal, faces, a reflection.
v4.db: the same with an inspection and two findings, one of them named by the notice and made an item; an exemption, a note.
v5.db: the same with a campaign on the study session, a measure, a stage, somebody who made up, the meeting closed and corrected
by an erratum, its history, a study group with its plan, a halted meeting held again with a criticism, a talk, dues, a request.
v6.db: the same with a closed year of the archive: a box with one document of two parts, lent; a package, a list for destruction, a check.
"""

import hashlib
import sys
from pathlib import Path
from typing import Any

from models.db.engine import connect
from models.db.migrating import migrate

HERE = Path(__file__).parent
DAY, STAMP = "2026-03-12", "2026-03-12 15:00:00.000000"
PDF = b"%PDF-1.7 kept as issued"
SEAL = b"\x89PNG kept as given"
Line = dict[str, Any]

RECORD: Line = {
    "organization_id": 2,
    "status": "held",
    "expected": 3,
    "present": 2,
    "created_at": STAMP,
    "updated_at": STAMP,
    "deleted_at": None,
    "version": 1,
}
MEMBER: Line = {
    "gender": "女",
    "ethnicity": "汉族",
    "born_on": "1980-05-01",
    "joined_on": "2003-07-01",
    "full_on": "2004-07-01",
    "department": "办公室",
    "job_title": "",
    "phone": "",
    "note": "",
    "updated_at": STAMP,
    "import_batch_id": None,
    "version": 1,
}
PLACE: Line = {
    "short_name": "",
    "founded_on": None,
    "dissolved_on": None,
    "sort_order": 0,
    "import_batch_id": None,
    "version": 1,
}
SPELL: Line = {"branch_id": 2, "group_id": 3, "from_on": None, "to_on": None, "came_from": "", "went_to": ""}
VERSION_1: dict[str, list[Line]] = {
    "setting": [{"key": "bureau", "value": '{"bureau_name": "云水市示例局", "document_word": "云水机党"}'}],
    "import_batch": [
        {"id": 1, "file_name": "名册.xlsx", "imported_at": STAMP, "added": 1, "undone_at": None}
    ],
    "organization": [
        {**PLACE, "id": 1, "kind": "party_committee", "name": "机关委员会", "parent_id": None},
        {**PLACE, "id": 2, "kind": "branch", "name": "办公室党支部", "parent_id": 1},
        {**PLACE, "id": 3, "kind": "group", "name": "第一党小组", "parent_id": 2},
    ],
    "member": [
        {**MEMBER, "id": 1, "name": "王𬀩"},
        {**MEMBER, "id": 2, "name": "阿依古丽·买买提"},
        {**MEMBER, "id": 3, "name": "李四", "import_batch_id": 1, "joined_on": None, "full_on": None},
    ],
    "membership": [{**SPELL, "id": number, "member_id": number} for number in (1, 2, 3)],
    "standing_period": [
        {"id": number, "member_id": number, "standing": "full", "from_on": None} for number in (1, 2, 3)
    ],
    "post": [
        {"id": 1, "member_id": 1, "organization_id": 2, "title": "书记", "from_on": None, "to_on": None}
    ],
    "record": [
        {
            **RECORD,
            "id": 1,
            "register": "meeting",
            "kind": "branch_assembly",
            "title": "讨论年度计划",
            "happened_on": DAY,
        },
        {
            **RECORD,
            "id": 2,
            "register": "study",
            "kind": "branch_study",
            "title": "学习条例",
            "happened_on": DAY,
            "expected": None,
            "present": None,
        },
        {
            **RECORD,
            "id": 3,
            "register": "rectification",
            "kind": "self_check",
            "status": "closed",
            "title": "记录不全",
            "happened_on": DAY,
            "expected": None,
            "present": None,
        },
        {
            **RECORD,
            "id": 4,
            "register": "study",
            "kind": "branch_study",
            "title": "记错的一次",
            "happened_on": DAY,
            "deleted_at": STAMP,
            "expected": None,
            "present": None,
        },
    ],
    "meeting": [
        {
            "id": 1,
            "counts_as": '["party_lecture"]',
            "started_at": "14:30:00.000000",
            "ended_at": "16:00:00.000000",
            "place": "三楼会议室",
            "host": "王𬀩",
            "recorder": "李四",
            "lecturer": "",
        }
    ],
    "study_session": [
        {
            "id": number,
            "form": form,
            "started_at": None,
            "ended_at": None,
            "place": "",
            "host": "",
            "recorder": "",
            "hours": hours,
        }
        for number, form, hours in ((2, "led", 150), (4, None, None))
    ],
    "rectification_item": [
        {
            "id": 3,
            "year": 2026,
            "number": 1,
            "mode": "by_date",
            "source_document": "",
            "leader": "",
            "department": "办公室",
            "person": "李四",
            "due_on": "2026-04-01",
            "closed_on": "2026-03-30",
            "verifier": "王𬀩",
        }
    ],
    "record_text": [{"record_id": 1, "part": "minutes", "body": "会议议定三项。\n散会。"}],
    "attendance": [
        {
            "record_id": 1,
            "position": number,
            "member_id": number,
            "name": name,
            "standing": "full",
            "state": state,
            "reason": reason,
            "counted": 1,
            "in_committee": number == 1,
        }
        for number, name, state, reason in (
            (1, "王𬀩", "present", ""),
            (2, "阿依古丽·买买提", "leave", "出差"),
            (3, "李四", "present", ""),
        )
    ],
    "observer": [{"record_id": 1, "position": 1, "name": "赵五", "unit": "机关党委", "job_title": "科员"}],
    "attachment": [
        {
            "record_id": 1,
            "position": 1,
            "sha256": hashlib.sha256(b"photo").hexdigest(),
            "name": "签到表.jpg",
            "size": 5,
            "added_at": STAMP,
            "note": "",
        }
    ],
    "agenda_item": [
        {
            "record_id": 1,
            "position": 1,
            "title": "年度计划",
            "kind": "deliberation",
            "is_first_topic": 0,
            "resolution": "同意",
            "vote_kind": "resolution",
            "ballot_method": "show_of_hands",
            "in_favour": 2,
            "against": 0,
            "abstained": None,
        }
    ],
    "speech": [
        {"record_id": 1, "agenda_position": 1, "position": 1, "speaker": "李四", "text": "没有不同意见。"}
    ],
    "study_material": [{"record_id": 2, "position": 1, "title": "条例", "issuer": "", "issued_on": None}],
    "contribution": [{"record_id": 2, "position": 1, "speaker": "王𬀩", "role": "领学", "text": ""}],
    "progress_entry": [{"record_id": 3, "position": 1, "entered_on": DAY, "text": "已补记", "percent": None}],
    "status_step": [
        {
            "record_id": 3,
            "position": place,
            "moved_on": DAY,
            "from_status": before,
            "to_status": after,
            "moved_by": "",
            "note": "",
        }
        for place, (before, after) in enumerate(
            (
                ("unclaimed", "in_progress"),
                ("in_progress", "closure_requested"),
                ("closure_requested", "closed"),
            ),
            start=1,
        )
    ],
    "draft": [{"register": "meeting", "record_key": 0, "state": '{"title": "没写完"}', "saved_at": STAMP}],
}
NOTICE: Line = {
    "red_head": "",
    "document_word": "云水机党",
    "recipients": "各党支部",
    "lead": "",
    "figures_text": "",
    "sections": "[]",
    "issuer": "机关委员会",
    "office": "机关党委办公室",
    "copies_to": "",
    "items": "[]",
    "created_at": STAMP,
    "updated_at": STAMP,
    "version": 2,
}
VERSION_2: dict[str, list[Line]] = {
    "notice": [
        {
            **NOTICE,
            "id": 1,
            "month": "2026-02",
            "status": "issued",
            "title": "2月通报",
            "year": 2026,
            "number": 1,
            "issued_on": "2026-03-05",
            "figures": '{"month": {"year": 2026, "month": 2}, "counted_on": "2026-02-28", "branches": []}',
        },
        {
            **NOTICE,
            "id": 2,
            "month": "2026-03",
            "status": "draft",
            "title": "3月通报",
            "year": None,
            "number": None,
            "issued_on": None,
            "figures": None,
        },
    ],
    "notice_file": [{"notice_id": 1, "sha256": hashlib.sha256(PDF).hexdigest(), "pdf": PDF}],
}


VERSION_3: dict[str, list[Line]] = {
    "organization": [
        {**line, "term_from": "2024-05-20" if line["id"] == 2 else None, "term_years": None}
        for line in VERSION_1["organization"]
    ],
    "notice": [{**line, "sealed": line["id"] == 1} for line in VERSION_2["notice"]],
    "notice_file": [
        {
            **VERSION_2["notice_file"][0],
            "faces": '[{"style": "仿宋", "family": "FandolFang", "origin": "随程序字体", "file": "fangsong.ttf", "characters": 7}]',
        }
    ],
    "bureau_picture": [
        {"name": "seal", "file_name": "印章.png", "sha256": hashlib.sha256(SEAL).hexdigest(), "content": SEAL}
    ],
    "reflection": [
        {
            "id": 1,
            "organization_id": 2,
            "member_id": 1,
            "author": "王梅",
            "position": "",
            "title": "学习体会",
            "topic": "专题学习",
            "submitted_on": DAY,
            "words": None,
            "shared": "",
            "reviewer": "",
            "note": "",
            "created_at": STAMP,
            "updated_at": STAMP,
            "deleted_at": None,
            "version": 1,
        }
    ],
}


VERSION_4: dict[str, list[Line]] = {
    "record": [
        *VERSION_1["record"],
        {
            **RECORD,
            "id": 5,
            "register": "inspection",
            "kind": "special",
            "title": "2月创建工作督察",
            "happened_on": "2026-02-20",
            "organization_id": 1,
            "expected": None,
            "present": None,
        },
    ],
    "inspection": [{"id": 5, "month": "2026-02", "last_on": "2026-02-21"}],
    "inspection_team": [
        {"record_id": 5, "position": 1, "name": "赵五", "unit": "督察处", "role": "组长"},
        {"record_id": 5, "position": 2, "name": "钱六", "unit": "机关党委", "role": ""},
    ],
    "inspection_visit": [{"record_id": 5, "position": 1, "organization_id": 2, "visited_on": "2026-02-20"}],
    "finding": [
        {
            "id": number,
            "record_id": 5,
            "position": number,
            "organization_id": 2,
            "fact": fact,
            "clause": "",
            "manifestation": None,
            "tag": tag,
            "severity": "general",
            "evidence": "",
            "evidence_file": "",
            "person": "",
            "due_on": "2026-04-01",
            "origin": "inspector",
            "origin_key": "",
            "in_notice": 1,
            "notice_id": notice_id,
        }
        for number, fact, tag, notice_id in (
            (1, "记录不全", "perfunctory", 1),
            (2, "学习记录没有签到", None, None),
        )
    ],
    "rectification_item": [
        {
            **VERSION_1["rectification_item"][0],
            "supervisor": "",
            "manifestation": None,
            "tag": "perfunctory",
            "finding_id": 1,
            "notice_id": 1,
            "look_back_on": "2026-06-30",
        }
    ],
    "notice": [
        {**line, "corrects_id": None, "names_persons": 0, "findings": "[1]" if line["id"] == 1 else "[]"}
        for line in VERSION_3["notice"]
    ],
    "exemption": [
        {
            "id": 1,
            "first_on": "2026-02-16",
            "last_on": "2026-02-22",
            "reason": "春节放假",
            "organization_id": None,
            "rule_code": "weekly_study",
            "version": 1,
        }
    ],
    "checkup_note": [{"key": "no_files:1", "text": "照片存于内网", "written_at": STAMP}],
}


VERSION_5: dict[str, list[Line]] = {
    "record": [
        *VERSION_4["record"],
        *(
            {
                **RECORD,
                "id": number,
                "register": register,
                "kind": kind,
                "status": status,
                "title": title,
                "happened_on": day,
                "organization_id": place,
                "expected": None,
                "present": None,
            }
            for number, register, kind, status, title, day, place in (
                (6, "meeting", "democratic_life", "halted", "民主生活会", "2026-01-20", 1),
                (7, "meeting", "democratic_life", "held", "民主生活会", "2026-02-10", 1),
                (8, "meeting", "heart_talk", "held", "谈工作", "2026-02-05", 2),
                (9, "daily_work", "request", "open", "关于换届的请示", "2026-03-01", 2),
                (10, "study", "centre_group", "held", "第一季度学习", "2026-03-10", 1),
            )
        ),
    ],
    "meeting": [
        {**VERSION_1["meeting"][0], "reheld_of_id": None},
        *(
            {
                "id": number,
                "counts_as": "[]",
                "started_at": None,
                "ended_at": None,
                "place": "",
                "host": "",
                "recorder": "",
                "lecturer": "",
                "reheld_of_id": reheld_of_id,
            }
            for number, reheld_of_id in ((6, None), (7, 6), (8, None))
        ),
    ],
    "study_group": [
        {
            "id": 1,
            "kind": "centre_group",
            "organization_id": 1,
            "name": "理论学习中心组",
            "leader": "王𬀩",
            "secretary": "李四",
            "mentor": "",
            "age_limit": None,
            "founded_on": None,
            "dissolved_on": None,
            "note": "",
            "version": 1,
        }
    ],
    "study_group_member": [
        {
            "group_id": 1,
            "position": number,
            "member_id": number,
            "name": name,
            "duty": "",
            "from_on": None,
            "to_on": None,
        }
        for number, name in ((1, "王𬀩"), (2, "阿依古丽·买买提"))
    ],
    "study_plan": [
        {
            "id": 1,
            "year": 2026,
            "organization_id": 1,
            "kind": "centre_group",
            "title": "2026年学习计划",
            "leader": "王𬀩",
            "secretary": "李四",
            "issued_on": "2026-01-15",
            "note": "",
            "version": 1,
        }
    ],
    "study_plan_item": [
        {
            "id": 1,
            "plan_id": 1,
            "position": 1,
            "quarter": 1,
            "month": 3,
            "topic": "机关党建",
            "materials": "",
            "speakers": "",
        }
    ],
    "study_document": [
        {
            "id": 1,
            "kind": "document",
            "title": "条例",
            "issuer": "",
            "issued_on": "2026-03-01",
            "required": 1,
            "note": "",
            "version": 1,
        }
    ],
    "study_session": [
        {
            **line,
            "sitting": "study",
            "training_kind": None,
            "organizer": "",
            "group_id": None,
            "plan_item_id": None,
        }
        for line in VERSION_1["study_session"]
    ]
    + [
        {
            **VERSION_1["study_session"][0],
            "id": 10,
            "form": "group",
            "sitting": "discussion",
            "training_kind": None,
            "organizer": "",
            "group_id": 1,
            "plan_item_id": 1,
        }
    ],
    "label": [
        {
            "id": 100,
            "scheme": "campaign",
            "position": 1,
            "name": "作风建设学习教育",
            "begins_on": "2026-01-01",
            "ends_on": None,
            "wants_reflections": 1,
            "note": "",
            "enabled": 1,
            "version": 1,
        }
    ],
    "record_label": [{"record_id": 2, "label_id": 100}],
    "reflection": [{**VERSION_3["reflection"][0], "campaign_id": 100}],
    "stage_mark": [
        {"record_id": 7, "position": 1, "code": "plan", "done_on": "2026-01-30", "waived": 0, "note": ""}
    ],
    "measure": [
        {
            "record_id": 2,
            "position": 1,
            "topic": "条例",
            "text": "修订制度",
            "department": "办公室",
            "person": "",
            "due_on": "2026-06-30",
            "done_on": None,
            "progress": "",
        }
    ],
    "make_up": [
        {
            "record_id": 1,
            "position": 1,
            "member_id": 2,
            "name": "阿依古丽·买买提",
            "done_on": "2026-03-20",
            "way": "自学",
            "note": "",
        }
    ],
    "halt": [
        {
            "record_id": 6,
            "halted_by": "机关工委",
            "halted_on": "2026-01-20",
            "reason": "准备不充分",
            "deadline": "2026-02-20",
        }
    ],
    "criticism": [
        {
            "record_id": 7,
            "position": 1,
            "kind": "mutual",
            "critic": "李四",
            "target": "王𬀩",
            "text": "调研偏少",
            "item_id": 3,
        }
    ],
    "talk": [
        {
            "record_id": 8,
            "pair": "committee_member",
            "talker_id": 1,
            "talker": "王𬀩",
            "talker_title": "书记",
            "partner_id": 3,
            "partner": "李四",
            "partner_title": "",
            "reasons": "[]",
        }
    ],
    "dues": [
        {
            "member_id": 1,
            "month": "2026-01",
            "payer": "serving",
            "base": 600000,
            "rate": 150,
            "due": 9000,
            "paid": 9000,
            "paid_on": "2026-01-15",
            "exempt": 0,
            "note": "",
            "version": 1,
        }
    ],
    "daily_work": [
        {
            "id": 9,
            "member_id": None,
            "person": "",
            "counterpart": "机关工委",
            "place": "",
            "document_number": "",
            "urgency": "normal",
            "care": None,
            "occurred_at": None,
            "sent_at": STAMP,
            "reply_due_on": None,
            "replied_on": None,
            "people": None,
            "amount": None,
        }
    ],
    "finalization": [{"record_id": 1, "made_at": STAMP, "made_by": "李四"}],
    "erratum": [
        {
            "record_id": 1,
            "position": 1,
            "written_on": "2026-03-25",
            "written_by": "李四",
            "place": "记录",
            "wrong": "三项",
            "corrected": "两项",
            "reason": "笔误",
        }
    ],
    "revision": [
        {
            "id": 1,
            "of": "meeting",
            "key": 1,
            "made_at": STAMP,
            "made_by": "李四",
            "action": "finalized",
            "title": "讨论年度计划",
            "state": None,
        }
    ],
}
VERSION_6: dict[str, list[Line]] = {
    "archive_box": [
        {
            "id": 1,
            "year": 2026,
            "retention": "D30",
            "organization_code": "DB",
            "number": 1,
            "spine_mm": 30,
            "situation": "本盒文件齐全。",
            "arranged_by": "李四",
            "arranged_on": "2027-03-01",
            "checked_by": "王𬀩",
            "checked_on": "2027-03-02",
            "version": 1,
        }
    ],
    "archive_item": [
        {
            "id": 1,
            "year": 2026,
            "retention": "D30",
            "organization_code": "DB",
            "source": "meeting",
            "source_kind": "branch_assembly",
            "unit": "each",
            "record_id": 1,
            "notice_id": None,
            "organization_id": 2,
            "title": "办公室党支部党员大会记录",
            "document_number": "",
            "responsible": "办公室党支部",
            "dated": DAY,
            "secrecy": "",
            "note": "",
            "touched": '["title"]',
            "position": None,
            "number": 1,
            "box_id": 1,
            "left_out": 0,
            "left_out_reason": "",
            "destroyed_on": None,
            "master_sha256": hashlib.sha256(b"master").hexdigest(),
            "made_from": hashlib.sha256(b"state").hexdigest(),
            "created_at": STAMP,
            "updated_at": STAMP,
            "version": 1,
        }
    ],
    "archive_part": [
        {
            "item_id": 1,
            "position": 1,
            "role": "text",
            "name": "会议记录",
            "paper": "meeting-record",
            "record_id": 1,
            "notice_id": None,
            "organization_id": None,
            "source_sha256": "",
            "source_name": "",
            "master_sha256": hashlib.sha256(b"record").hexdigest(),
            "pages": 2,
            "pages_typed": 0,
            "by_hand": 0,
        },
        {
            "item_id": 1,
            "position": 2,
            "role": "photo",
            "name": "签到表.jpg",
            "paper": "",
            "record_id": 1,
            "notice_id": None,
            "organization_id": None,
            "source_sha256": hashlib.sha256(b"photo").hexdigest(),
            "source_name": "签到表.jpg",
            "master_sha256": "",
            "pages": None,
            "pages_typed": 0,
            "by_hand": 0,
        },
    ],
    "archive_year": [{"year": 2026, "closed": 1, "version": 2}],
    "archive_act": [
        {
            "id": 1,
            "year": 2026,
            "act": "closed",
            "made_at": STAMP,
            "made_by": "李四",
            "reason": "",
            "items": 1,
            "directory_sha256": hashlib.sha256(b"lines").hexdigest(),
        }
    ],
    "archive_package": [
        {
            "id": 1,
            "year": 2026,
            "made_at": STAMP,
            "made_by": "李四",
            "target": "D:/归档/2026",
            "items": 1,
            "files": 4,
            "size": 4096,
            "seal": hashlib.sha256(b"package").hexdigest(),
        }
    ],
    "borrowing": [
        {
            "id": 1,
            "item_id": 1,
            "described": "办公室党支部党员大会记录",
            "form": "lent",
            "borrower": "赵五",
            "unit": "机关党委",
            "purpose": "核对",
            "approved_by": "王𬀩",
            "borrowed_on": "2027-04-01",
            "due_on": "2027-04-10",
            "returned_on": None,
            "returned_state": "",
            "note": "",
            "version": 1,
        }
    ],
    "departure": [
        {
            "id": 1,
            "kind": "package",
            "happened_at": STAMP,
            "made_by": "李四",
            "title": "2026年度归档包",
            "destination": "D:/归档",
            "files": 4,
            "recipient": "",
            "note": "",
            "version": 1,
        }
    ],
    "destruction": [
        {
            "id": 1,
            "title": "拟销毁清册",
            "state": "draft",
            "made_on": "2037-01-05",
            "reason": "保管期满",
            "approval": "",
            "approved_by": "",
            "approved_on": None,
            "done_on": None,
            "supervisors": "",
            "version": 1,
        }
    ],
    "destruction_line": [{"destruction_id": 1, "position": 1, "item_id": 1, "opinion": ""}],
    "fixity_check": [
        {
            "id": 1,
            "made_at": STAMP,
            "made_by": "李四",
            "files": 2,
            "size": 10,
            "faults": "[]",
            "restored": "[]",
        }
    ],
    "attachment_text": [
        {
            "sha256": hashlib.sha256(b"photo").hexdigest(),
            "state": "unknown_kind",
            "body": "",
            "pages": None,
            "reader": 1,
            "read_at": STAMP,
        }
    ],
    "saved_search": [{"id": 1, "position": 1, "name": "常用", "typed": "支部:办公室 学习"}],
}
"""Tables stand in this order: what others point at comes first, and a record is closed after all it holds was written."""


def lines_of(version: int) -> dict[str, list[Line]]:
    """What the kept database of a version holds, by table."""
    lines = dict(VERSION_1)
    for number, added in ((2, VERSION_2), (3, VERSION_3), (4, VERSION_4), (5, VERSION_5), (6, VERSION_6)):
        if version >= number:
            lines |= added
    return lines


def build(path: Path, version: int) -> None:
    """Make the database of a version at ``path``, one plain file without a log."""
    connect(path, mode="rwc").close()
    migrate(path, start=0, target=version)
    connection = connect(path)
    connection.execute("BEGIN")
    for table, lines in lines_of(version).items():
        for line in lines:
            names, marks = ", ".join(line), ", ".join("?" * len(line))
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(line.values()))
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("VACUUM")
    connection.close()


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        target = HERE / f"v{int(wanted)}.db"
        if target.exists():
            raise SystemExit(f"{target.name} is kept as it is")
        build(target, int(wanted))
