"""57 groups of spellings of one name: passports' forms first, then forms met in Russian papers.

The names are common ones, of no real person. Each group says why its spellings differ.
"""

from typing import Final

GROUPS: Final[tuple[tuple[str, str], ...]] = (
    ("ABDULLAYEV, ABDULLAEV, Абдуллаев, Абдулаев", "YE/E, double L"),
    ("QODIROV, KODIROV, KADIROV, KADYROV, Кодиров, Кадыров", "Q/K, O/A, I/Y"),
    ("YOʻLDOSHEV, YULDASHEV, YOLDOSHEV, Йулдошев, Юлдашев", "YO/YU, O/A"),
    ("GʻULOMOV, GULOMOV, GULYAMOV, Гуломов, Гулямов", "Gʻ/G, O/YA"),
    ("JOʻRAYEV, JURAEV, DJURAYEV, Жураев, Джураев", "J/DJ, Oʻ/U"),
    ("OʻRINBOYEV, URINBOEV, URUNBAEV, Уринбоев, Урунбаев", "Oʻ/U, O/A"),
    ("XOLMATOV, KHOLMATOV, HOLMATOV, Холматов, Халматов", "X/KH"),
    ("HAKIMOV, KHAKIMOV, Хакимов", "H and X merge in Cyrillic"),
    ("SHODMONOV, SHADMANOV, Шодмонов, Шадманов", "O/A"),
    ("TOʻXTAYEV, TUKHTAEV, Тухтаев, Тохтаев", "Oʻ/U/O"),
    ("MOʻMINOV, MUMINOV, Муминов, Мўминов", "Oʻ/U"),
    ("ROʻZIYEV, RUZIEV, Рузиев", "IYE/IE"),
    ("ERGASHEV, Эргашев, Ергашев", "Э/Е"),
    ("YUSUPOV, IUSUPOV, YUSUFOV, Юсупов, Юсуфов", "YU/IU, P/F"),
    ("HASANJONOV, KHASANDJANOV, Хасанжонов, Хасанджанов", "J/DJ, H/KH"),
    ("XOʻJAYEV, XODJAYEV, KHODJAEV, Хужаев, Ходжаев", "Oʻ/O/U, J/DJ"),
    ("ESHMATOV, ISHMATOV, Эшматов, Ишматов", "E/I"),
    ("QALANDAROVA, KALANDAROVA, Каландарова", "Q/K"),
    ("UMURZOQOV, UMURZAKOV, UMIRZAQOV, Умурзаков, Умирзоков", "O/A, U/I"),
    ("JAHONGIR, JAKHONGIR, DZHAKHONGIR, Жахонгир, Джахонгир", "J, H"),
    ("SHUHRAT, SHUKHRAT, SHUXRAT, Шухрат", "H/KH/X"),
    ("MUHAMMAD, MUKHAMMAD, MUXAMMAD, Мухаммад, Мухамад", "H, doubling"),
    ("DILSHOD, DILSHAD, Дилшод, Дильшод, Дилшад", "soft sign inserted"),
    ("GULNORA, GULNARA, Гулнора, Гульнара", "soft sign, O/A"),
    ("ZULFIYA, ZULFIIA, Зулфия, Зульфия", "IYA/IIA, soft sign"),
    ("BAXTIYOR, BAKHTIYOR, BAKHTIER, Бахтиёр, Бахтияр", "YO/YA/E"),
    ("SANJAR, SANDZHAR, Санжар, Санджар", "J"),
    ("SHUHRAT OʻGʻLI, SHUXRAT UGLI, SHUHRAT OGLI, Шухрат угли, Шухрат оглы, Шухратович", "patronymic kind"),
    ("KARIM QIZI, KARIM KIZI, Карим кизи, Карим кызы, Каримовна", "patronymic kind"),
    ("FARKHOD TOJIEV, FARHOD TADJIYEV, Фарход Тожиев", "public standard's example"),
    ("RAHIMOV, RAKHIMOV, Рахимов, Раҳимов", "Ҳ"),
    ("SHARIPOV, SHARIFOV, SHARIFZODA, Шарипов, Шарифов, Шарифзода", "P/F, suffix reform"),
    ("JUMAEV, DZHUMAEV, JUMAZODA, Джумаев, Жумаев, Ҷумъаев", "Ҷ, ъ"),
    ("QURBONOV, KURBONOV, KURBANOV, Курбонов, Курбанов, Қурбонов", "Қ, O/A"),
    ("GHAFUROV, GAFUROV, Гафуров, Ғафуров", "Ғ"),
    ("HOJIEV, KHODZHIEV, Ходжиев, Хожиев, Ҳоҷиев", "Ҳ, Ҷ"),
    ("IBROHIM, IBROKHIM, Иброхим, Ибрагим", "translation instead of transcription"),
    ("SAIDZODA, SAIDZADE, Саидзода, Саид-заде", "hyphen"),
    (
        "PARVONA JAMSHEDOV, PARVONA DZHAMSHEDOV, Парвона Джамшедов, Парвона Ҷамшедов",
        "public standard's example",
    ),
    (
        "RAHIMZODA FARHOD ABDULLO, Рахимзода Фарход Абдулло, Рахимзода Фарход Абдуллоевич",
        "-ович added by a clerk",
    ),
    ("RAHMON NAZAR, Рахмон Назар, Раҳмон Назар", "no patronymic"),
    ("ZHUMABEKOV, JUMABEKOV, Жумабеков", "Ж = ZH/J"),
    ("NURLAN UULU BAKYT, Нурлан уулу Бакыт, Бакыт Нурлан Уулу", "fields split"),
    ("ASAN KYZY AIGUL, Асан кызы Айгуль, Асан кызы Айгүл", "soft sign, fields split"),
    ("OMURBEKOV, Омурбеков, Өмүрбеков", "Ө, Ү"),
    ("AIZHAN, AIJAN, AYJAN, Айжан", "Й, Ж"),
    ("ZHYLDYZ, JYLDYZ, Жылдыз", "Ж"),
    ("GULJIGIT KALYKOV, GULJIGIT KALIKOV, Гульжигит Калыков", "public standard's example"),
    ("BAKTYBEK NURGUL, Бактыбекова Нургуль", "national form after the reform"),
    ("ZHUMABAYEV, ZHUMABAEV, Жумабаев, Жұмабаев", "Ұ"),
    ("KAIRAT, KAYRAT, QAIRAT, Кайрат, Қайрат", "Қ, Й"),
    ("AIGERIM, AYGERIM, Айгерим, Айгерім", "І"),
    ("SERIKULY, Серикулы, Серикович, Серікұлы", "patronymic kind"),
    ("ALIYA, ALIIA, Алия, Әлия", "YA/IA"),
    ("GANI, GHANI, Гани, Ғани", "Ғ"),
    ("KHILL, HILL, Хилл", "owner's choice"),
    ("BEKZAT SATTARKHANOV, BEKZAT SATTARKANOV, Бекзат Саттарханов", "KH/K"),
)


def spellings(group: str) -> list[str]:
    """The spellings of one group."""
    return group.split(", ")
