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
date-quarter = { $quarter } квартал { $year } года
quarter-1 = I
quarter-2 = II
quarter-3 = III
quarter-4 = IV
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
kind-quarter = Обзор квартала
nav-label = Разделы обзора
partial = Период ещё не закончился: данные по { $until }. Сравнение — с такой же частью предыдущего периода.
partial-waiting = { $count ->
    [one] Данные неполные: { $count } запись, возможно, этого периода ещё ждёт разбора.
    [few] Данные неполные: { $count } записи, возможно, этого периода ещё ждут разбора.
   *[many] Данные неполные: { $count } записей, возможно, этого периода ещё ждут разбора.
} Обзор будет обновлён.
partial-gaps = { $count ->
    [one] Данные неполные: были дни без записей ({ $count } перерыв), подробнее — в разделе «Охват источников».
    [few] Данные неполные: были дни без записей ({ $count } перерыва), подробнее — в разделе «Охват источников».
   *[many] Данные неполные: были дни без записей ({ $count } перерывов), подробнее — в разделе «Охват источников».
}
updated = Обновлено { $at }: после первого выпуска данные этого периода пополнились или исправлены.

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
sentence-volume = { $kind ->
    [day] За день
    [month] За месяц
    [quarter] За квартал
   *[week] За неделю
} { $posts ->
    [0] не прочитано ни одной записи
    [one] прочитана [{ $posts } запись](#coverage)
    [few] прочитано [{ $posts } записи](#coverage)
   *[many] прочитано [{ $posts } записей](#coverage)
}{ $trouble ->
    [0] , жалоб и просьб не найдено
    [1] , из них [{ $trouble }](#topics) — жалоба или просьба
   *[many] , из них [{ $trouble }](#topics) — жалобы и просьбы
}
sentence-more = это [на { $count } больше](#course), чем { $before }
sentence-fewer = это [на { $count } меньше](#course), чем { $before }
sentence-same = [столько же](#course), сколько { $before }
sentence-first = За предыдущий период данных нет, поэтому сравнения нет.
before-whole = { $kind ->
    [day] накануне
    [month] в предыдущем месяце
    [quarter] в предыдущем квартале
   *[week] на предыдущей неделе
}
before-part = { $kind ->
    [day] за такую же часть предыдущего дня
    [month] за такую же часть предыдущего месяца
    [quarter] за такую же часть предыдущего квартала
   *[week] за такую же часть предыдущей недели
}
sentence-topics = Чаще всего жалуются на темы: { $topics }.
sentence-topics-none = Жалоб и просьб ни по одной теме не было.
sentence-action = { $count ->
    [0] Открытых сюжетов, требующих действий сейчас, не найдено
    [one] [{ $count } открытый сюжет](#action) требует действий сейчас
    [few] [{ $count } открытых сюжета](#action) требуют действий сейчас
   *[many] [{ $count } открытых сюжетов](#action) требуют действий сейчас
}{ $critical ->
    [0] {""}
   *[other] , из них критичных — [{ $critical }](#action)
}{ $growing ->
    [0] {""}
    [one] ; [{ $growing } сюжет](#growing) нарастает
    [few] ; [{ $growing } сюжета](#growing) нарастают
   *[many] ; [{ $growing } сюжетов](#growing) нарастают
}.
sentence-answers = Официальный ответ { $answered ->
    [one] получил [{ $answered } сюжет](#answered)
    [few] получили [{ $answered } сюжета](#answered)
   *[many] получили [{ $answered } сюжетов](#answered)
}, медианное ожидание — [{ $hours }](#answering)
sentence-answers-none = Официального ответа не получил ни один сюжет
sentence-answers-unknown = Официальный ответ { $answered ->
    [one] получил [{ $answered } сюжет](#answered)
    [few] получили [{ $answered } сюжета](#answered)
   *[many] получили [{ $answered } сюжетов](#answered)
}
sentence-coverage = { $answering ->
    [0] Ни один из [{ $enabled }](#coverage) подключённых источников исправно не отвечает
   *[other] Исправно отвечают [{ $answering } из { $enabled }](#coverage) подключённых источников
}
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
section-forgotten = Остаётся без решения
section-reopened = Поднято снова после ответа
section-answered = Получило ответ
section-other = Остальные сюжеты
intro-action = Открытые сюжеты, в которых есть опасность для жизни или здоровья либо нескольких жителей лишили жизненно важной услуги, в том числе вернувшиеся после ответа.
intro-growing = Об этом пишут чаще, чем раньше.
intro-forgotten = Жалобы продолжаются, а официального ответа нет или он не помог.
intro-reopened = Ответ был, но жалобы вернулись.
intro-answered = Сюжеты с официальным ответом и время от первой жалобы до него.
intro-other = Новые сюжеты и те, что идут своим чередом.
empty-action = Таких сюжетов не найдено.
empty-growing = Таких сюжетов не найдено.
empty-forgotten = Таких сюжетов не найдено.
empty-reopened = Таких сюжетов не найдено.
empty-answered = За период ответов на сюжеты не найдено.
empty-other = Таких сюжетов не найдено.
empty-unsure = Данные неполные, поэтому это не наверняка.
elsewhere-above = { $count ->
    [one] Из них { $count } стоит
    [few] Из них { $count } стоят
   *[many] Из них { $count } стоят
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
card-corrected = Исправлено
card-groups = О ком
card-topic = Тема
card-title = Сюжет
card-answer = Официальный ответ
card-answer-none = пока не найден
card-answer-after = через { $hours } после первой жалобы
card-answer-first = первый ответ { $moment }, через { $hours } после первой жалобы
card-answer-link = читать ответ
card-quotes = Что говорят
card-withheld = Слова не приводятся, чтобы не указать на одного жителя.
card-open = Открыть публичную запись
words-at-source = Текст читайте в источнике
card-spark = Записей по дням: { $counts }
place-district = { $name } район
place-district-noun = район { $name }
voices-none = не считаются
voices-few = <5
voices-some = не менее { $count }
reason = Почему здесь: { $reasons }.
reason-danger = есть опасность
reason-critical = критично
reason-heard = { $count ->
    [one] срочно, { $count } жалоба
    [few] срочно, { $count } жалобы
   *[many] срочно, { $count } жалоб
}
cause-pace = Записей за двое суток: было { $before }, стало { $after }.
cause-silence = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
} без официального ответа.
cause-unhelped = { $count ->
    [one] После ответа жалобы идут { $count } день.
    [few] После ответа жалобы идут { $count } дня.
   *[many] После ответа жалобы идут { $count } дней.
}

## Благодарности и официальные публикации
section-praise = Благодарности и что помогло
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
section-days = Дни этого периода
intro-days = Сколько записей прочитано за день и сколько из них жалоб, просьб и благодарностей.
chart-title = Число записей по дням
chart-desc = Больше всего записей — { $day }: { $posts }, из них жалоб и просьб — { $trouble }.
chart-table = Посмотреть числа в таблице
chart-day = День
legend-posts = Все записи
legend-trouble = Жалобы и просьбы
legend-praise = Благодарности
section-groups = О каких группах говорят
intro-groups = Группы, названные в самом тексте, и что их беспокоит. О пишущем ничего не предполагается; меньше пяти записей показано как «<5».
empty-groups = Ни одна группа не названа.
groups-group = Группа
groups-posts = Записей

## Издания
section-outlets = Публикации с оценкой городских служб
intro-outlets = Как издания и официальные органы писали о городских службах: отрицательно — оранжевым в косую линию, положительно — синим в точку. Записи жителей сюда не входят. Числа разных платформ не складываются.
empty-outlets = Публикаций не найдено.
outlet-name = Название
outlet-who = Кто
outlet-platform = Платформа
outlet-posts = Записей
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
method-configuration = Настройки
method-configuration-text = Источники, города и ведомства — по версии настроек { $version }.
method-corrected = Исправлено сотрудниками
method-corrected-text = { $count ->
    [one] У { $count } записи этого периода метки исправили сотрудники; обзор показывает исправленные.
   *[many] У { $count } записей этого периода метки исправили сотрудники; обзор показывает исправленные.
}
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
state-unhelped = Ответ не помог
state-quiet = Затих
put-right = исправлено сотрудниками: { $labels }
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
health-failing = Не читается
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
column-corrected = Исправлено

## Разделы страницы, отбор и вид
date-short-span = { $day }–{ $lastday } { $month }
date-short-span-months = { $day } { $month } – { $lastday } { $lastmonth }
sentence-usual-above = , и это [выше обычного ({ $low }–{ $high })](#course)
sentence-usual-below = , и это [ниже обычного ({ $low }–{ $high })](#course)
sentence-usual-within = , и это [в обычных пределах ({ $low }–{ $high })](#course)
sentence-topic = [{ $topic } — { $count }](#t-{ $code })
sentence-rise = Сильнее всего выросла тема «{ $topic }» — [с { $before } до { $now }](#t-{ $code }).
sentence-district = Больше всего жалоб из одного района — [{ $district } ({ $count })](#map).
sentence-left = { $forgotten ->
    [0] ; забытых сюжетов нет
    [one] ; без решения остаётся [{ $forgotten } сюжет](#forgotten)
    [few] ; без решения остаются [{ $forgotten } сюжета](#forgotten)
   *[many] ; без решения остаются [{ $forgotten } сюжетов](#forgotten)
}{ $reopened ->
    [0] {""}
    [one] , после ответа снова поднят [{ $reopened } сюжет](#reopened)
    [few] , после ответа снова подняты [{ $reopened } сюжета](#reopened)
   *[many] , после ответа снова подняты [{ $reopened } сюжетов](#reopened)
}.
sentence-missing = ; источники с неполадками или перерывами дали в предыдущем периоде [{ $count } %](#gaps) записей, так что на деле числа могут быть выше
filter-label = Отбор сюжетов и записей
filter-words = Поиск по словам
filter-all = все
filter-district = Район
filter-language = Язык записей
filter-found = Показано: @shown из @all
filter-none = Ничего не найдено.
filter-reset = Сбросить отбор
copy-link = Скопировать ссылку
copy-done = Ссылка скопирована
view-palette = Вид страницы
view-auto = как на устройстве
view-light = светлый
view-dark = тёмный
view-print = Печать
show-stories = Открыть список: { $count ->
    [one] { $count } сюжет
    [few] { $count } сюжета
   *[many] { $count } сюжетов
}
line-posts = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
items-left = { $count ->
    [one] Ещё { $count } запись — в файле JSON.
    [few] Ещё { $count } записи — в файле JSON.
   *[many] Ещё { $count } записей — в файле JSON.
}
section-answering = Как быстро отвечают
intro-answering = По сюжетам с жалобой или просьбой. В доли за 24 и 72 часа не входят те, чей срок ещё не истёк.
empty-answering = Сюжетов с жалобой или просьбой не найдено.
answering-stories = Сюжетов
answering-answered = С ответом
answering-median = Медиана ожидания
answering-day = За 24 часа
answering-three = За 72 часа
answering-open = Без ответа
answering-oldest = Ждёт дольше всех
answering-nobody = Ответственный орган не определён
answering-share = { $part } / { $whole }
answering-dash = –
worked-title = Решено
worked-intro = Орган сообщил о решении, и с тех пор жалоб не было.
map-title = Схема районов
map-intro = Число жалоб и просьб и самая частая тема.
map-placed = Расположение примерное, север сверху; размеры и расстояния условны.
section-course = Ход жалоб и просьб
course-usual = Полоса — обычные пределы: за { $of } предыдущих { $kind ->
    [day] дней
    [month] месяцев
    [quarter] кварталов
   *[week] недель
} жалоб и просьб чаще всего было от { $low } до { $high }.
course-unknown = Обычные пределы пока неизвестны: нужны данные не менее чем за четыре предыдущих { $kind ->
    [day] дня
    [month] месяца
    [quarter] квартала
   *[week] недели
}.
course-band = Обычные пределы
course-title = Число жалоб и просьб по периодам
course-desc = От старых к новым: { $counts }.
course-period = Период
outlet-publications = Публикации с оценкой: { $count }
section-reach = Аудитория изданий и сообществ
intro-reach = Просмотры и реакции, которые показывает сама платформа; где просмотров нет — по числу записей. Каждая платформа считает по-своему, поэтому между собой они не сравниваются.
reach-views = Просмотры
reach-likes = Реакции
reach-comments = Комментарии
reach-shares = Репосты
reach-all = все темы
groups-topics = На что жалуются
groups-stories = Сюжеты
gaps-title = Перерывы во времени
gaps-intro = Дни, когда обычно пишущий источник не дал ни одной записи.
gap-source = { $name }: { $span } — записей нет; за предыдущий период их было { $before }.
gap-all = { $span } — записей нет ни из одного источника.
coverage-meaning = Источники с неполадками или перерывами дали в предыдущем периоде { $count } % всех записей. Числа этого периода могут быть занижены примерно настолько же.
coverage-days = По дням
coverage-left = { $count ->
    [one] Ещё { $count } источник — в файле JSON.
    [few] Ещё { $count } источника — в файле JSON.
   *[many] Ещё { $count } источников — в файле JSON.
}
danger-drugs = Наркотики
danger-gas = Опасность газа
danger-manhole = Открытый люк
danger-self_harm = Склонение к самоповреждению
danger-violence = Насилие или угроза
method-usual = Обычные пределы
method-usual-text = Наименьшее и наибольшее число жалоб за предыдущие периоды, не более семи; начиная с шести крайние значения отбрасываются. Если периодов меньше четырёх, пределы не показываются.
method-states = Состояние сюжета
method-states-text = Нарастает — пишут чаще прежнего. Без ответа — жалобы продолжаются, официального ответа нет. Поднято снова — после ответа жалобы вернулись. Утихло — больше не пишут.
method-answers = Время ответа
method-answers-text = Полные часы от первой жалобы до первого официального ответа. Ответ — публикация органа об этом сюжете; она не означает, что вопрос решён. Медиана: половина сюжетов получила ответ быстрее.

## Книга, подборки, полка
sheet-summary = Коротко
sheet-stories = Сюжеты
sheet-signals = Сигналы
sheet-sources = Издания
sheet-reach = Аудитория
sheet-coverage = Охват
sheet-method = Метод
sheet-labels = Метки
sheets = Листы
column-what = Показатель
column-now = За период
column-state = Состояние
column-age = Возраст, дней
column-answered = Первый ответ
column-wait = До ответа, часов
column-idle = Без записей, дней
column-number = Номер сюжета
column-term = Понятие
column-meaning = Пояснение
right-type = Верный вид
right-topic = Верная тема
right-urgency = Верная срочность
right-sentiment = Верное отношение
choose-title = Исправить метку
choose-text = В ячейке стоит нынешняя метка. Если она неверна, выберите верную из списка; если верна, ничего не меняйте.
choose-wrong = Выберите метку из списка или верните прежнюю.
choose-method = В столбцах «Верный …» листа «Сигналы» выберите верную метку из списка и сохраните файл: на исправлениях программа учится.
pack-intro = Здесь только сюжеты, за которые отвечает этот орган.
pack-whole = Полный обзор города
pack-table = Таблица (XLSX)
pack-post = публичная запись
pack-age = Возраст
pack-answered = Получили ответ
pack-median = Медиана до ответа
pack-open = Без ответа
pack-oldest = Дольше всего ждут
pack-none = —
pack-waits = ответа нет, прошло { $hours }
shelf-title = Полка обзоров
shelf-intro = Все обзоры города, самые новые сверху. Дата в имени файла — период обзора.
shelf-front = Самые новые обзоры каждого города. Нажмите на название города, чтобы увидеть все.
shelf-search = Поиск по полке
shelf-found = Найдено:
shelf-cities = Все города
shelf-feed = Лента Atom
shelf-language = Русский
shelf-quarters = Обзоры квартала
shelf-months = Обзоры месяца
shelf-weeks = Обзоры недели
shelf-days = Обзоры дня
shelf-period = Период
shelf-files = Файлы
shelf-kk = На казахском:
shelf-ru = На русском:
shelf-en = На английском:
shelf-machines = Для программ:
shelf-packs = Обзоры для органов
shelf-partial = период не закончен
shelf-empty = Обзоров пока нет.
size-kilobytes = { $count } КБ
size-megabytes = { $whole },{ $tenth } МБ

## Обзор на бумаге
stories-left = { $count ->
    [one] Ещё { $count } сюжет — на веб-странице и в книге Excel.
    [few] Ещё { $count } сюжета — на веб-странице и в книге Excel.
   *[many] Ещё { $count } сюжетов — на веб-странице и в книге Excel.
}
intro-outlets-paper = Как издания и официальные органы писали о городских службах. Записи жителей сюда не входят. Числа разных платформ не складываются.

## Письмо
letter-until = Ссылки действуют до { $at }. Файл откроет каждый, у кого есть ссылка: не пересылайте её посторонним.
letter-hours = Ссылки действуют несколько часов. Файл откроет каждый, у кого есть ссылка: не пересылайте её посторонним.
