"""Given names as they are met in Uzbekistan, Tajikistan and Kyrgyzstan, in national spelling. Common words only."""

from typing import Final


def split(names: str) -> tuple[str, ...]:
    """The names of a paragraph."""
    return tuple(names.split())


UZBEK_MEN: Final = split("""
    Abbos Abdulaziz Abdulla Abdurahmon Abror Adham Akbar Akmal Alisher Anvar Asadbek Asliddin Asqar
    Avazbek Azamat Aziz Azizbek Bahodir Bahrom Baxtiyor Bekzod Behruz Bobur Botir Davlat Davron Dilmurod
    Dilshod Diyor Doniyor Doʻstmurod Elbek Eldor Elyor Erkin Eshmat Farhod Farrux Fayzulla Faxriddin
    Feruz Firdavs Gʻafur Gʻanisher Gʻayrat Gʻolib Gʻulom Hakim Hamid Hamza Hasan Hikmat Husan Ibrohim
    Ikrom Ilhom Ilyos Imron Islom Ismoil Isroil Jahongir Jaloliddin Jamoliddin Jamshid Jasur Javlon
    Javohir Joʻrabek Kamol Karim Komil Laziz Mahmud Mansur Maqsud Mirzo Muhammad Muhammadali Mirjalol
    Murod Muzaffar Moʻmin Nodir Nosir Norbek Nurbek Nuriddin Obid Odil Oybek Olim Oʻktam Oʻtkir Oʻrinboy
    Otabek Ozod Parviz Pahlavon Poʻlat Qahramon Qobil Qodir Qosim Qudrat Qurbon Rahim Rahmon Rasul
    Ravshan Rustam Roʻzi Sabir Sadriddin Said Salim Samandar Sanjar Sardor Sarvar Saʼdulla Sherzod
    Shohruh Shoxrux Shuhrat Shavkat Sobir Sodiq Sulton Sunnat Suhrob Sirojiddin Temur Tohir Toʻlqin
    Toʻxta Ulugʻbek Umar Umid Usmon Uktam Vali Vohid Xayrulla Xolmat Xurshid Xudoyor Yoqub Yoʻldosh
    Yunus Yusuf Zafar Zohid Zokir Ziyod Zuhriddin
""")

UZBEK_WOMEN: Final = split("""
    Adiba Adolat Aziza Barno Bibisora Charos Dildora Dilafroʻz Dilbar Dilfuza Dilnoza Dilorom Dilrabo
    Diyora Durdona Fazilat Feruza Farangiz Farida Gavhar Gulbahor Gulchehra Guli Gulnora Gulnoza
    Gulsanam Gulshan Hafiza Hilola Hulkar Iroda Jamila Kamola Komila Lobar Lola Madina Maftuna Mahliyo
    Malika Malohat Manzura Maʼmura Mavluda Maxfuza Mehriniso Mohira Mohinur Moʻtabar Munira Munisa
    Muqaddas Nafisa Nargiza Nasiba Nigora Nilufar Nodira Nozima Oydin Oygul Oysha Oʻgʻiloy Parizoda
    Qunduz Rano Raʼno Robiya Ruxsora Roʻza Sabina Sabohat Saida Salomat Sanobar Saodat Saidaxon Sevara
    Sevinch Shahlo Shahnoza Shoira Sitora Sojida Surayyo Tamara Tursunoy Umida Vazira Xadicha Xolida
    Xurshida Yulduz Zamira Zarina Zebo Zilola Ziyoda Zuhra Zulayho Zulfiya
""")

TAJIK_MEN: Final = split("""
    Абдулло Абдуҷаббор Абдураҳим Абубакр Азиз Акмал Алӣ Алишер Амир Амриддин Анвар Аслам Аҳмад Баҳодур
    Баҳром Бахтиёр Беҳрӯз Бобоҷон Боқӣ Восеъ Ғайрат Ғафур Ғолиб Ғулом Давлат Далер Диловар Дилшод
    Дӯстмурод Зафар Зоир Зоҳир Иброҳим Икром Илҳом Исмоил Исломҷон Исфандиёр Каримҷон Комрон Қурбон
    Қодир Қосим Маҳмуд Мирзо Манучеҳр Меҳроҷ Муҳаммад Муҳиддин Муъмин Мурод Мустафо Назар Наим Насим
    Нозим Нурулло Нурмаҳмад Одил Озод Орзу Парвиз Раҳим Раҳмон Раҷаб Рустам Рӯзӣ Саид Саидҷон Саъдӣ
    Сафар Сиёвуш Собир Сорбон Субҳон Сулаймон Суҳроб Тоҷиддин Толиб Умар Умед Фарҳод Фаридун Фаррух
    Файзалӣ Фирдавс Фирӯз Ҳабиб Ҳаким Ҳамид Ҳасан Ҳусейн Хуршед Хайрулло Ҷамшед Ҷаҳонгир Ҷовид Ҷумъа
    Ҷӯра Шариф Шамсиддин Шодмон Шоҳин Шӯҳрат Эмомалӣ Юнус Юсуф Яъқуб
""")

TAJIK_WOMEN: Final = split("""
    Адолат Азиза Амина Анора Бибимоҳ Барно Ганҷина Гулбаҳор Гулноз Гулрухсор Гулсум Гулчеҳра Дилафрӯз
    Дилбар Дилноза Заррина Зарина Замира Зебо Зевар Зулфия Зуҳро Истат Кибриё Лола Мадина Мавзуна Малика
    Манижа Марҷона Маҳина Маҳбуба Меҳрангез Меҳринисо Мижгона Моҳира Мунира Муқаддас Нигина Нигора
    Нилуфар Нисо Озода Ойша Парвина Парвона Рӯҳшона Раъно Робия Савринисо Сабоҳат Садбарг Саида Сайёра
    Ситора Сурайё Тахмина Фарзона Фарангис Фарида Фирӯза Ҳадиса Ҳанифа Хосият Ҷамила Шаҳло Шаҳноза
    Шабнам Ширин Шоира Юлдуз Ясмин
""")

KYRGYZ_MEN: Final = split("""
    Абай Адилет Азамат Айбек Айдар Айтмырза Акжол Акылбек Алмаз Алмазбек Алтынбек Арген Арстан Асан
    Аскар Атай Бакай Бакыт Бактыбек Бактыяр Баатырбек Бекболот Бекжан Белек Болот Бообек Данияр Дастан
    Доолот Дөөлөт Жакып Жалил Жаныбек Жанышбек Жеңишбек Жоомарт Жолдош Жумабек Жусуп Кадыр Калыбек Канат
    Канатбек Каныбек Кубаныч Кубат Кутман Кылыч Максат Манас Марат Медер Мелис Мирбек Мирлан Мыктыбек
    Нурбек Нурдин Нурлан Нурсултан Омурбек Өмүрбек Рахат Руслан Рыспек Садыр Сагын Самат Санжар Суйүн
    Сыймык Талант Талгат Тариэл Таалай Темирлан Тилек Токтогул Төлөгөн Турат Тынчтык Улан Уланбек Урмат
    Усөн Чынгыз Шайлообек Шумкарбек Эдил Эльдар Эмил Эрлан Эрмек Эсен Ысмайыл Ырыскелди
""")

KYRGYZ_WOMEN: Final = split("""
    Адина Айгерим Айгүл Айдай Айжан Айжаркын Айзада Айкөкүл Айнура Айпери Алина Алтынай Анара Асел Аяна
    Бактыгүл Бегимай Бермет Бурул Бүбүсара Гүлбарчын Гүлжан Гүлзат Гүлмира Гүлназ Гүлнара Гүлсара
    Данагүл Динара Жазгүл Жаңыл Жибек Жылдыз Жыпар Зарина Зулайка Канышай Касиет Каухар Кундуз Кызжибек
    Махабат Мээрим Мээримай Назгүл Назира Нургүл Нуриза Нурзат Перизат Роза Рахат Салтанат Самара Сонун
    Сүйүн Таңнур Токтобүбү Толгонай Турсунай Умут Үмүтай Чолпон Чынара Шаиргүл Элиза Элнура Эркеайым
    Эльвира Ырыс
""")
