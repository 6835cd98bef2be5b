"""Characters that readers take for one another: Chinese characters of like shape, letters and digits."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

_GROUPS = (
    "己已巳 未末朱 土士工 千干于 大太犬 日曰目 人入八 天夫无 木本术 力刀刃 料科 技枝 洁浩 晨宸 埔浦 崎琦 "
    "祥样详 瑞端 恒垣 诚城 成戍戌 昌晶 泰秦 宏宠 盛盒 金全 申甲由田电 王玉主 贝见 车东 鸟乌 兔免 拔拨 "
    "侯候 茶荼 治冶 洗冼 淮准 密蜜 玛码 住往佳 拓柘 析折 柏拍 杨扬 沿治 裕袷 源原 环坏 徽微 券卷 博搏 "
    "铝铅 锅钢 胜性 复夏 辽达 汇江 润涧 泽择 兴光 鑫蠢 贸货 贷货 广厂 丰主 华毕 宁字 宇字 子了 冲中 同问 "
    "间问 闻间 阳阴 院阮 陈阵 除徐 限根 限艰 责贵 任仕 公么 司可 集隼 团困 股殷 份分 备各 装裴 机杌 械戒 "
    "设没 制刷 造选 能熊 设役 材村 新薪 稀锡 检捡 验脸 测侧 智留 慧惠 青清 情请 晴睛 禾未 木水 永水 冰水 "
    "远运 迅讯 讯汛 维唯 惟准 群郡 翔朔 翼冀 壹壶 亚业 盟孟 蒙家 包勺 头买 0OQD〇 1IlL| 2Zz 5Ss 8B 6Gb "
    "9gq -—一 ·. "
)
_ALIKE = frozenset(frozenset((a, b)) for group in _GROUPS.split() for a in group for b in group if a != b)


def look_alike(a: str, b: str) -> bool:
    """Whether two characters are known to be taken for one another."""
    return frozenset((a, b)) in _ALIKE


def only_look_alikes(a: str, b: str) -> bool:
    """Whether two strings of one length differ only in characters that look alike.

    >>> only_look_alikes("青禾科技", "青禾料枝"), only_look_alikes("青禾", "青木")
    (True, False)
    """
    changes = list(Levenshtein.editops(a, b))
    return bool(changes) and all(op.tag == "replace" and look_alike(a[op.src_pos], b[op.dest_pos]) for op in changes)
