# Русские тексты. Ключи и их порядок одинаковы на трёх языках.
number = { $count }
percent = { $sign }{ $count } %

## Даты и время
date-day = { $day } { $month } { $year } года
date-short = { $day } { $month }
date-span = { $day }–{ $lastday } { $month } { $year } года
date-span-months = { $day } { $month } – { $lastday } { $lastmonth } { $year } года
date-span-years = { $day } { $month } { $year } года – { $lastday } { $lastmonth } { $lastyear } года
date-month = { $month } { $year } года
date-moment = { $day }, { $time }
hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[many] { $count } часов
}
hours-none = меньше часа
days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь

## Начало страницы
skip = Перейти к содержанию
tagline = о чём говорят жители
kind-day = Обзор дня
kind-week = Обзор недели
kind-month = Обзор месяца
nav-label = Разделы обзора
partial = Период ещё не закончился: данные по { $until }. Сравнение — с такой же частью предыдущего периода.

## Предупреждение о полноте данных
notice-none = К этому городу не подключён ни один источник. Пустой обзор не означает, что жалоб нет.
notice-blind = { $count ->
    [one] Данных нет: { $count } подключённый источник не дал ни одной записи.
    [few] Данных нет: ни один из { $count } подключённых источников не дал записей.
   *[many] Данных нет: ни один из { $count } подключённых источников не дал записей.
} Если жалоб не видно, это не значит, что их нет.
notice-part = Данные неполные: { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[many] { $count } источников
} из { $enabled } с неполадками. Снижение чисел может объясняться этим.
notice-part-calm = Жалоб не найдено, но данные неполные, поэтому это не значит, что их нет.
notice-which = Это: { $names }.
notice-which-more = Это: { $names } и ещё { $count }.
notice-calm = Все источники ответили: ни жалоб, ни просьб не найдено.
notice-link = Состояние источников

## Коротко
section-summary = Коротко
sentence-volume = За период { $posts ->
    [one] прочитана { $posts } запись
    [few] прочитано { $posts } записи
   *[many] прочитано { $posts } записей
}: гражданских сигналов — { $signals }, из них жалоб и просьб — { $trouble }.
sentence-more = Жалоб и просьб на { $count } больше, { $before }.
sentence-fewer = Жалоб и просьб на { $count } меньше, { $before }.
sentence-same = Жалоб и просьб столько же, { $before }.
sentence-first = За предыдущий период данных нет, поэтому сравнения нет.
before-whole = чем за предыдущий период
before-part = чем за такую же часть предыдущего периода
sentence-topics = Чаще всего говорят о темах: { $topics }.
sentence-topics-none = Жалоб и просьб ни по одной теме не было.
sentence-action = { $count ->
    [one] { $count } открытый сюжет требует
    [few] { $count } открытых сюжета требуют
   *[many] { $count } открытых сюжетов требуют
} действий сейчас, из них критичных — { $critical }.
sentence-action-none = Открытых сюжетов, требующих действий сейчас, не найдено.
sentence-answers = Официальный ответ { $answered ->
    [one] получил { $answered } сюжет
    [few] получили { $answered } сюжета
   *[many] получили { $answered } сюжетов
}, медианное ожидание — { $hours }; без ответа остаётся { $forgotten }.
sentence-answers-none = Официального ответа за период не получил ни один сюжет; без ответа остаётся { $forgotten }.
sentence-answers-unknown = Официальный ответ { $answered ->
    [one] получил { $answered } сюжет
    [few] получили { $answered } сюжета
   *[many] получили { $answered } сюжетов
}; без ответа остаётся { $forgotten }.
sentence-coverage = Подключено источников — { $enabled }, исправно отвечают — { $answering }, записи за период дали — { $with }.
tile-posts = Прочитано записей
tile-signals = Гражданские сигналы
tile-trouble = Жалобы и просьбы
tile-action = Требуют действий сейчас
tile-answered = Получили ответ
tile-praise = Благодарности
change-more = на { $count } больше
change-fewer = на { $count } меньше
change-same = без изменений
change-first = сравнить не с чем
change-hours = медиана: { $hours }

## Сюжеты
section-action = Требует действий сейчас
section-growing = Нарастает
section-forgotten = Остаётся без ответа
section-reopened = Поднято снова после ответа
section-answered = Получило ответ
section-other = Остальные сюжеты
intro-action = Открытые сюжеты без ответа, где есть опасность для жизни или здоровья либо потеряна жизненно важная услуга.
intro-growing = Об этом пишут чаще, чем раньше.
intro-forgotten = Жалобы продолжаются, а официального ответа нет.
intro-reopened = Ответ был, но жалобы вернулись.
intro-answered = Сюжеты с официальным ответом и время от первой жалобы до него.
intro-other = Новые сюжеты и те, что идут своим чередом.
empty-action = Таких сюжетов не найдено.
empty-growing = Таких сюжетов не найдено.
empty-forgotten = Сюжетов без ответа не найдено.
empty-reopened = Таких сюжетов не найдено.
empty-answered = За период ответов на сюжеты не найдено.
empty-other = Таких сюжетов не найдено.
empty-unsure = Данные неполные, поэтому это не наверняка.
elsewhere-above = { $count ->
    [one] Ещё { $count } такой сюжет стоит
    [few] Ещё { $count } таких сюжета стоят
   *[many] Ещё { $count } таких сюжетов стоят
} в разделе «{ $section }».
more-stories = { $count ->
    [one] Ещё { $count } сюжет
    [few] Ещё { $count } сюжета
   *[many] Ещё { $count } сюжетов
}
card-place = Место
card-unplaced = не названо
card-department = Ответственный орган
card-first = Первая запись
card-last = Последняя запись
card-posts = Записей за период
card-voices = Разных голосов
card-sources = Источники
card-groups = О ком
card-topic = Тема
card-title = Сюжет
card-answer = Официальный ответ
card-answer-none = пока не найден
card-answer-after = через { $hours } после первой жалобы
card-answer-link = читать ответ
card-quotes = Что говорят
card-withheld = Слова не приводятся, чтобы не указать на одного жителя.
card-open = Открыть публичную запись
card-spark = Записей по дням: { $counts }
place-district = { $name } район
place-district-noun = район { $name }
voices-none = не считаются
voices-few = <5
voices-some = не менее { $count }
cause-pace = Записей: было { $before }, стало { $after }.
cause-silence = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
} без официального ответа.

## Благодарности и официальные публикации
section-praise = Благодарности
intro-praise = Что жители назвали хорошим.
empty-praise = Благодарностей не найдено.
section-official = Официальные публикации
intro-official = Сообщения и ответы официальных органов и служб.
empty-official = Официальных публикаций не найдено.
items-more = { $count ->
    [one] Ещё { $count } запись
    [few] Ещё { $count } записи
   *[many] Ещё { $count } записей
}

## Темы, дни, группы
section-topics = Темы и районы
intro-topics = Число жалоб и просьб. Чем насыщеннее цвет, тем больше число; записи без названного района — в отдельном столбце.
empty-topics = Жалоб и просьб не было.
heat-topic = Тема
heat-total = Всего
heat-previous = Ранее
heat-elsewhere = Район не назван
section-days = По дням
intro-days = Сколько записей прочитано за день и сколько из них жалоб, просьб и благодарностей.
chart-title = Число записей по дням
chart-desc = Больше всего записей — { $day }: { $posts }, из них жалоб и просьб — { $trouble }.
chart-table = Посмотреть числа в таблице
chart-day = День
legend-posts = Все записи
legend-trouble = Жалобы и просьбы
legend-praise = Благодарности
section-groups = О ком говорят
intro-groups = Группы, названные в самом тексте. О пишущем ничего не предполагается.
empty-groups = Ни одна группа не названа.
groups-group = Группа
groups-posts = Записей

## Издания
section-outlets = Как писали издания и сообщества
intro-outlets = Отношение к службе или положению дел. Каждый канал — в своей строке: числа разных платформ не складываются, ведь одна новость может повторяться на нескольких.
empty-outlets = Записей не найдено.
outlet-name = Название
outlet-who = Кто
outlet-platform = Платформа
outlet-posts = Записей
outlet-share = Доли
outlets-more = { $count ->
    [one] Ещё { $count } канал
    [few] Ещё { $count } канала
   *[many] Ещё { $count } каналов
}

## Охват
section-coverage = Охват источников
intro-coverage = На каких источниках стоит обзор. Неполадки — сверху; состояние указано на момент составления.
coverage-source = Источник
coverage-health = Состояние
coverage-posts = Записей за период
coverage-newest = Самая новая запись
coverage-message = Что случилось
coverage-never = нет
coverage-fine = Исправных источников: { $count }
coverage-troubled = Источников, требующих внимания: { $count }

## Метод
section-method = Метод и ограничения
method-signal = Гражданский сигнал
method-signal-text = Жалоба, просьба, вопрос, предложение, благодарность или ответ органа. Просто новости и разговоры сигналами не считаются.
method-urgency = Срочность
method-urgency-text = Критично: опасность для жизни или здоровья прямо сейчас либо многие остались без тепла, воды, света или газа. Срочно: без услуги дом или улица, опасность близка или уязвимый человек остался без помощи.
method-voices = Голоса
method-voices-text = Несколько записей одного человека — один голос. Ключ уничтожается каждую неделю, поэтому недели связать нельзя. Меньше пяти голосов показывается как «<5», больше — с округлением вниз до кратного пяти.
method-quotes = Цитаты
method-quotes-text = Личные данные вымараны. Если жалуется один житель, его слова не приводятся: показаны только тема и место.
method-compare = Сравнение
method-compare-text = Предыдущий период посчитан так же. Незаконченный период сравнивается с такой же частью предыдущего; проценты показываются начиная с 20 записей.
method-machine = Машина может ошибаться
method-machine-text = Записи размечает программа; на шутках и сарказме она ошибается. Прежде чем решать, прочтите саму публичную запись.
method-refuses = Чего Belgi не делает
method-refuses-text = Не хранит и не показывает авторов, не составляет списков критиков, не угадывает возраст, национальность, веру или взгляды, не пишет комментариев и не отвечает.
method-contact = Удаление записи
method-contact-text = Просьба убрать запись из обзора: { $contact }
footer = { $city } · { $name } · составлено Belgi

## Метки: язык, вид, отношение, тема, срочность, группы
language-kk = казахский
language-ru = русский
language-mixed = смешанный
language-other = другой
signal_type-complaint = жалоба
signal_type-request = просьба
signal_type-question = вопрос
signal_type-suggestion = предложение
signal_type-praise = благодарность
signal_type-response = ответ
signal_type-report = новость
signal_type-chat = разговор
sentiment-negative = Негативно
sentiment-neutral = Нейтрально
sentiment-positive = Позитивно
topic-heating = Теплоснабжение
topic-water = Вода и канализация
topic-electricity = Электроснабжение
topic-gas = Газоснабжение
topic-housing = Жильё и обслуживание домов
topic-roads = Дороги и улицы
topic-transport = Общественный транспорт
topic-waste = Мусор и уборка
topic-ecology = Экология
topic-yards = Дворы и благоустройство
topic-animals = Животные
topic-health = Здравоохранение
topic-education = Образование
topic-social = Социальная поддержка
topic-safety = Общественная безопасность
topic-emergency = Чрезвычайные ситуации
topic-construction = Строительство и земля
topic-governance = Работа госорганов
topic-economy = Экономика и цены
topic-culture = Культура и спорт
topic-telecom = Связь и почта
topic-other = Другое
urgency-normal = Обычно
urgency-high = Срочно
urgency-critical = Критично
groups-children = Дети
groups-youth = Молодёжь
groups-elderly = Пожилые люди
groups-disabled = Люди с инвалидностью
groups-large_families = Многодетные семьи
groups-low_income = Малообеспеченные семьи
groups-pregnant = Беременные женщины
groups-workers = Работники
groups-students = Студенты

## Состояния
state-new = Новый
state-growing = Нарастает
state-steady = Продолжается
state-answered = Есть ответ
state-reopened = Поднят снова
state-forgotten = Без ответа
state-quiet = Затих
answer-promise = обещано рассмотреть
answer-underway = работы начаты или назначены
answer-done = сообщено об устранении
answer-explained = дано разъяснение
publisher-media = СМИ
publisher-official = Официальный орган
publisher-community = Сообщество
publisher-service_desk = Служба обращений
platform-web = Сайт
platform-telegram = Telegram
platform-vk = VK
platform-youtube = YouTube
platform-instagram = Instagram
platform-facebook = Facebook
platform-ok = OK
platform-inbox = Файл
health-ok = Работает
health-stale = Давно не обновлялся
health-silent = Отвечает без записей
health-throttled = Просит паузу
health-failing = Не отвечает
health-unasked = Ещё не опрошен
fault-unreachable = не удалось соединиться с сервером
fault-timed_out = ответ не пришёл вовремя
fault-too_large = ответ слишком велик
fault-status = сервер ответил ошибкой
fault-throttled = сервер попросил паузу
fault-gone = адрес удалён навсегда
fault-robots = robots.txt запрещает чтение
fault-forbidden = этот адрес запрашивать нельзя
fault-not_a_feed = документ не того вида
fault-malformed = документ повреждён
fault-item = некоторые записи не прочитаны
fault-credential = ключа нет или он не принят
fault-not_accessible = платформа не даёт доступа к сообществу
fault-permission = нет записанного разрешения
fault-configuration = ошибка в настройке источника
fault-storage = хранилище не ответило

## Столбцы таблицы
column-date = Дата
column-time = Время
column-source = Источник
column-language = Язык
column-type = Вид
column-topic = Тема
column-urgency = Срочность
column-sentiment = Отношение
column-district = Район
column-places = Места
column-department = Ответственный орган
column-text = Текст
column-link = Ссылка
column-story = Сюжет
column-confidence = Уверенность, %
column-post = Номер записи
