"""The words of inspections and of what they find."""

from models.rules.terms import Term


class InspectionMethod(Term):
    """How an inspection is made (domain R11)."""

    SPECIAL = "special", "专项督察"
    UNANNOUNCED = "unannounced", "四不两直"
    SPOT_CHECK = "spot_check", "随机抽查"
    CROSS_CHECK = "cross_check", "交叉检查"
    LEDGER_REVIEW = "ledger_review", "调阅台账"


class ShirkingTag(Term):
    """The six ways of not carrying out what was decided (domain R6)."""

    PERFUNCTORY = "perfunctory", "应付了事"
    NOMINAL = "nominal", "有名无实"
    DISCOUNTED = "discounted", "折扣变通"
    DISTORTED = "distorted", "变样走形"
    UNFINISHED = "unfinished", "虎头蛇尾"
    SHIFTED = "shifted", "推诿扯皮"


class FindingOrigin(Term):
    """Where the words of a finding came from."""

    INSPECTOR = "inspector", "督察发现"
    VERDICT = "verdict", "落实情况"
    CHECKUP = "checkup", "台账体检"


MANIFESTATIONS = 22
"""“慵懒散浮拖”的具体表现: the seed gives their number, not their wording (domain N14); the bureau types them in."""
