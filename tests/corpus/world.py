# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented world of the corpus: who is in it, what everybody is called, and who writes.

Nothing here exists.  A name is given in each language; where several houses spell one name their own
way, the spellings stand in the order of Publisher.house."""

from dataclasses import dataclass, field

LANGUAGES = ("en", "ko", "ar", "ru", "zh", "fr")
SCRIPTS = {"en": "Latn", "fr": "Latn", "ko": "Kore", "ar": "Arab", "ru": "Cyrl", "zh": "Hans"}


@dataclass(frozen=True)
class Being:
    key: str
    type: str
    names: dict            # by language: a name, or the spellings of several houses
    title: str = ""        # English, before the name
    nominals: tuple = ()   # English
    pronoun: str = ""
    surname: tuple = ()    # English, by house
    external: dict = field(default_factory=dict)

    def name(self, language, house=0):
        names = self.names.get(language) or self.names["en"]
        if isinstance(names, str):
            return names
        return names[house % len(names)]

    def every_name(self):
        """Pairs of a name and its language, the preferred one first."""
        for language in LANGUAGES:
            names = self.names.get(language, ())
            for name in (names,) if isinstance(names, str) else names:
                yield name, language


def being(key, type_, en, ko, ar, ru, zh, fr, **more):
    names = {"en": en, "ko": ko, "ar": ar, "ru": ru, "zh": zh, "fr": fr}
    return Being(key, type_, names, **more)


GOVERNMENTS = [
    being("velmora", "Government", "Velmora", "벨모라", "فيلمورا", "Велмора", "韦尔莫拉", "Velmora",
          nominals=("the coastal republic", "the government in Port Halmar"),
          external={"codes": "VLM"}),
    being("kestria", "Government", "Kestria", "케스트리아", "كيستريا", "Кестрия", "凯斯特里亚", "Kestria",
          nominals=("its northern neighbour", "the landlocked kingdom"), external={"codes": "KST"}),
    being("estavia", "Government", ("Estavia", "Estavia", "Estawia"), "에스타비아", "إستافيا", "Эставия",
          "埃斯塔维亚", "Estavia", nominals=("the island federation", "the reclusive country"),
          external={"codes": "EST"}),
    being("sundal", "Government", "Sundal", "순달", "سوندال", "Сундал", "松达尔", "Sundal",
          nominals=("the mountain republic",), external={"codes": "SDL"}),
    being("naerim", "Government", ("Naerim", "Nae-rim", "Naelim"), "내림", "نايريم", "Нэрим", "内林",
          "Naerim", nominals=("the peninsular state", "the government in Sorae"),
          external={"codes": "NRM"}),
    being("torvania", "Government", ("Torvania", "Torwania"), "토르바니아", "تورفانيا", "Торвания",
          "托尔瓦尼亚", "Torvania", nominals=("the eastern power",), external={"codes": "TRV"}),
]

PEOPLE = [
    being("min", "Person", ("Min Do-kyong", "Min Do-gyeong", "Min Tokyong"), "민도경",
          ("مين دو كيونغ", "مين دو غيونغ"), ("Мин До Гён", "Мин Докён"), "闵道京", "Min Do-kyong",
          title="Foreign Minister", nominals=("the foreign minister", "the minister"),
          pronoun="she", surname=("Min",), external={"register": "P-1001"}),
    being("paek", "Person", ("Paek Un-jae", "Baek Eun-jae", "Paik Unjae"), "백은재",
          "بايك أون جاي", "Пэк Ун Чжэ", "白恩在", "Paek Un-jae", title="General",
          nominals=("the general", "the chief of staff"), pronoun="he",
          surname=("Paek", "Baek", "Paik"), external={"register": "P-1002"}),
    being("rim", "Person", ("Rim Chong-a", "Lim Jeong-ah"), "림정아", "ريم تشونغ آه", "Лим Чон А",
          "林静儿", "Rim Chong-a", title="Vice Chairwoman", nominals=("the vice chairwoman",),
          pronoun="she", surname=("Rim", "Lim"), external={"register": "P-1003"}),
    being("marrow", "Person", ("Irena Marrow", "Irena Marrow", "Irina Marow"), "이레나 마로우",
          "إيرينا مارو", "Ирена Марров", "伊雷娜·马罗", "Irena Maro", title="Prime Minister",
          nominals=("the prime minister", "the head of government"), pronoun="she",
          surname=("Marrow", "Marrow", "Marow"), external={"register": "P-1004"}),
    being("keld", "Person", "Tomas Keld", "토마스 켈드", "توماس كيلد", "Томас Келд", "托马斯·凯尔德",
          "Tomas Keld", title="President", nominals=("the president",), pronoun="he",
          surname=("Keld",), external={"register": "P-1005"}),
    being("keld-younger", "Person", "Tobias Keld", "토비아스 켈드", "توبياس كيلد", "Тобиас Келд",
          "托比亚斯·凯尔德", "Tobias Keld", nominals=("the shipowner",), pronoun="he",
          surname=("Keld",), external={"register": "P-1006"}),
    being("lund", "Person", "Oskar Lund", "오스카르 룬드", ("أوسكار لوند", "اوسكار لوند"),
          "Оскар Лунд", "奥斯卡·伦德", "Oskar Lund", title="Defence Minister",
          nominals=("the defence minister",), pronoun="he", surname=("Lund",),
          external={"register": "P-1007"}),
    being("darvand", "Person", ("Nasrin Darvand", "Nasreen Darwand", "Nesrine Darvand"),
          "나스린 다르반드", "نسرين درفند", "Насрин Дарванд", "纳斯琳·达尔万德", "Nesrine Darvand",
          title="Ambassador", nominals=("the ambassador", "the envoy"), pronoun="she",
          surname=("Darvand", "Darwand"), external={"register": "P-1008"}),
    being("qasuri", "Person", ("Samir Qasuri", "Sameer Kasouri", "Samir al-Qasuri"), "사미르 카수리",
          ("سمير القصوري", "سمير قصوري"), "Самир Касури", "萨米尔·卡苏里", "Samir Kassouri",
          title="Admiral", nominals=("the admiral",), pronoun="he",
          surname=("Qasuri", "Kasouri", "al-Qasuri"), external={"register": "P-1009"}),
    being("zharkov", "Person", ("Yevgeni Zharkov-Lem", "Evgeny Zharkov-Lem", "Jewgeni Scharkow-Lem"),
          "예브게니 자르코프렘", "يفغيني جاركوف ليم", "Евгений Жарков-Лем", "叶夫根尼·扎尔科夫莱姆",
          "Evgueni Jarkov-Lem", title="Energy Minister", nominals=("the energy minister",),
          pronoun="he", surname=("Zharkov-Lem", "Zharkov-Lem", "Scharkow-Lem"),
          external={"register": "P-1010"}),
    being("vautrin", "Person", ("Élise Vautrin", "Elise Vautrin"), "엘리즈 보트랭", "إليز فوتران",
          "Элиз Вотрен", "埃莉斯·沃特兰", "Élise Vautrin", title="Commissioner",
          nominals=("the commissioner",), pronoun="she", surname=("Vautrin",),
          external={"register": "P-1011"}),
    being("vik", "Person", "Hanne Vik", "한네 비크", "هانه فيك", "Ханне Вик", "汉娜·维克", "Hanne Vik",
          nominals=("the former inspector",), pronoun="she", surname=("Vik",),
          external={"register": "P-1012"}),
    being("bjornholt", "Person", ("Ásta Björnholt", "Asta Bjornholt", "Asta Bjoernholt"),
          "아스타 비에른홀트", "أستا بيورنهولت", "Аста Бьёрнхольт", "阿斯塔·比约恩霍尔特",
          "Ásta Björnholt", title="Professor", nominals=("the economist",), pronoun="she",
          surname=("Björnholt", "Bjornholt", "Bjoernholt"), external={"register": "P-1013"}),
    being("odulaye", "Person", "Chima Odulaye", "치마 오둘라예", "تشيما أودولاي", "Чима Одулайе",
          "奇马·奥杜拉耶", "Chima Odulaye", title="Secretary-General",
          nominals=("the secretary-general",), pronoun="he", surname=("Odulaye",),
          external={"register": "P-1014"}),
    being("marlow", "Person", "Irene Marlow", "아이린 말로", "آيرين مارلو", "Айрин Марлоу",
          "艾琳·马洛", "Irene Marlow", title="Mayor", nominals=("the mayor",), pronoun="she",
          surname=("Marlow",), external={"register": "P-1015"}),
]

BODIES = [
    being("nmc", "Organization", "Northern Maritime Commission", "북방해사위원회",
          "مفوضية الملاحة الشمالية", "Северная морская комиссия", "北方海事委员会",
          "Commission maritime du Nord", nominals=("the commission",), external={"codes": "NMC"}),
    being("owners", "Organization", ("Halmar Shipowners’ Association", "Shipowners Association of Halmar"),
          "할마르 선주협회", "اتحاد مالكي السفن في هالمار", "Ассоциация судовладельцев Халмара",
          "哈尔马船东协会", "Association des armateurs de Halmar", nominals=("the association",)),
    being("ministry", "Government", ("Naerim Foreign Ministry", "Foreign Ministry of Naerim"),
          "내림 외무성", "وزارة خارجية نايريم", "МИД Нэрима", "内林外务省",
          "ministère naerimien des Affaires étrangères", nominals=("the ministry",)),
    being("tide", "Military", ("Grey Tide", "Gray Tide"), "잿빛 물결", "المد الرمادي", "Серый прилив",
          "灰潮组织", "Marée grise", nominals=("the armed group", "the group")),
    being("fleet", "Military", ("Third Flotilla", "3rd Flotilla"), "제3전대", "الأسطول الثالث",
          "Третья флотилия", "第三分舰队", "Troisième Flottille", nominals=("the flotilla",)),
    being("relief", "Organization", ("Lantern Relief", "Lantern Relief Fund"), "등불구호기금",
          "صندوق الفانوس للإغاثة", "Фонд «Фонарь»", "灯笼救援基金", "Secours Lanterne",
          nominals=("the aid agency", "the charity")),
    being("observatory", "Organization", "Sorae Observatory for Trade", "소래 무역관측소",
          "مرصد سوراي للتجارة", "Соракская торговая обсерватория", "索莱贸易观察所",
          "Observatoire du commerce de Sorae", nominals=("the observatory",)),
]

MEDIA = [
    being("nna", "Media", ("NNA", "Naerim News Agency"), "내림통신", "وكالة أنباء نايريم", "ННА", "内通社",
          "NNA", nominals=("the state news agency", "the agency")),
    being("vna", "Media", ("VNA", "Velmora News Agency"), "벨모라통신", "وكالة أنباء فيلمورا", "ВНА",
          "韦通社", "VNA", nominals=("the official agency",)),
    being("wire", "Media", "Northern Wire", "북방통신", "برق الشمال", "Северный телеграф", "北方电讯",
          "Dépêche du Nord", nominals=("the wire service",)),
    being("sentinel", "Media", ("Sentinel", "The Sentinel"), "센티널", "سنتينل", "«Сентинел»", "哨兵报",
          "Sentinel", nominals=("the daily",)),
]

PLACES = [
    being("port", "Place", "Port Halmar", "포트할마르", "ميناء هالمار", "Порт-Халмар", "哈尔马港",
          "Port-Halmar", external={"gazetteer": "HLM-1"}),
    being("strait", "Place", ("Strait of Halmar", "Halmar Strait"), "할마르 해협", "مضيق هالمار",
          "Халмарский пролив", "哈尔马海峡", "détroit de Halmar", external={"gazetteer": "HLM-2"}),
    being("sorae", "Place", ("Sorae", "Sorai"), "소래", "سوراي", "Сорэ", "索莱", "Sorae",
          external={"gazetteer": "NRM-1"}),
    being("kcity", "Place", "Kestria City", "케스트리아시티", "مدينة كيستريا", "Кестрия-Сити",
          "凯斯特里亚市", "Kestria-Ville", external={"gazetteer": "KST-1"}),
    being("dun", "Place", ("Dunmere Islands", "Dunmeer Islands"), "던미어 군도", "جزر دنمير",
          "острова Данмир", "邓米尔群岛", "îles Dunmere", external={"gazetteer": "EST-3"}),
]

BEINGS = {one.key: one for one in GOVERNMENTS + PEOPLE + BODIES + MEDIA + PLACES}

# Who look like one and are two.
DIFFERENT = [("keld", "keld-younger"), ("marrow", "marlow"), ("nna", "vna")]

# Whom some house has in the registry once more, as if it were somebody else: being, and the languages
# or the house by which the second record is known.
DOUBLED = [
    ("min", "ko"), ("min", 2), ("paek", 1), ("rim", 1), ("qasuri", "ar"), ("zharkov", "ru"),
    ("darvand", 1), ("bjornholt", 1), ("marrow", "fr"), ("nmc", "zh"), ("strait", 1), ("tide", 1),
    ("nna", 1), ("torvania", 1),
]


@dataclass(frozen=True)
class Publisher:
    key: str
    name: str
    language: str
    house: int
    site: str
    reporters: tuple
    form: str = "html"
    agency: bool = False


PUBLISHERS = [
    Publisher("wire", "Northern Wire", "en", 0, "northern-wire.example", ("Nadia Orlen", "Piet Hasker"),
              agency=True),
    Publisher("times", "Harbour Times", "en", 0, "harbour-times.example",
              ("Lotte Brandt", "Ewan Tarrow")),
    Publisher("mirror", "Kestrian Mirror", "en", 1, "kestrian-mirror.example", ("Jonas Wiel",)),
    Publisher("ledger", "The Halmar Ledger", "en", 2, "halmar-ledger.example", ("Ottilie Farn",),
              form="text"),
    Publisher("current", "Strait Current", "en", 1, "strait-current.example", ("Mara Quill",),
              form="markdown"),
    Publisher("globe", "Evening Compass", "en", 0, "evening-compass.example", ("Rowan Sefton",)),
    Publisher("saebyeok", "새벽신문", "ko", 0, "saebyeok.example", ("서윤하",)),
    Publisher("manara", "صحيفة المنارة", "ar", 1, "al-manara.example", ("ليلى الحدادي",)),
    Publisher("vestnik", "Вестник пролива", "ru", 0, "vestnik-proliva.example", ("Глеб Орлянский",)),
    Publisher("haixia", "海峡日报", "zh", 0, "haixia.example", ("苏闻舟",)),
    Publisher("courrier", "Le Courrier du Nord", "fr", 0, "courrier-du-nord.example",
              ("Céline Aubrac",)),
]
