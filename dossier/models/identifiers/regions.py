"""Administrative codes (GB/T 2260): names of provinces and of the cities that policies here are about.

Codes of development zones are not in the standard, so below the city nothing is said.

>>> name_of('150207').en
'Baotou, Inner Mongolia'
>>> name_of('150000').zh
'内蒙古自治区'
>>> name_of('100000').zh
'国家市场监督管理总局'
>>> name_of('990000') is None
True
"""

from __future__ import annotations

from stdnum import numdb

from dossier.models.base import Text

_EN = {
    "11": "Beijing", "12": "Tianjin", "13": "Hebei", "14": "Shanxi", "15": "Inner Mongolia", "21": "Liaoning",
    "22": "Jilin", "23": "Heilongjiang", "31": "Shanghai", "32": "Jiangsu", "33": "Zhejiang", "34": "Anhui",
    "35": "Fujian", "36": "Jiangxi", "37": "Shandong", "41": "Henan", "42": "Hubei", "43": "Hunan",
    "44": "Guangdong", "45": "Guangxi", "46": "Hainan", "50": "Chongqing", "51": "Sichuan", "52": "Guizhou",
    "53": "Yunnan", "54": "Tibet", "61": "Shaanxi", "62": "Gansu", "63": "Qinghai", "64": "Ningxia",
    "65": "Xinjiang", "71": "Taiwan", "81": "Hong Kong", "82": "Macao",
}  # fmt: skip

_CITIES = {
    "1501": ("呼和浩特市", "Hohhot"),
    "1502": ("包头市", "Baotou"),
    "1503": ("乌海市", "Wuhai"),
    "1504": ("赤峰市", "Chifeng"),
    "1505": ("通辽市", "Tongliao"),
    "1506": ("鄂尔多斯市", "Ordos"),
    "1507": ("呼伦贝尔市", "Hulunbuir"),
    "1508": ("巴彦淖尔市", "Bayannur"),
    "1509": ("乌兰察布市", "Ulanqab"),
    "1522": ("兴安盟", "Hinggan League"),
    "1525": ("锡林郭勒盟", "Xilingol League"),
    "1529": ("阿拉善盟", "Alxa League"),
    "3204": ("常州市", "Changzhou"),
    "4202": ("黄石市", "Huangshi"),
}


def province(code: str) -> Text | None:
    """The province of a code by its first two digits, None where there is none."""
    if code[:2] not in _EN:
        return None
    return Text(zh=numdb.get("cn/loc").info(code[:2])[0][1]["province"], en=_EN[code[:2]])


def name_of(code: str) -> Text | None:
    """Province and, where it is known here, city of a code of two to six digits; ``10`` is the national office."""
    if code.startswith("10"):
        return Text(zh="国家市场监督管理总局", en="national registration")
    area, city = province(code), _CITIES.get(code[:4])
    if area is None or city is None:
        return area
    return Text(zh=area.zh + city[0], en=f"{city[1]}, {area.en}")
