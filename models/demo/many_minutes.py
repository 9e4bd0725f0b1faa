"""Minutes by the ten thousand, for measuring: meetings of the sample's branches with texts of 500 to 3,000 characters, 1,250 on average.

Their sentences are those of the sample's minutes, and chains of words drawn as words are in writing: few very often, most of them rarely.
So common and rare pairs of characters occur as they do in an office's texts; nobody is meant to read them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from models.db.search.index import rebuild
from models.demo.minutes import LINES, PLACES, STREETS, WORKS
from models.demo.words import ALL_MEMBERS_TOPICS, ASSEMBLY_TOPICS, COMMITTEE_TOPICS, GROUP_TOPICS
from models.entities import Base, Organization, Record
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register

MOST = 1_000_000
BATCH = 2000
"""Meetings written in one go."""
SHORTEST, USUAL, LONGEST = 500, 800, 3000
"""Characters: the least, how many more there are on average, the most."""

COMMON = 100_000

KINDS = (MeetingKind.BRANCH_COMMITTEE, MeetingKind.BRANCH_ASSEMBLY, MeetingKind.GROUP_MEETING)
TOPICS = (*COMMITTEE_TOPICS, *ASSEMBLY_TOPICS, *GROUP_TOPICS, *ALL_MEMBERS_TOPICS)

VOCABULARY = tuple(
    re.findall(
        r"\S+",
        "会议 工作 党员 学习 支部 同志 要求 落实 认真 组织 情况 问题 意见 研究 讨论 检查 整改 计划 材料 记录 提出 同意 通过 负责 安排 时间"
        " 进一步 群众 服务 单位 处室 机关 委员 书记 小组 党费 发展 对象 积极分子 培养 考察 谈话 制度 纪律 规定 条例 党章 章程 决定 决议 表决"
        " 汇报 通报 传达 精神 文件 中央 上级 部署 贯彻 推进 完善 加强 提高 保证 监督 责任 分工 配合 协调 沟通 反馈 结果 数据 台账 档案 归档"
        " 目录 清单 表格 签字 盖章 公示 公开 名单 人员 应到 实到 请假 缺席 列席 主持 发言 总结 体会 认识 批评 自我 互相 对照 查摆 剖析 原因"
        " 措施 目标 期限 完成 销号 回头看 督察 督促 提醒 防汛 抗旱 水位 水库 河道 泵站 闸门 堤防 巡查 值班 调度 预案 演练 物资 抢险 隐患 排查"
        " 供水 水质 化验 取水 许可 节水 宣传 管网 漏损 改造 施工 工地 安全 消防 设备 维护 检修 更换 采购 预算 经费 报销 审批 验收 项目 进度"
        " 质量 标准 规范 流程 窗口 办理 投诉 信访 答复 走访 慰问 困难 家庭 社区 街道 居民 村民 志愿 活动 主题 党日 参观 红色 教育 基地 警示"
        " 廉政 廉洁 作风 形式 主义 官僚 享乐 奢靡 节约 粮食 公车 接待 会风 文风 调研 座谈 访谈 问卷 统计 分析 研判 风险 舆情 网络 信息 系统"
        " 平台 密码 保密 涉密 移动 存储 介质 销毁 登记 借阅 移交 交接 换届 选举 候选人 推荐 提名 计票 监票 投票 当选 任期 届满 补选 增补 免去"
        " 转正 预备期 入党 申请书 介绍人 政审 函调 思想 政治 理论 业务 能力 素质 培训 讲座 党课 讲稿 读书 笔记 心得 交流 征文 竞赛 知识 答题"
        " 春节 清明 端午 中秋 国庆 元旦 年初 年底 上半年 下半年 季度 月末 周一 上午 下午 晚上 加班 轮休 探亲 病假 事假 退休 老干部 青年 妇女"
        " 工会 团委 乡村 振兴 结对 帮扶 捐款 衣物 书籍 图书 电脑 打印 复印 扫描 照片 录音 录像 横幅 展板 海报 桌椅 灯光 空调 电梯 食堂 菜谱"
        " 卫生 垃圾 分类 绿化 停车 门禁 保安 钥匙 雨衣 雨靴 手电 对讲机 救生衣 冲锋舟 沙袋 编织袋 无人机 水尺 雨量计 流量 流速 泥沙 汛限 蓄水"
        " 泄洪 灌溉 渠系 农田 果园 鱼塘 水草 蓝藻 围网 捕捞 采砂 排污 截流 清淤 护坡 栏杆 警示牌 桥梁 涵洞 便道 围挡 噪声 扬尘 工期 监理 设计"
        " 图纸 变更 签证 结算 审计 合同 招标 投标 评标 中标 履约 保证金 质保 罚款 诉讼 仲裁 调解 赔偿 征地 拆迁 安置 补偿 听证 复议 执法 处罚",
    )
)
PARTICLES = (
    "的",
    "了",
    "和",
    "与",
    "对",
    "在",
    "由",
    "把",
    "将",
    "并",
    "及",
    "要",
    "应",
    "可",
    "已",
    "再",
    "各",
    "就",
    "为",
    "从",
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思飞峰健世广志义兴良海山仁波贵福生龙元全国胜学祥才发武新利清彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘"


def _weights(number: int) -> list[float]:
    """Cumulative weights of ranks: the n-th word comes 1/n times as often as the first."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


_WORD_WEIGHTS = _weights(len(VOCABULARY))


def said_before(random: Random) -> list[str]:
    """Sentences that are said in many meetings."""
    return [_sentence(random) if random.random() < 0.4 else _chain(random) for _ in range(COMMON)]


def minutes_of(random: Random, title: str, known: Sequence[str]) -> str:
    """Minutes of SHORTEST to LONGEST characters: what was said for the first time, and what is ``known``."""
    wanted = min(LONGEST - 60, SHORTEST + int(random.expovariate(1 / USUAL)))
    parts = [f"本次会议主题为“{title}”。\n", _sentence(random), _chain(random), _chain(random)]
    length = sum(map(len, parts))
    while length < wanted:
        sentence = random.choice(known)
        parts.append(sentence)
        length += len(sentence)
        if len(parts) % 7 == 0:
            parts.append("\n")
    return "".join(parts)[:LONGEST].rstrip("\n")


def _name(random: Random) -> str:
    given = random.choice(GIVEN) + (random.choice(GIVEN) if random.random() < 0.75 else "")
    return random.choice(SURNAMES) + given


def _sentence(random: Random) -> str:
    return random.choice(LINES).format(
        one=_name(random),
        two=_name(random),
        place=random.choice(PLACES),
        street=random.choice(STREETS),
        work=random.choice(WORKS),
        few=random.randint(2, 99),
        many=random.randint(7, 400),
    )


def _chain(random: Random) -> str:
    """A sentence of words one after another, with particles and a comma between some."""
    drawn = random.choices(VOCABULARY, cum_weights=_WORD_WEIGHTS, k=random.randint(5, 14))
    said = []
    for place, word in enumerate(drawn, start=1):
        said.append(word)
        if place == len(drawn):
            break
        chance = random.random()
        if chance < 0.35:
            said.append(random.choice(PARTICLES))
        elif chance < 0.47:
            said.append("，" if chance < 0.44 else "、")
    return "".join(said) + "。"


def add_minutes(
    session: Session, number: int, first: date, last: date, seed: int, progress: Progress | None = None
) -> None:
    """Add ``number`` meetings with their minutes, spread evenly from ``first`` to ``last`` over the branches there are, and make the index
    anew. Raises BadInput for no sensible number and where there are no branches."""
    if not 1 <= number <= MOST:
        raise BadInput(f"会议记录的数量不合适，没有写入任何数据；请写1至{MOST}之间的整数。")
    query = (
        select(Organization.id).where(Organization.kind == OrganizationKind.BRANCH).order_by(Organization.id)
    )
    places = session.scalars(query).all()
    if not places:
        raise BadInput("台账里还没有党支部，没有写入任何数据；请先生成示例单位。")
    progress = progress or Silent()
    random, days = Random(f"{seed} minutes"), (last - first).days + 1
    known = said_before(random)
    for start in range(0, number, BATCH):
        progress.step(start, number, "正在生成会议记录")
        _insert(
            session,
            [
                _meeting(random, first + timedelta(days=place * days // number), random.choice(places), known)
                for place in range(start, min(start + BATCH, number))
            ],
        )
    rebuild(session.connection(), progress)


def _meeting(random: Random, day: date, place: int, known: Sequence[str]) -> dict[str, Any]:
    title = f"{random.choice(TOPICS)}（{random.choice(WORKS)}）"
    return {
        "title": title,
        "kind": random.choice(KINDS),
        "happened_on": day,
        "organization_id": place,
        "host": _name(random),
        "recorder": _name(random),
        "place": random.choice(PLACES),
        "minutes": minutes_of(random, title, known),
    }


def _insert(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    last = session.scalar(select(func.max(Record.id))) or 0
    records, meetings, texts = [], [], []
    for number, line in enumerate(lines, start=last + 1):
        moment = datetime.combine(line["happened_on"], time(17, 30))
        records.append(
            {
                **{name: line[name] for name in ("title", "kind", "happened_on", "organization_id")},
                "id": number,
                "register": Register.MEETING,
                "status": RecordStatus.HELD,
                "expected": None,
                "present": None,
                "created_at": moment,
                "updated_at": moment,
                "deleted_at": None,
                "version": 1,
            }
        )
        meetings.append(
            {
                **{name: line[name] for name in ("host", "recorder", "place")},
                "id": number,
                "counts_as": [],
                "started_at": time(9, 0),
                "ended_at": time(10, 30),
                "lecturer": "",
                "reheld_of_id": None,
            }
        )
        texts.append({"record_id": number, "part": "minutes", "body": line["minutes"]})
    for name, rows in (("record", records), ("meeting", meetings), ("record_text", texts)):
        session.execute(insert(Base.metadata.tables[name]), rows)
