"""One of each part, filled as a real page would, for tests that render or look at them."""

from datetime import date

from hamroh.ui import parts
from hamroh.ui.dates import day_html

WHEN = day_html(date(2026, 11, 30), today=date(2026, 11, 23), language="uz")
LAW = parts.Details(
    "Nega bu qadam menga kerak?", ("Shartnomaga koʻra 15 kun bor.",), ("Pasport",), "109-FZ, 20-modda"
)
DOUBT = parts.Doubt(
    "Aniq emas", ("Ikki xil summa eʼlon qilingan.",), parts.Link("Konsultantdan soʻrang", "/start")
)

FIELDS = (
    parts.Problems((parts.Problem("26-noyabr hali kelmagan.", "id_entry_day"),)),
    parts.Progress(3, 6),
    parts.DateInput(
        "entry",
        "Rossiyaga qachon kirgansiz?",
        hint="Masalan: 16 11 2026",
        error="26-noyabr hali kelmagan.",
        day="26",
        month="11",
        year="2026",
        wrong=frozenset({"day"}),
        heading=True,
    ),
    parts.TextInput("phone", "Telefon", kind="tel", inputmode="tel", autocomplete="tel", hint="+7 bilan"),
    parts.TextInput("code", "Kod", error="Kod notoʻgʻri.", narrow=True, maxlength=6),
    parts.TextArea("mrz", "Pasportning pastki ikki qatori", value="P<UZB", rows=2, spellcheck=False),
    parts.Radios(
        "goal",
        "Nima uchun keldingiz?",
        value="work",
        options=(parts.Option("work", "Ishlash", "Patent kerak"), parts.Option("study", "Oʻqish")),
    ),
    parts.Select("country", "Fuqaroligingiz", options=(parts.Option("UZB", "Oʻzbekiston"),), value="UZB"),
    parts.Checkbox("consent", "Roziman", hint="Istalgan vaqtda qaytarib olsa boʻladi.", error="Belgilang."),
)

PLAN = (
    parts.Road(
        card=parts.StepCard(
            "1. Roʻyxatdan oʻting",
            "Keyingi qadam",
            "7 kun qoldi",
            facts=(parts.Fact("Oxirgi xavfsiz kun", WHEN), parts.Fact("Narxi", "500", "rubl, davlat boji")),
            paragraphs=("U bilan birga keling.",),
            bring=("Pasport", "Migratsiya kartasi"),
            action=parts.Link("Markazga yozilish", "/start"),
            under="Eng yaqin kun: ertaga.",
            details=(LAW,),
        ),
        stops=(
            parts.Stop(
                "2",
                "Patentga ariza topshiring",
                WHEN,
                "8 000 rublgacha",
                small=("Boj 4 200",),
                details=(LAW,),
            ),
            parts.Stop("3", "Birinchi oyni toʻlang", state=parts.StopState.DOUBT, doubt=DOUBT),
        ),
    ),
    parts.Summary(
        (
            parts.Row("Boj", "4 200", parts.Link("Oʻzgartirish", "/start")),
            parts.Row("Jami", "4 700 rubl", total=True),
        ),
        sums=True,
    ),
    parts.Note(("Qarorni davlat chiqaradi.",), "Keyin: patentni olish"),
    parts.Note(("Tarjima kechikmoqda.",), action=parts.Link("Oynani ochish", "/start"), warn=True),
)

VISIT = (
    parts.StepCard("Hozir boring", "Sizni chaqirishyapti", "10:42", number="6-oyna", live=True, doubt=DOUBT),
    parts.Ticket("A147", parts.Qr("https://hamroh.example/t/A147", "QR: A147 raqami", "NAMUNA")),
    parts.Qr("ST00012|Name=Namuna", "QR: toʻlov"),
    parts.Road(
        day=True,
        stops=(
            parts.Stop(
                "✓",
                "Qabul",
                "9:00",
                tag=parts.Tag("Bajarildi", parts.TagState.DONE),
                state=parts.StopState.PAST,
                link=parts.Link("Chek", "/start"),
            ),
            parts.Stop(
                "5",
                "Sugʻurta",
                "10:40",
                tag=parts.Tag("Hozir", parts.TagState.NOW),
                state=parts.StopState.HERE,
            ),
        ),
    ),
    parts.Tag("Kutamiz"),
    parts.Tag("Kechikdi", parts.TagState.LATE),
    parts.Verdict(
        parts.VerdictKind.OK,
        "Haqiqiy",
        "Biz berganmiz.",
        parts.Fact("Chek", "4 200", "rubl"),
        parts.Summary((parts.Row("Nima uchun", "Boj"),)),
        ("Qogʻoz bilan solishtiring.",),
    ),
)
CHANGED = (
    parts.Verdict(
        parts.VerdictKind.CHANGED,
        "Oʻzgartirilgan",
        "Ishonmang.",
        todo=("Toʻlamang.",),
        action=parts.Link("Sotuvchi haqida aytish", "/start"),
    ),
)
REVOKED = (parts.Verdict(parts.VerdictKind.REVOKED, "Bekor qilingan", "Endi amal qilmaydi."),)

COLUMNS = (
    parts.Column("Талон"),
    parts.Column("Язык"),
    parts.Column("Ждёт, мин", number=True),
    parts.Column("Действие", hidden=True),
)
WORK = (
    parts.Search("/start", "Найти человека", "юсупов", kept="a1"),
    parts.Tabs("Отбор", (parts.Tab("Ждём сейчас", "/start", here=True, count=9), parts.Tab("Все", "/"))),
    parts.Table(
        "Ждут окно 7",
        COLUMNS,
        (
            parts.Line(
                (
                    parts.Cell("A152", "узбекский", found="A1"),
                    parts.Cell(tag=parts.Tag("Ждём")),
                    parts.Cell("18"),
                    parts.Cell(link=parts.Link("Отметить", "/start"), button=True),
                ),
                here=True,
            ),
        ),
        parts.Empty("Пока никого."),
        caption_small="в порядке прихода",
    ),
    parts.Table(
        "Вернулись к вам", COLUMNS, (), parts.Empty("Пока никого. Кого пришлют назад, появится здесь.")
    ),
    parts.Tiles(
        (parts.Tile("Сейчас в центре", "168", "из 180 мест", lit=True), parts.Tile("Обслужены", "74"))
    ),
    parts.Pages("1–50 из 412", later="/start?page=2", earlier="/start"),
)
BAR = parts.Bar(
    (parts.Link("Приём", "/start", here=True), parts.Link("Окно", "/")),
    "Самара, Кабельная 13а",
    "вт 24 ноября, 10:42",
    "Е. Соколова",
    "/start",
    "/",
)
