"""The patterns of calendar expressions; every repetition is bounded."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "BARE_YEAR",
    "BOUND",
    "CENTURY",
    "CENTURY_END",
    "CENTURY_YEARS",
    "COUNTED",
    "COUNTED_MONTHS",
    "COUNTED_PART",
    "DATE_PART",
    "DECADE",
    "DOTTED_MONTHS",
    "FIRST_MONTHS",
    "FIVE_YEAR_PLAN",
    "HOUR_BEFORE",
    "JOINT",
    "LENGTH_AFTER",
    "LENGTH_BEFORE",
    "LISTED",
    "LISTED_MONTH",
    "LISTED_QUARTER",
    "LUNAR_DAY",
    "MONTHS",
    "NO_DATE",
    "NO_PLAN",
    "NO_SEASON",
    "OLD_YEAR",
    "PART_OF_TERM",
    "PLAN",
    "PRICE_YEAR",
    "QUARTERS",
    "SEASON_YEAR",
    "SHORT_LAST",
    "SHORT_YEAR",
    "SIGNED_DATE",
    "SPAN_OF_YEARS",
    "SUMMED",
    "TIMES_AS_MUCH",
    "TRIGGER",
    "TRIGGER_FIRST",
    "TRIGGER_REST",
    "TWO_YEARS",
    "WINTER",
    "YEAR",
    "YEARS",
    "YEARS_AGO",
    "YEARS_OF_PLAN",
    "YEARS_SINCE",
    "YEAR_PART",
]

_D = "0-9０-９"
_S = "[ \u3000]?"
_DASH = f"{_S}(?:——|--|[—–－~～至到―-]){_S}"
_ZERO = "〇○零ＯO0"
_Y = (
    f"(?:(?:(?<![{_D}.．])|(?<=[\n：:；;。][1-9][.．]))(?:1[89]|20|１[８９]|２０)[{_D}]{{2}}(?![{_D}])"
    f"|(?<![一二三四五六七八九十])(?:一[八九]|二[{_ZERO}])[{_ZERO}一二三四五六七八九]{{2}})"
)
# Blanks of layout may part a year's own digits: 1 9 9 7 年, 202 1年.
_PARTED = (
    f"(?<![{_D}.．])(?<![{_D}][ \u3000])(?:[1１]{_S}[89８９]|[2２]{_S}[0０])"
    f"(?:{_S}[{_D}]){{2}}(?={_S}年)"
)
_M = (
    f"(?:(?:(?<![{_D}.．个])|(?<=[\n。；;][1-9][.．]))(?:1[0-2]|0?[1-9]|１[０-２]|[１-９])"
    "|(?<![一二三四五六七八九十个])(?:十[一二]|[一二三四五六七八九十])|(?<=年)元(?=月))"
)
_DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|[１-９]"
    "|三十一?|二?十[一二三四五六七八九]|二?十|[一二三四五六七八九])"
)
# Not the rest of a number: 13.5年, 三四五年.
_N = (
    f"(?:(?<![{_D}][.．])(?<![{_D}])[{_D}]{{1,2}}|(?<![一二两三四五六七八九十百千点])"
    "(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]))"
)
_MONTH_END = (
    "(?!球|瓜|桂花|亮|饼|嫂|子|色|刊|报|供(?!暖|应|热|水|电|气)|均|薪|租|票|收(?!窄|官|到|回|储)|度|产|息|季|牙|经|壤|湖|山|河|老"
    "|星|龄|革命|风暴)"
)
# Two months with a sign between them may begin none of those words but these.
_MONTHS_END = "(?!份?龄|子|季|嫂)"

# A year that lost its zero can be no other: 到二三五年.
_LOST = "(?<=[到至在于自从以，。；：“])二[一二三四五][一二三四五六七八九](?=年)"
YEAR = lazy_pattern(f"(?P<year>{_Y}|{_PARTED}|{_LOST}){_S}年(?P<grade>度)?")
# 2021—2023年, 2021年至2023年; and members of a list before the year that has 年: 2021、2022年.
YEARS = lazy_pattern(
    f"(?P<first>{_Y}){_S}(?:年?{_DASH}|[/／])(?P<last>{_Y}){_S}(?:学?年(?:度)?|(?=[两三四五六]年|(?:雪|榨|赛|采暖|供暖|取暖)季))"
)
LISTED = lazy_pattern(
    f"(?P<year>{_Y})(?=(?:[、和及与]{_Y}){{1,6}}{_S}[两兩三四五六]?年|[两兩三四五六]年|比{_Y}{_S}年)"
)
MONTHS = lazy_pattern(
    f"(?P<first>{_M}){_S}(?:月份?)?{_DASH}(?P<last>{_M}){_S}月(?P<share>份)?{_MONTHS_END}(?!{_S}{_DAY}[日号])"
)
DATE_PART = lazy_pattern(
    f"(?P<month>{_M}){_S}月(?:{_S}(?P<day>{_DAY})(?:{_S}[日号]|(?={_DASH}{_DAY}{_S}[日号]))"
    f"(?:{_DASH}(?:(?P<month2>{_M})月)?(?P<day2>{_DAY}){_S}[日号])?"
    f"|份?(?P<part>上旬|上?中旬|中?下旬|底|末|初)?{_MONTH_END}(?P<share>份)?)"
)
# 3、4月份, 六、七月: months before the one that has 月; at the head of a line 一、 may number it.
LISTED_MONTH = lazy_pattern(
    f"(?<=[^\\n。；;：:（(第])(?P<month>{_M})"
    f"(?=(?:、{_M}){{0,4}}[、和](?P<last>{_M}){_S}月份?{_MONTH_END}(?!{_S}{_DAY}[日号]))"
)
# 八、九两月, 七、八、九三个月: months in a row that are counted, as one stretch.
COUNTED_MONTHS = lazy_pattern(
    f"(?<!第)(?P<first>{_M})(?P<rest>(?:、{_M}){{0,3}}[、和]{_M})"
    "(?P<count>两|(?:两|[三四五])个)月份?(?!龄)"
)
# Behind a month in Chinese numerals: a day without 日 may be one of the lunar calendar.
LUNAR_DAY = lazy_pattern(
    "廿|(?<=初)[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}(?![\u3400-\u9fff])|(?<=三月)三"
)
# Looks like a day of the year, and is none if the pattern above does not take it as one.
NO_DATE = lazy_pattern(f"(?<![{_D}.．个])[{_D}]{{1,2}}{_S}月{_S}[{_D}]{{1,2}}{_S}[日号]")
# 90年不变价: prices of a year written with two digits.
PRICE_YEAR = lazy_pattern(
    f"(?<![{_D}.．])(?P<year>[5-9]0|[５-９]０){_S}年(?=不变价|可比价|不变价格)"
)
# 一至三季度, 1—3季度; and 一 of 一、二、三季度, which the head of a line may number.
QUARTERS = lazy_pattern(
    f"(?<![{_D}.．个第])第?(?P<first>[一二三1-3１-３])(?:季度)?{_DASH}第?(?P<last>[二三四2-4２-４])季度"
)
LISTED_QUARTER = lazy_pattern(
    f"(?:(?<=[^\\n。；;：:（({_D}.．第])|(?=第))第?(?P<first>[一二三1-3１-３])(?:季度)?"
    "(?=(?P<rest>(?:[、和]第?[二三四2-4２-４]){1,3})季度)"
)
FIRST_MONTHS = lazy_pattern(
    f"(?<!提)前(?P<count>{_N})个月"
    # 前5月全市出口 are five months; 5月前 and 前5月底 tell of others.
    "|(?<![提目之以前后年月日此])前(?P<bare>[2-9]|1[0-2])月(?![底初末份中上下旬0-9０-９日前后])"
)
# Parts of a year that are counted within it; read behind a year only.
COUNTED_PART = lazy_pattern(
    f"的?{_S}(?:首月|第(?P<nth>{_N})个月|[前头](?P<first>{_N})个?月(?!底|初|末|{_DAY})"
    f"|最?后{_S}(?P<last>{_N}){_S}个?月(?!底|初|末|{_DAY})|[前头](?P<quarters>[一二两三123])个?季度)"
)
# A date in digits and signs: 2024-05-20, 2024/5/20, 2024.5.20.
SIGNED_DATE = lazy_pattern(
    f"(?<![{_D}.．/A-Za-z])(?P<year>(?:19|20)[0-9]{{2}})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])"
    "(?P=sign)(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9A-Za-z]|(?P=sign)[0-9])"
)
# Months as lists of posts write them: 2020.3—2021.5, 2015.07至今; alone it may be a number.
_DOTTED = "(?:19|20)[0-9]{2}[.．](?:1[0-2]|0?[1-9])(?![0-9.．])"
DOTTED_MONTHS = lazy_pattern(
    f"(?<![{_D}.．/A-Za-z])(?P<first>{_DOTTED}){_S}(?:{_DASH}(?P<last>{_DOTTED})|{_DASH}今|至今)"
    f"(?!{_S}[{_D}十百千万亿多余%％元吨公顷亩米克斤升度倍]|个)"
)
# A year before the ones that texts on today name; what lies behind tells it from a number of years.
OLD_YEAR = lazy_pattern(f"(?<![{_D}.．])1[0-7][0-9]{{2}}(?={_S}年)")
# What shows that so many years are a length: 有1840年历史, 距今1600年.
LENGTH_BEFORE = lazy_pattern(
    "(?:有|达|距今|逾|延续|历经|历时|沿用|经历了|跨越|超过|近|约|存续)[ ]?$"
)
LENGTH_AFTER = lazy_pattern(
    f"{_S}年(?:左右|以上|有余|(?P<sure>之久"
    "|的?[^，。；\\n]{0,4}?(?:历史(?![性上最新]|第)|建城史|建县史|文明史)))"
)
# A year of two digits, where a part of it follows or its zero tells it from a number of years.
_TWO = (
    f"(?:(?<![{_D}.．%])[{_D}]{{2}}"
    "|(?<![一二三四五六七八九十百千万〇零])[一二三四五六七八九零〇][一二三四五六七八九零〇])"
)
# What shows that two digits before 年 are a year: 98年底, 五六年春.
_YEAR_END = (
    "[底末](?!尾|端|级|蕴|子|层|部|线|座|盘|数|梢)|初(?!步|级|中|心|期|衷|次)"
    "|[春夏秋冬](?![种播耕收灌训游泳小])"
)
# Two digits that are no neighbours: the others may be a row, five or six.
_APART = (
    "(?!一二|二三|三四|四五|五六|六七|七八|八九|三五)[一二三四五六七八九][〇零○一二三四五六七八九]"
)
_CN_TWO = "[一二三四五六七八九][〇零○一二三四五六七八九]"
# 一九五八至六〇年, 1978—80年; and 六〇至六二年.
SHORT_LAST = lazy_pattern(
    f"(?:(?P<first>{_Y})|(?P<short>(?<![〇零一二三四五六七八九十百千万亿几数点第之])"
    f"[五六七八九][〇零○一二三四五六七八九])){_S}年?{_DASH}(?P<last>{_CN_TWO}|[0-9]{{2}}(?![0-9]))"
    f"{_S}年(?!代|来|制|期)"
)
SHORT_YEAR = lazy_pattern(
    f"(?P<year>{_TWO}){_S}年(?={_S}(?:{_M}{_S}月(?!均)|[上下前后]半年|第?[一二三四1-4]季度"
    f"|前[三3两]个?季度|前{_N}个月|第{_N}个月|{_YEAR_END}))"
    # 五七年 is no number of years, which would be 五十七年, nor a row as 五六年 is.
    f"|(?P<spelled>(?<![〇零一二三四五六七八九十百千万亿几数点第、]){_APART}){_S}年(?![代级制期来]|计划|规划)"
    f"|(?P<zero>(?<![{_D}.．])[0０][{_D}]|(?<![一二三四五六七八九十百千万〇零])"
    f"[零〇][一二三四五六七八九]){_S}年(?!代|期)"
)
# 今明两年: this year and the next.
TWO_YEARS = lazy_pattern("(?P<first>[去今明])(?P<last>[今明后])[两二2]年")
# A number behind 前 is one of things, and 前 ends the time: 6月底前两条, 前三分之二; not in 前三名.
_NUMERAL = f"[{_D}一二两三四五六七八九十百]{{1,4}}"
_COUNTS_ON = (
    f"(?<=[底末日号]前)(?={_NUMERAL})"
    f"(?!{_NUMERAL}(?:[天日周月年位名强期批季晚夜]|个(?:月|季度|小时|星期|交易日|工作日)|小时|星期|分钟))"
    f"|(?={_NUMERAL}分之|一(?:次性|律|并|直|举|定))|(?<=[底末日号]前)(?=不(?!久))"
)
BOUND = lazy_pattern(
    "(?P<until>[或及](?:以|之)前)|(?P<since>[或及](?:以|之)后)|"
    f"(?:学期(?=前))?(?P<before>以前|之前|前(?:{_COUNTS_ON}|(?![三二一四五六七十两{_D}沿期半身不后往夕景置行]|列(?!入)"
    "|进(?![场入驻])|移(?![交民送植动栽]))))"
    "|(?P<after>以来|至今(?![年后冬春夏秋天日])|以后|之后|后(?![期续半者勤备进三二一四五六七十两]))"
)
YEAR_PART = lazy_pattern(
    "(?P<end>年?[底末](?!尾|端|级))|(?P<begin>年?初(?!步|级|中|心|期))|(?P<middle>年中)"
    "|(?P<within>年?内(?!容|部|外|需|蒙))"
)
_PART_OF_PLAN = (
    "(?P<part>时期|期间内?|期内|末期|期末|末|初期|初|的?[前头](?P<count>[一二两三四1-4])年"
    "|的?后(?P<rest>[一二两三四1-4])年|(?<=划)的?第(?P<nth>[一二三四五])年|(?<=划)的?最后一年|以来|内(?!容|部|外|需|蒙))"
)
PLAN = lazy_pattern(
    r"(?:(?P<open>[“‘\"「『])[ \u3000]?)?(?P<plan>十[一二三四五六七八九]?五|[一二三四五六七八九]五)"
    r"(?:[ \u3000]?(?P<close>[”’\"」』]))?"
    f"(?:(?:计划|规划)(?=期[间内末]|时期|[末初]期|的?(?:第[一二三四五]|最后一|[前头后][一二两三四1-4])年))?"
    f"{_PART_OF_PLAN}?"
)
NO_PLAN = lazy_pattern(
    f"{_S}(?:普法|规划|计划|纲要|国民经济|发展规划|发展计划|攻关计划)"
    "|[^，。、；：的和与“”‘’（）\\s]{0,8}行动(?:方案|计划)"
)
SPAN_OF_YEARS = lazy_pattern(
    f"(?:(?P<past>刚刚?过去的?|过去的?|近|最近的?|这|近来的?)|(?P<next>未来的?|今后的?|此后的?|往后的?|接下来的?|新的))"
    f"{_S}(?P<count>{_N}){_S}年(?!度|级|龄|代)(?P<tail>多来|多以来|以来|来|间|时间里?|期间|内(?!涝|陆))?"
)
YEARS_SINCE = lazy_pattern(
    f"(?P<count>{_N}){_S}年(?:多|(?P<half>半))?(?P<tail>以来|来)(?!自|源|临|看|说)"
)
# 五年 for the stretch of years that the text tells of: 五年累计, 三年内.
COUNTED = lazy_pattern(
    f"(?P<count>{_N}){_S}年(?P<tail>间|内(?!涝|陆|乱|战))?(?!内[乱战]|计划|规划|任期|一|左右|多?以|制|多?来|期|行|的|后|前|级|度|代)"
)
PART_OF_TERM = lazy_pattern(f"(?P<which>[前后头])(?P<count>{_N})年(?!来|前|后|以|级|制)")
# Behind 前7年, what shows that the years before are added up: 超过前7年总和.
SUMMED = lazy_pattern("的?[^，。；\n]{0,6}(?:总和|之和)")
# Behind 前五年, what shows that something is so many times as much: 是前五年的2.3倍.
TIMES_AS_MUCH = lazy_pattern(
    f"的?(?:同期|总量|总额)?的?(?:近|约|将近|超过)?[{_D}.．一二两三四五六七八九十点]{{1,6}}[多余]?倍"
)
FIVE_YEAR_PLAN = lazy_pattern("第(?P<number>[一二三四五六七八九]|十[一二三四五六七]?)个五年")
YEARS_OF_PLAN = lazy_pattern(f"{FIVE_YEAR_PLAN.pattern}(?:计划|规划)的?{_PART_OF_PLAN}")
# The tail of a stretch of days in the next year: 12月至次年4月.
WINTER = lazy_pattern("今冬明春|去冬今春")
# A year of one character before a season of one: 今秋, 去冬; not in 失去春天, 文明春风, 今夏粮.
SEASON_YEAR = lazy_pattern(
    "(?P<year>今|(?<![失过前离除回进出下上])去|(?<![文光透声证说发清昌分])明)"
    "(?=[春夏秋冬](?![节奥运征耕播种收令粮小夏秋冬闲训灌管游泳虫风色光雨]|天气))"
)
# An hour behind a day: 17时, 下午5时30分, 17:00, 十七时.
_HOUR = (
    f"(?:上午|下午|中午|晚上|早上|凌晨|晚|早)?{_S}"
    f"(?:[{_D}]{{1,2}}(?:[:：][{_D}]{{2}}|[时点](?:[{_D}]{{1,2}}分|整|半)?)"
    "|(?:二?十[一二三四五六七八九]?|[零一二三四五六七八九])[时点](?:整|半)?)"
)
JOINT = lazy_pattern(f"起?(?:[（(]含[）)]|[上下]午|[早晚]上|{_S}{_HOUR})?起?{_DASH}(?:到)?")
# Behind a day, the hour before which something is to be done.
HOUR_BEFORE = lazy_pattern(
    f"{_S}(?P<hour>{_HOUR})(?:{_S}[（(]北京时间[）)])?(?:以前|之前|前(?!后))"
)
YEARS_AGO = lazy_pattern(f"(?P<count>{_N}){_S}年前")
DECADE = lazy_pattern(
    "(?:(?P<century>20|19|21|二十|十九|二十一|２０|１９)世纪|(?P<this>本世纪|上个?世纪)"
    f"|(?<![{_D}])(?P<hundred>1[89]|20|１[８９]|２０)(?=[{_D}]))?"
    "(?P<since>[一二三四五六七八九])?(?P<decade>[0-9]0|[０-９]０|[一二三四五六七八九]十)年代"
    "(?P<part>末期?|初(?!步|级|中|期)|初期|前期|中期|中后期|后期|以来"
    f"|[前头](?P<first>{_N})年(?!来|前|以|级|制)|最?后(?P<last>{_N})年(?!来|前|以|级|制))?"
)
CENTURY = lazy_pattern(
    "(?P<which>19|2[01]|１９|２[０１]|十九|二十一?)世纪(?!海上|末|初|中|[上下]半|[一二三四五六七八九0-9])"
)
# 本世纪头二十年 are the first ones of it, and 本世纪最后十年 the last.
CENTURY_YEARS = lazy_pattern(
    f"(?P<which>本|2[01]|二十一?)世纪的?(?:最初|[前头]|(?P<end>最?后))的?(?P<count>{_N})年"
    "(?!代|来|前|以)"
)
CENTURY_END = lazy_pattern("(?P<which>本|上个?|19|2[01]|十九|二十一?)世纪末")
BARE_YEAR = lazy_pattern(
    f"(?<![{_D}.．A-Za-z—–～~-])(?<![A-Za-z] )(?:19|20)[0-9]{{2}}"
    # 2000至4000元 begins no year.
    f"(?![至到][{_D}]{{1,6}}(?:[.．][{_D}]+)?[^年{_D}])(?=[\u3400-\u9fff]|（中|·[\u3400-\u9fff])"
)
# What a season of one character is the beginning of: 春节, 冬奥会.
NO_SEASON = lazy_pattern("[春夏秋冬][节奥运征耕播种收令粮小夏秋冬闲训灌管游泳虫]")
# What can start a time. The first character is tested as one class; then those that follow on
# digits, on numerals, on the commonest words and on all others, so that few are tried in vain.
_CN = "一二三四五六七八九十"
TRIGGER_FIRST = f'{_D}{_CN}零〇两今去上前明本大后全年下第首过未近最这此往接刚新“‘"「『'
TRIGGER_REST = (
    f"(?<=[{_D}])(?<![{_D}][{_D}])"
    f"(?:(?=[{_D}]{{0,3}}{_S}[年月季世两三四五六—－–~～至到、和及与―/／-])"
    f"|(?<=[12１２])(?=(?:{_S}[{_D}]){{3}}{_S}年)"
    "|(?<=[12])(?=[09][0-9]{2}[\u3400-\u9fff（·]|[0-9]{3}[-/.][0-9]))"
    f"|(?<=[{_CN}零〇两])"
    f'(?:(?<=[{_CN}])(?=[{_ZERO}{_CN}两]{{0,3}}{_S}[年月季世—至到、和及与五”’"两比])'
    f"|(?<=[零〇])(?=[一二三四五六七八九]{_S}年)|(?<=两)(?=年))"
    f"|(?<=[{_CN}])(?=五[计规]划(?:期|时期|[末初]期))"
    "|(?<=[今去上前明本后下])(?:(?<=[今去上前明本后])年|(?<=[去今明])(?=[春夏秋冬])"
    "|(?<=[去今明])(?=[今明后][两二2]年)"
    "|(?<=[上下])(?=半年|一年)|(?<=上)(?=世纪|个世纪)|(?<=本)(?=世纪)|(?<=今)后"
    f"|(?<=前)(?=[{_D}{_CN}两]{{1,2}}(?:季度|个?月))|(?<=[前后])(?=[{_D}{_CN}两]{{1,2}}年))"
    "|(?<=[全年])(?=[年内初中底末度])|(?<=新)的一年|(?<=大)前年"
    f"|(?<=第)(?=[{_CN}]{{1,2}}个五年|[一二三四1-4](?:季度|(?:[、和]第?[二三四2-4]){{0,2}}[至到、和—-]第?[二三四2-4]季度))|(?<=首)季度"
    f"|(?<=过)去|(?<=未)来|(?<=近)(?=[{_D}{_CN}两])|(?<=最)近|(?<=这)(?=[{_D}{_CN}两]{{1,2}}年)"
    "|(?<=[此往])后|(?<=接)下来|(?<=刚)刚"
    f'|(?<=[“‘"「『])(?={_S}[{_CN}]{{1,2}}五)'
)
TRIGGER = lazy_pattern(f"[{TRIGGER_FIRST}](?:{TRIGGER_REST})")
