# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in the corpus, in the words of six languages.

In a sentence {S} and the like are mentions: S the source, T the target, X a third, P a place, R a
reporter of what others say.  <q:…> is a cue, <c:…> a content (twice: two fragments of one), <s:…> a
source without a name, <a:…> an addressee, <m:…> a medium, <h:…> a hedge, <w:…> when it was said.
A Korean particle after a mention stands in brackets in the form that follows a consonant.  {thing} and
{n} are words of the matter, {when} a day or nothing."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    key: str
    act: str
    text: str                  # the normalised sentence
    headline: str
    sentences: dict            # by language
    things: tuple = ()         # keys of THINGS
    numbers: tuple = ()
    attributes: dict = field(default_factory=dict)


THINGS = {
    "missiles": {"en": "anti-ship missiles", "ko": "대함 미사일", "ar": "صواريخ مضادة للسفن",
                 "ru": "противокорабельные ракеты", "zh": "反舰导弹", "fr": "des missiles antinavires"},
    "drones": {"en": "patrol drones", "ko": "순찰 무인기", "ar": "طائرات دورية مسيّرة",
               "ru": "патрульные дроны", "zh": "巡逻无人机", "fr": "des drones de patrouille"},
    "mines": {"en": "sea mines", "ko": "기뢰", "ar": "ألغامًا بحرية", "ru": "морские мины", "zh": "水雷",
              "fr": "des mines marines"},
    "patrols": {"en": "joint patrols", "ko": "공동 순찰", "ar": "دوريات مشتركة",
                "ru": "совместное патрулирование", "zh": "联合巡逻", "fr": "des patrouilles communes"},
    "tolls": {"en": "shared tolls", "ko": "통행료 공동 징수", "ar": "رسوم عبور مشتركة",
              "ru": "общие сборы", "zh": "共同收费", "fr": "des péages partagés"},
    "radar": {"en": "the radar mast", "ko": "레이더 기지", "ar": "محطة الرادار",
              "ru": "радарная мачта", "zh": "雷达站", "fr": "le mât radar"},
    "lighthouse": {"en": "the lighthouse", "ko": "등대", "ar": "المنارة", "ru": "маяк", "zh": "灯塔",
                   "fr": "le phare"},
}

KINDS = [
    Kind("supply", "accuse", "{T} supplied {thing} to {X}.", "{S} accuses {T} of arming {X}", {
        "en": ("{S} {when}<q:accused> {T} of <c:supplying {thing} to {X}>.",
               "<q:According to> {S}, <c:{T} has armed {X} with {thing}>.",
               "“<c:{T} has been shipping {thing} to {X}>,” {S} <q:said>{whenever}, “<c:and we can "
               "prove it>.”",
               "{S} <q:alleged>{whenever} that <c:{X} <h:allegedly> obtained its {thing} from {T}>."),
        "ko": ("{S}(은) <c:{T}(이) {X}에 {thing}(을) 넘겼다>고 <q:비난했다>.",
               "{S}(은) “<c:{T}(이) {X}에 {thing}(을) 보냈다>”고 <q:주장했다>."),
        "ar": ("<q:اتهمت> {S} {T} <c:بتزويد {X} بأسلحة منها {thing}>.",),
        "ru": ("{S} <q:утверждает>, что <c:{X} получает {thing}, и поставляет их {T}>.",),
        "zh": ("{S}<q:指责>{T}<c:向{X}提供{thing}>。",),
        "fr": ("{S} <q:accuse> {T} d’avoir <c:livré {thing} à {X}>.",)},
        things=("missiles", "drones", "mines"),
        attributes={"stance": "against", "checkworthy": "high", "claim_type": "event/property"}),
    Kind("no-supply", "deny", "{S} did not supply {thing} to {X}.", "{S} denies arming {X}", {
        "en": ("{S} <q:denied>{whenever} <c:having ever supplied {thing} to {X}>.",
               "{S} <q:rejected> the charge: “<c:None of our {thing} has gone to {X}>.”",
               "“<c:We have given no {thing} to {X}>,” {S} <q:said>{whenever} <m:in a statement>, “<c:and "
               "{T} knows it>.”"),
        "ko": ("{S}(은) <c:{X}에 {thing}(을) 넘긴 적이 없다>고 <q:부인했다>.",),
        "ar": ("<q:نفت> {S} <c:تسليم {thing} إلى {X}>.",),
        "ru": ("{S} <q:отрицает>, что <c:{X} получает {thing} с этих складов>.",),
        "zh": ("{S}<q:否认><c:曾向{X}提供{thing}>。",),
        "fr": ("{S} <q:dément> <c:avoir livré {thing} à {X}>.",)},
        attributes={"attribution_polarity": "affirmed", "claim_type": "event/property"}),
    Kind("ready", "promise", "{S} is ready to receive a delegation from {T}.",
         "{S} says it is ready to receive envoys from {T}", {
             "en": ("{S} <q:said>{whenever} <c:all was ready to “receive” a delegation from {T}>.",
                    "“<c:The door to {T} is open>,” {S} <q:told> <a:reporters>, “<c:and its delegation "
                    "will be received>.”",
                    "{S} <q:announced>{whenever} that <c:envoys from {T} would be welcome>."),
             "ko": ("{S}(은) <c:{T} 대표단을 “맞이할 준비가 되어 있다”>고 <q:밝혔다>.",
                    "{S}(은) “<c:{T} 대표단을 맞이하겠다>”고 <q:말했다>."),
             "ar": ("<q:أعلنت> {S} <c:الاستعداد «لاستقبال» وفد من {T}>.",),
             "ru": ("{S} <q:заявляет>, что <c:делегация, которую пришлёт {T}, будет принята>.",),
             "zh": ("{S}<q:表示>，<c:已“准备好接待”{T}代表团>。",),
             "fr": ("{S} se <q:dit> <c:en mesure de « recevoir » une délégation de {T}>.",)},
         attributes={"attitude": "intention", "claim_type": "position"}),
    Kind("withdraw", "demand", "{T} must withdraw its ships from the {P}.",
         "{S} tells {T} to pull ships out of the strait", {
             "en": ("{S} <q:demanded>{whenever} that <c:{T} withdraw its ships from {P}>.",
                    "“<c:{T} must leave {P}>,” {S} <q:said>{whenever}, “<c:with every ship>.”",
                    "{S} <q:called on> {T} to <c:take its ships out of {P}>."),
             "ko": ("{S}(은) <c:{T}(이) {P}에서 함정을 철수해야 한다>고 <q:요구했다>.",),
             "ar": ("<q:طالبت> {S} {T} <c:بسحب سفنها من {P}>.",),
             "ru": ("{S} <q:требует>, чтобы <c:{T} вывела свои корабли: {P} должен быть свободен>.",),
             "zh": ("{S}<q:要求>{T}<c:将舰船撤出{P}>。",),
             "fr": ("{S} <q:exige> que <c:{T} retire ses navires : {P} doit rester libre>.",)},
         attributes={"stance": "against", "claim_type": "position"}),
    Kind("ports", "threaten", "{S} will close its ports to ships from {T}.",
         "{S} threatens to close ports to {T}", {
             "en": ("{S} <q:threatened>{whenever} to <c:close the ports to ships from {T}>.",
                    "“<c:No ship from {T} will enter our ports>,” {S} <q:warned>{whenever}, “<c:if this goes "
                    "on>.”",
                    "{S} <q:warned> that <c:ships from {T} would be turned away from every port>."),
             "ko": ("{S}(은) <c:{T} 선박의 입항을 막겠다>고 <q:위협했다>.",),
             "ar": ("<q:هددت> {S} <c:بإغلاق الموانئ أمام سفن {T}>.",),
             "ru": ("{S} <q:угрожает>: <c:{T} больше не сможет заходить в её порты>.",),
             "zh": ("{S}<q:威胁><c:对{T}船只关闭港口>。",),
             "fr": ("{S} <q:menace> de <c:fermer ses ports aux navires de {T}>.",)},
         attributes={"attitude": "intention", "modality": "future"}),
    Kind("premiums", "predict", "Insurance for a passage of the {P} will rise by {n} percent.",
         "Insurance for strait passage to rise {n} percent", {
             "en": ("{S} <q:expects> <c:insurance premiums for {P} to rise by {n} percent>.",
                    "<c:Premiums for a passage of {P} will go up by {n} percent>, {S} "
                    "<q:predicted>{whenever}.",
                    "“<c:Insuring a ship in {P} will cost {n} percent more>,” {S} <q:said>{whenever}."),
             "ko": ("{S}(은) <c:{P} 통과 보험료가 {n}퍼센트 오를 것>이라고 <q:전망했다>.",),
             "ar": ("<q:توقعت> {S} <c:ارتفاع أقساط التأمين في {P} بنسبة {n} في المئة>.",),
             "ru": ("{S} <q:прогнозирует>: <c:{P} станет для страховщиков дороже на {n} процентов>.",),
             "zh": ("{S}<q:预计><c:{P}的保险费将上涨{n}%>。",),
             "fr": ("{S} <q:prévoit> <c:une hausse de {n} % des primes d’assurance pour {P}>.",)},
         numbers=(12, 18, 25, 30, 40), attributes={"claim_type": "prediction", "modality": "future"}),
    Kind("hurt", "assert", "{n} sailors were hurt off {P}.", "{n} sailors hurt off {P}, {S} says", {
        "en": ("{S} <q:said>{whenever} that <c:{n} sailors had been hurt off {P}>.",
               "<c:{n} sailors were injured in the collision off {P}>, <q:according to> {S}.",
               "“<c:We counted {n} injured sailors>,” {S} <q:said>{whenever}, “<c:all off {P}>.”"),
        "ko": ("{S}(은) <c:{P} 앞바다에서 선원 {n}명이 다쳤다>고 <q:밝혔다>.",),
        "ar": ("<q:قالت> {S} <c:إن {n} بحارًا أصيبوا قبالة {P}>.",),
        "ru": ("{S} <q:сообщает>, что <c:пострадали {n} моряков, место — {P}>.",),
        "zh": ("{S}<q:称>，<c:{P}附近有{n}名海员受伤>。",),
        "fr": ("{S} <q:affirme> que <c:{n} marins ont été blessés au large de {P}>.",)},
        numbers=(11, 14, 17, 23), attributes={"claim_type": "numerical", "checkworthy": "medium"}),
    Kind("secret", "confirm", "{S} and {T} met secretly in {P}.", "{S} confirms secret talks with {T}", {
        "en": ("{S} <q:confirmed>{whenever} that <c:there had been a secret meeting with {T} in {P}>.",
               "{S} <q:acknowledged> <c:secret talks with {T} in {P}>.",
               "“<c:Yes, we sat down with {T}>,” {S} <q:said>{whenever}, “<c:in {P}, and nobody was told>.”"),
        "ko": ("{S}(은) <c:{P}에서 {T}(과) 비밀리에 만났다>고 <q:확인했다>.",),
        "ar": ("<q:أكدت> {S} <c:عقد محادثات سرية مع {T} في {P}>.",),
        "ru": ("{S} <q:подтверждает>: <c:тайная встреча была, участник — {T}, место — {P}>.",),
        "zh": ("{S}<q:证实><c:曾在{P}与{T}秘密会晤>。",),
        "fr": ("{S} <q:confirme> <c:des entretiens secrets avec {T} à {P}>.",)},
        attributes={"claim_type": "event/property"}),
    Kind("relief", "appeal", "{T} should let relief ships through to {P}.",
         "{S} asks {T} to let aid through to {P}", {
             "en": ("{S} <q:appealed> to {T} to <c:let relief ships through to {P}>.",
                    "“<c:People in {P} are waiting for flour and medicine>,” {S} <q:said>{whenever}, <q:asking> "
                    "{T} to “<c:let the ships pass>.”",
                    "{S} <q:urged> {T}{whenever} to <c:open a way for aid to {P}>."),
             "ko": ("{S}(은) {T}에 <c:{P}(으로) 가는 구호선을 통과시켜 달라>고 <q:호소했다>.",),
             "ar": ("<q:ناشدت> {S} {T} <c:السماح بمرور سفن الإغاثة إلى {P}>.",),
             "ru": ("{S} <q:просит>: <c:{T} должна пропустить суда с помощью, порт — {P}>.",),
             "zh": ("{S}<q:呼吁>{T}<c:让救援船只驶往{P}>。",),
             "fr": ("{S} <q:appelle> {T} à <c:laisser passer l’aide vers {P}>.",)},
         attributes={"stance": "neutral", "claim_type": "position"}),
    Kind("praise", "praise", "{T} acted wisely by keeping the ceasefire.",
         "{S} praises {T} for keeping ceasefire", {
             "en": ("{S} <q:praised> {T} for <c:keeping the ceasefire>.",
                    "{S} <q:commended> {T}{whenever} for <c:its “wise restraint” in the ceasefire>."),
             "ko": ("{S}(은) <c:{T}(이) 휴전을 지킨 것은 현명한 일>이라고 <q:칭찬했다>.",),
             "ar": ("<q:أشادت> {S} <c:بالتزام {T} بوقف إطلاق النار>.",),
             "ru": ("{S} <q:хвалит> соседа: <c:{T} соблюдает перемирие>.",),
             "zh": ("{S}<q:赞扬>{T}<c:遵守停火>。",),
             "fr": ("{S} <q:félicite> {T} d’avoir <c:respecté le cessez-le-feu>.",)},
         attributes={"stance": "favor"}),
    Kind("grain", "assert", "Grain exports from {T} fell by {n} percent.",
         "Grain exports from {T} down {n} percent", {
             "en": ("{S} <q:reported>{whenever} that <c:grain exports from {T} had fallen by {n} percent>.",
                    "<c:Grain shipments out of {T} are down by {n} percent>, {S} <q:said>{whenever}.",
                    "<q:Figures> from {S} show <c:{T} exporting {n} percent less grain>."),
             "ko": ("{S}(은) <c:{T}의 곡물 수출이 {n}퍼센트 줄었다>고 <q:발표했다>.",),
             "ar": ("<q:ذكرت> {S} <c:أن صادرات الحبوب من {T} تراجعت بنسبة {n} في المئة>.",),
             "ru": ("{S} <q:сообщает>: <c:{T} сократила вывоз зерна на {n} процентов>.",),
             "zh": ("{S}<q:指出>，<c:{T}的粮食出口下降了{n}%>。",),
             "fr": ("{S} <q:constate> que <c:{T} exporte {n} % de céréales en moins>.",)},
         numbers=(9, 15, 21, 33), attributes={"claim_type": "numerical", "checkworthy": "high"}),
    Kind("failed", "concede", "{thing} in {P} had failed that night.", "{S} admits failure of {thing}", {
        "en": ("{S} <q:conceded>{whenever} that <c:{thing} in {P} had failed that night>.",
               "{S} <q:admitted> <c:the failure of {thing} in {P}>.",
               "“<c:It is true that {thing} went dark>,” {S} <q:said>{whenever}, “<c:the one in {P}>.”"),
        "ko": ("{S}(은) <c:그날 밤 {P}의 {thing}(이) 멈췄다>고 <q:인정했다>.",),
        "ar": ("<q:أقرت> {S} <c:بتعطل {thing} في {P} تلك الليلة>.",),
        "ru": ("{S} <q:признаёт>: <c:{thing} в ту ночь не работал, место — {P}>.",),
        "zh": ("{S}<q:承认>，<c:{P}的{thing}当晚失灵>。",),
        "fr": ("{S} <q:reconnaît> que <c:{thing} de {P} était en panne cette nuit-là>.",)},
        things=("radar", "lighthouse"), attributes={"claim_type": "event/property"}),
    Kind("no", "reject", "{S} will not agree to {thing} with {T}.", "{S} rejects {thing} with {T}", {
        "en": ("{S} <q:rejected>{whenever} <c:{thing} with {T}>.",
               "“<c:There will be no {thing} with {T}>,” {S} <q:said>{whenever}.",
               "{S} <q:ruled out> <c:any {thing} with {T}>."),
        "ko": ("{S}(은) <c:{T}(과)의 {thing}(을)> <q:거부했다>.",),
        "ar": ("<q:رفضت> {S} <c:{thing} مع {T}>.",),
        "ru": ("{S} <q:отвергает> <c:{thing}, предложение — {T}>.",),
        "zh": ("{S}<q:拒绝><c:与{T}{thing}>。",),
        "fr": ("{S} <q:refuse> <c:{thing} avec {T}>.",)},
        things=("patrols", "tolls"), attributes={"stance": "against", "claim_type": "position"}),
    Kind("aim", "disapprove", "{T} wants the {P}, not peace.", "{S}: {T} ‘wants the strait, not peace’", {
        "en": ("{S} <q:said>{whenever} that <c:{T} “wants {P}, not peace”>.",
               "“<c:{T} wants {P}>,” {S} <q:told> <a:lawmakers>{whenever}, “<c:not peace>.”",
               "<q:In the view of> {S}, <c:{T} is after {P} and not after peace>."),
        "ko": ("{S}(은) “<c:{T}(이) 원하는 것은 평화가 아니라 {P}>”이라고 <q:말했다>.",),
        "ar": ("<q:قالت> {S} <c:إن {T} «تريد {P} لا السلام»>.",),
        "ru": ("{S} <q:считает>: <c:{T} хочет получить {P}, а не мир>.",),
        "zh": ("{S}<q:说>，<c:{T}“要的是{P}，不是和平”>。",),
        "fr": ("{S} <q:estime> que <c:{T} « veut {P}, pas la paix »>.",)},
        attributes={"stance": "against", "attitude": "belief"}),
]

KIND = {kind.key: kind for kind in KINDS}

# One reports what another says; INNER is that sentence without its end.
REPORTS = {
    "en": ("{R} <q:reported>{whenever} that <c:INNER>.", "{R} <q:wrote> that <c:INNER>.",
           "<q:According to> {R}, <c:INNER>."),
    "ko": ("{R}(은) <c:INNER>고 <q:보도했다>.",),
    "ar": ("<q:ونقلت> {R} الخبر التالي: <c:INNER>.",),
    "ru": ("Как <q:сообщает> {R}, <c:INNER>.",),
    "zh": ("据{R}<q:报道>，<c:INNER>。",),
    "fr": ("<q:Selon> {R}, <c:INNER>.",),
}

# What nobody claims, around the rest.
FILLERS = {
    "en": ("Ships waited off {P} through the night.", "The talks have been stalled since the winter.",
           "Few people in {P} remember a quieter spring.",
           "{X} has claimed no part in what happened.",
           "A harbour pilot’s logbook for that week runs to forty pages.",
           "Diplomats were still in {P} when the lights on the quay went out."),
    "ko": ("{P}의 부두에는 밤새 배들이 늘어서 있었다.", "회담은 지난겨울부터 멈춰 있다.",
           "봄이 되면 달라질 것이라는 기대는 아직 이루어지지 않았다.", "그날 항구의 기록은 마흔 쪽에 이른다."),
    "ar": ("وانتظرت السفن قبالة {P} طوال الليل.", "ولا تزال المحادثات متوقفة منذ الشتاء.",
           "ويقع سجل الميناء لذلك الأسبوع في أربعين صفحة.", "ولم يتغير شيء في {P} منذ الربيع."),
    "ru": ("Всю ночь суда ждали у причала, порт — {P}.", "Переговоры стоят с зимы.",
           "Портовый журнал за ту неделю занимает сорок страниц.", "Весной ожидали другого."),
    "zh": ("船只整夜停泊在{P}附近。", "谈判自冬季以来一直停滞。", "那一周的港口日志长达四十页。",
           "入春以来，{P}的情形没有什么变化。"),
    "fr": ("Des navires ont attendu toute la nuit devant {P}.",
           "Les pourparlers sont au point mort depuis l’hiver.",
           "Le journal du port, pour cette semaine-là, compte quarante pages."),
}

UNNAMED = ("<s:A diplomat who asked not to be named> <q:said> <c:the matter would be settled within weeks>.",
           "<s:Two people familiar with the talks> <q:said> <c:no date had been agreed>.",
           "<s:Residents> <q:complained> that <c:nobody had told them anything>.")

HEADLINES = {
    "ko": "{S}, {T} 관련 입장 밝혀… {P} 긴장 계속",
    "ar": "{S} و{T}: تطورات جديدة حول {P}",
    "ru": "{S} и {T}: новое обострение, в центре внимания — {P}",
    "zh": "{S}就{T}问题表态，{P}局势引关注",
    "fr": "{S} et {T} : nouvelles tensions, {P} en question",
}

CORRECTION = "<s:An earlier version of this article> <q:said> that <c:INNER>."
