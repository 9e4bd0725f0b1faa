"""The sample's minutes: made-up sentences about made-up people and places, no two meetings alike."""

from collections.abc import Sequence
from random import Random

FEW, MANY = (2, 6), (7, 19)
"""How many of something a sentence says."""

LINES = (
    "{one}汇报了{place}近一个月的巡查情况，列出需要协调的问题{few}个。",
    "{two}提出，{place}的设备台账与现场标牌有{few}处对不上，建议先核对再换牌。",
    "会议听取了{one}关于{work}进展的说明，大家就时间安排作了补充。",
    "{two}结合{work}谈了做法，认为提前通知到人比临时补签更管用。",
    "{one}建议把{work}分成{few}个小块，由党员认领，完成一块划掉一块。",
    "讨论中，{two}反映{street}的群众来信尚有{few}件没有答复，会议商定由{one}逐件回访。",
    "{one}介绍了到{street}走访的情况，记录意见{many}条，其中供水压力方面的占一半。",
    "{two}说明了上月请假同志的补学安排，需要补学的有{few}人，由小组长签认。",
    "会议核对了{work}的责任分工，原定{two}负责的部分改由{one}承担。",
    "{one}通报了党费核对结果，{few}名同志的基数需要重新核定。",
    "围绕{work}，{two}提出先易后难，{one}主张先办群众催得紧的，会议采纳后一种意见。",
    "{two}就{place}的值班表提出意见，认为夜间交接应当写明水位和闸门开度。",
    "会议商定，{place}的检查放在本月第{few}个星期，由{one}带队。",
    "{one}谈到材料报送多头的问题，建议{work}的数据只填一张表。",
    "{two}结合自己参加{work}的经历，讲了{few}点体会。",
    "会议收到书面意见{many}条，{one}归并后逐条作了说明。",
    "{one}念了{street}居委会的来函，会议同意每季度联系一次。",
    "{two}认为年轻同志在{work}中锻炼不够，建议安排到{place}跟班{many}天。",
    "对{place}漏检一次的情况，{one}作了说明，会议要求补检并留下记录。",
    "{two}汇报了安全帽和救生衣的清点结果，缺{few}件，已列入采购。",
    "会议讨论了{street}管线改造期间的便民办法，{one}负责张贴通知。",
    "{one}提出学习时间与{work}冲突时怎样调整，会议同意提前一天改期并告知全体。",
    "{two}介绍了外单位的一个做法，{one}认为可以在{place}先试{few}个月。",
    "会议明确，{work}的阶段情况由{two}每半月汇总一次，不另开会。",
    "{one}反映档案柜标签脱落，归档时查找不便，会议请{two}在{many}日内整理完。",
    "{two}说，{street}的问题涉及两个处室，建议由支部出面商量，不要来回转。",
    "会议研究了{work}的经费，预算内可安排{few}项，其余待下半年。",
    "{one}对上次会议议定的{few}件事作了交代，还有一件因雨推迟。",
    "{two}建议把{place}作为入党积极分子的实践岗位，时间不少于{many}天。",
)
CLOSING = "会议最后由{one}归纳，{work}照讨论意见办，{two}负责提醒。"
PLACES = (
    "城东泵站",
    "二号水闸",
    "北岸堤段",
    "东湖监测点",
    "水质化验室",
    "调度值班室",
    "青石水库",
    "老城区加压站",
    "西干渠",
    "档案室",
    "窗口大厅",
    "三号取水口",
    "白沙水厂",
    "南闸管理房",
    "雨量站",
    "机关食堂",
)
STREETS = (
    "和平路",
    "柳荫巷",
    "新安里",
    "东风小区",
    "石桥村",
    "建设二路",
    "滨河新村",
    "南门大街",
    "杏园社区",
    "渡口街",
    "育才路",
    "望江花园",
)
WORKS = (
    "汛前检查",
    "水价公示",
    "管网普查",
    "取水许可复核",
    "节水宣传周",
    "河道清障",
    "供水保障预案",
    "档案数字化",
    "政务公开",
    "消防演练",
    "用水大户走访",
    "水表轮换",
    "巡河日志规范",
    "预算编制",
    "窗口延时服务",
    "公务用车清理",
    "抗旱物资盘点",
    "水源地保护",
    "项目验收",
    "信访积案化解",
)


def minutes_text(random: Random, title: str, people: Sequence[str], paragraphs: int = 0) -> str:
    """Minutes of some 300–900 characters, or of the number of paragraphs asked for. ``people`` are those who speak."""
    count = paragraphs or random.randrange(3, 7)
    body = [_paragraph(random, people) for _ in range(count)]
    return "\n".join([f"本次会议主题为“{title}”。", *body, _sentence(random, CLOSING, people)])


def _paragraph(random: Random, people: Sequence[str]) -> str:
    return "".join(_sentence(random, form, people) for form in random.sample(LINES, 4))


def notes_text(random: Random, people: Sequence[str]) -> str:
    """What was said at a session of study, in one paragraph."""
    return _paragraph(random, people)


def _sentence(random: Random, form: str, people: Sequence[str]) -> str:
    one, two = random.sample(people, 2) if len(people) > 1 else ("主持人", "记录人")
    return form.format(
        one=one,
        two=two,
        place=random.choice(PLACES),
        street=random.choice(STREETS),
        work=random.choice(WORKS),
        few=random.randint(*FEW),
        many=random.randint(*MANY),
    )
