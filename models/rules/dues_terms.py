"""The words of 党费 (《关于中国共产党党费收缴、使用和管理的规定》, 中组发〔2008〕3号)."""

from models.rules.terms import Term


class PayerKind(Term):
    """By which table of rates a member pays."""

    SERVING = "serving", "在职"
    RETIRED = "retired", "离退休"


class DuesState(Term):
    """What one month of one member comes to; what is not known is never 0."""

    UNKNOWN = "unknown", "待补"
    UNPAID = "unpaid", "未交"
    PART = "part", "少交"
    PAID = "paid", "已交"
    OVER = "over", "多交"
    EXEMPT = "exempt", "免交"
