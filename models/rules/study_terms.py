"""The words of study: sittings, training, groups, documents, labels (domain §1.2)."""

from models.rules.terms import Term


class Sitting(Term):
    """What a session of study is: 每周聚焦一个主题组织一次学习，围绕一个问题开展一次研讨，紧扣一个专题组织一次交流 (domain N6)."""

    STUDY = "study", "学习"
    DISCUSSION = "discussion", "研讨"
    EXCHANGE = "exchange", "交流"


class TrainingKind(Term):
    """Kinds of 集中培训 and 轮训 (domain L4, G15, G18)."""

    SECRETARIES = "secretaries", "书记轮训"
    CENTRAL = "central", "集中培训"
    INDUCTION = "induction", "任职培训"
    MEMBERS = "members", "党员轮训"
    ONLINE = "online", "网络培训"
    OTHER = "other", "其他培训"


class StudyGroupKind(Term):
    """Groups with a roster of their own; each holds the StudyKind of the same code."""

    CENTRE_GROUP = "centre_group", "理论学习中心组"
    YOUTH_GROUP = "youth_group", "青年理论学习小组"


class DocumentKind(Term):
    """What is to be studied (domain L6, L7)."""

    SPEECH = "speech", "重要讲话"
    INSTRUCTION = "instruction", "重要指示批示"
    DOCUMENT = "document", "文件"
    RULES = "rules", "党章党规"
    BOOK = "book", "著作"
    OTHER = "other", "其他"


class LabelScheme(Term):
    """Dictionaries whose words may be put on any record; a record may carry several of each."""

    CAMPAIGN = "campaign", "专题活动"
    EDUCATION = "education", "教育类型"
    TAG = "tag", "标签"
