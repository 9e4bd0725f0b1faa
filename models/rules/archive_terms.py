"""The terms of the archive (DA/T 22-2015) and of finding again: codes for storage, the office's words for screen and paper."""

from models.rules.terms import Term


class Retention(Term):
    """保管期限: there are these three and no others (国家档案局令第8号); the code is the one of the 档号."""

    PERMANENT = "Y", "永久"
    THIRTY = "D30", "30年"
    TEN = "D10", "10年"

    @property
    def years(self) -> int | None:
        """So many years from the year after the 年度 on; None for ever."""
        return {"D30": 30, "D10": 10}.get(self.value)


class ArchiveUnit(Term):
    """What becomes one 件 (DA/T 22-2015 5.1)."""

    EACH = "each", "一会一件"
    YEARLY = "yearly", "一年一本"
    NONE = "none", "不归档"


class ArchiveSource(Term):
    """Where a 件 comes from."""

    MEETING = "meeting", "会议记录"
    STUDY = "study", "学习记录"
    NOTICE = "notice", "督察通报"
    INSPECTION = "inspection", "督察记录"
    RECTIFICATION = "rectification", "整改事项"
    DAILY_WORK = "daily_work", "日常工作"
    REFLECTION = "reflection", "心得体会"
    DUES = "dues", "党费收缴"
    STUDY_PLAN = "study_plan", "学习计划"
    ROSTER = "roster", "党员名册"
    DOCUMENT = "document", "其他文件"
    """A document that the program did not make: its files are added by hand."""


class PartRole(Term):
    """What a paper is within its 件; the order here is that of 件内排列: 正文 before 附件, 正本 before 定稿 (DA/T 22-2015 5.1.2)."""

    TEXT = "text", "正文"
    ISSUED = "issued", "正本"
    FINAL_DRAFT = "final_draft", "定稿"
    SIGN_IN = "sign_in", "签到表"
    ANNEX = "annex", "附件"
    SCAN = "scan", "扫描件"
    PHOTO = "photo", "照片"


class Secrecy(Term):
    """密级. The program keeps nothing secret: only what is open or internal."""

    OPEN = "", ""
    INTERNAL = "internal", "内部"


class ArchiveAct(Term):
    """What was done to a year."""

    CLOSED = "closed", "封存"
    REOPENED = "reopened", "重新打开"


class SealStanding(Term):
    """What the seal (封签) of a package comes to beside those the ledger has noted; the words follow 封签."""

    NOT_COMPARED = "not_compared", "没有比对"
    REGISTERED = "registered", "与登记一致"
    UNREGISTERED = "unregistered", "没有登记"
    DIFFERENT = "different", "与登记不同"
    """A package of that name is noted, and this is not it: somebody sealed it again, or wrote it elsewhere."""


class BorrowingForm(Term):
    """How archived documents are made use of."""

    READ = "read", "室内查阅"
    LENT = "lent", "借出原件"
    COPIED = "copied", "复制件"


class DepartureKind(Term):
    """How something left the office."""

    PACKAGE = "package", "归档包"
    EXPORT = "export", "导出文件"
    WORD = "word", "Word副本"
    RESTRICTED_PRINT = "restricted_print", "打印限制内容"
    RESTRICTED_FILE = "restricted_file", "导出限制内容"


class DestructionState(Term):
    """How far a destruction list has come; the program itself destroys nothing."""

    DRAFT = "draft", "拟销毁"
    APPROVED = "approved", "已批准"
    DONE = "done", "已销毁"


class TextState(Term):
    """Whether the text of a file could be read."""

    READ = "read", "已读取"
    NO_TEXT = "no_text", "没有文字层"
    NOT_READABLE = "not_readable", "读不出来"
    UNKNOWN_KIND = "unknown_kind", "不读取此类文件"


class SearchOwner(Term):
    """What a document of the search index belongs to."""

    RECORD = "record", "记录"
    NOTICE = "notice", "督察通报"
    REFLECTION = "reflection", "心得体会"
    ATTACHMENT = "attachment", "附件"
    STUDY_DOCUMENT = "study_document", "学习文件"
    MEMBER = "member", "党员"
    ORGANIZATION = "organization", "组织"
    ARCHIVE_ITEM = "archive_item", "归档文件"
