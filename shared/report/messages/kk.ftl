# Қазақша мәтіндер. Кілттер мен олардың реті үш тілде бірдей.
number = { $count }
percent = { $sign }{ $count } %

## Күндер мен уақыт
date-day = { $year } жылғы { $day } { $month }
date-short = { $day } { $month }
date-span = { $year } жылғы { $day }–{ $lastday } { $month }
date-span-months = { $year } жылғы { $day } { $month } – { $lastday } { $lastmonth }
date-span-years = { $year } жылғы { $day } { $month } – { $lastyear } жылғы { $lastday } { $lastmonth }
date-month = { $year } жылғы { $month }
date-quarter = { $year } жылғы { $quarter } тоқсан
quarter-1 = I
quarter-2 = II
quarter-3 = III
quarter-4 = IV
date-moment = { $day }, { $time }
hours = { $count } сағат
hours-none = бір сағатқа жетпей
days = { $count } күн
month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
month-alone-1 = қаңтар
month-alone-2 = ақпан
month-alone-3 = наурыз
month-alone-4 = сәуір
month-alone-5 = мамыр
month-alone-6 = маусым
month-alone-7 = шілде
month-alone-8 = тамыз
month-alone-9 = қыркүйек
month-alone-10 = қазан
month-alone-11 = қараша
month-alone-12 = желтоқсан

## Беттің басы
skip = Негізгі мазмұнға өту
tagline = тұрғындар нені айтып жатыр
kind-day = Күндік шолу
kind-week = Апталық шолу
kind-month = Айлық шолу
kind-quarter = Тоқсандық шолу
nav-label = Шолудың бөлімдері
partial = Кезең әлі аяқталған жоқ: { $until } дейінгі деректер. Салыстыру алдыңғы кезеңнің дәл осындай бөлігімен жасалған.
partial-waiting = Дерек толық емес: осы кезеңге қатысты болуы мүмкін { $count } жазба әлі өңделмеген. Шолу жаңартылады.
partial-gaps = Дерек толық емес: жазба түспеген күндер болды ({ $count } үзіліс), толығырақ – «Дереккөздерді қамту» бөлімінде.
updated = Жаңартылды: { $at }. Алғаш шыққаннан кейін осы кезеңнің деректері толықты немесе түзетілді.

## Деректің толықтығы туралы ескерту
notice-none = Бұл қалаға бірде-бір дереккөз қосылмаған. Шолудың бос болуы шағым жоқ дегенді білдірмейді.
notice-blind = Дерек жоқ: қосылған { $count } дереккөздің ешқайсысынан жазба алынбады. Шағымның көрінбеуі шағым жоқ дегенді білдірмейді.
notice-part = Дерек толық емес: { $enabled } дереккөздің ішінде ақауы барының саны – { $count }. Санның азаюы осыған байланысты болуы мүмкін.
notice-part-calm = Шағым табылмады, бірақ дерек толық емес болғандықтан, бұл шағым жоқ дегенді білдірмейді.
notice-which = Олар: { $names }.
notice-which-more = Олар: { $names } және тағы { $count }.
notice-calm = Барлық дереккөз жауап берді: шағым да, өтініш те табылмады.
notice-link = Дереккөздердің жай-күйі

## Қысқаша
section-summary = Қысқаша
sentence-volume = { $kind ->
    [day] Осы күні
    [month] Осы айда
    [quarter] Осы тоқсанда
   *[week] Осы аптада
} { $posts ->
    [0] бірде-бір жазба оқылған жоқ
   *[other] [{ $posts } жазба](#coverage) оқылды
}{ $trouble ->
    [0] , шағым не өтініш табылмады
   *[other] , оның [{ OF($trouble) }](#topics) – шағым мен өтініш
}
sentence-more = { $before } [{ TO($count) } көп](#course)
sentence-fewer = { $before } [{ TO($count) } аз](#course)
sentence-same = { $before } [өзгерген жоқ](#course)
sentence-first = Алдыңғы кезеңнің деректері жоқ, сондықтан салыстыру жасалмады.
before-whole = { $kind ->
    [day] алдыңғы күнмен
    [month] алдыңғы аймен
    [quarter] алдыңғы тоқсанмен
   *[week] алдыңғы аптамен
} салыстырғанда
before-part = { $kind ->
    [day] алдыңғы күннің осындай бөлігімен
    [month] алдыңғы айдың осындай бөлігімен
    [quarter] алдыңғы тоқсанның осындай бөлігімен
   *[week] алдыңғы аптаның осындай бөлігімен
} салыстырғанда
sentence-topics = Ең көп айтылған тақырыптар: { $topics }.
sentence-topics-none = Шағым мен өтініштің бірде-бір тақырыбы тіркелген жоқ.
sentence-action = { $count ->
    [0] Шұғыл шараны қажет ететін ашық мәселе табылмады
   *[other] [{ $count } мәселе](#action) шұғыл шараны қажет етеді
}{ $critical ->
    [0] {""}
   *[other] , оның [{ OF($critical) }](#action) – аса шұғыл
}{ $growing ->
    [0] {""}
   *[other] ; [{ $growing } мәселе](#growing) өсіп келеді
}.
sentence-answers = [{ $answered } мәселеге](#answered) ресми жауап берілді, жауап күту медианасы – [{ $hours }](#answering)
sentence-answers-none = Ресми жауап алған мәселе жоқ
sentence-answers-unknown = [{ $answered } мәселеге](#answered) ресми жауап берілді
sentence-coverage = { $answering ->
    [0] Қосылған [{ $enabled } дереккөздің](#coverage) бірде-бірі қалыпты жауап бермейді
   *[other] Қосылған [{ $enabled } дереккөздің { OF($answering) }](#coverage) қалыпты жауап береді
}
tile-posts = Оқылған жазба
tile-signals = Азаматтық белгі
tile-trouble = Шағым мен өтініш
tile-action = Шұғыл шара қажет мәселе
tile-answered = Ресми жауап алған мәселе
tile-praise = Алғыс
change-more = { $count } жазбаға көп
change-fewer = { $count } жазбаға аз
change-same = өзгеріссіз
change-first = салыстыратын дерек жоқ
change-hours = медиана: { $hours }

## Мәселелер
section-action = Шұғыл шара қажет
section-growing = Өсіп келеді
section-forgotten = Ескерусіз қалды
section-reopened = Жауаптан кейін қайта көтерілді
section-answered = Жауап берілді
section-other = Басқа мәселелер
intro-action = Өмірге не денсаулыққа қауіп бар немесе бірнеше тұрғын аса қажет қызметсіз қалған ашық мәселелер, соның ішінде жауаптан кейін қайта көтерілгендер.
intro-growing = Бұрынғыдан жиі айтыла бастаған мәселелер.
intro-forgotten = Шағым жалғасып жатыр, ал ресми жауап жоқ немесе ол көмектеспеді.
intro-reopened = Жауап берілген, бірақ шағым қайта түсіп жатыр.
intro-answered = Ресми жауап алған мәселелер және алғашқы шағымнан жауапқа дейінгі уақыт.
intro-other = Жаңа немесе бұрынғыша жалғасып жатқан мәселелер.
empty-action = Мұндай мәселе табылмады.
empty-growing = Мұндай мәселе табылмады.
empty-forgotten = Ескерусіз қалған мәселе табылмады.
empty-reopened = Мұндай мәселе табылмады.
empty-answered = Кезең ішінде жауап алған мәселе табылмады.
empty-other = Мұндай мәселе табылмады.
empty-unsure = Дерек толық болмағандықтан, бұл сенімді емес.
elsewhere-above = Соның { $count } мәселесі «{ $section }» бөлімінде тұр.
more-stories = Тағы { $count } мәселе
card-place = Орны
card-unplaced = аталмаған
card-department = Жауапты орган
card-first = Алғашқы жазба
card-last = Соңғы жазба
card-posts = Жазба, кезеңде
card-voices = Әртүрлі дауыс
card-sources = Дереккөздер
card-corrected = Түзетілген
card-groups = Кімдер туралы
card-topic = Тақырып
card-title = Мәселе
card-answer = Ресми жауап
card-answer-none = әзірге табылмады
card-answer-after = алғашқы шағымнан { $hours } өткен соң
card-answer-first = бірінші жауап { $moment }, алғашқы шағымнан { $hours } өткен соң
card-answer-link = жауапты оқу
card-quotes = Не дейді
card-withheld = Жалғыз тұрғынды нұсқамас үшін сөзі келтірілмейді.
card-open = Ашық жазбаны көру
words-at-source = Мәтіні дереккөздің өзінде
card-spark = Күніне жазба: { $counts }
place-district = { $name } ауданы
place-district-noun = { $name } ауданы
voices-none = есептелмейді
voices-few = <5
voices-some = кемінде { $count }
reason = Неге осында: { $reasons }.
reason-danger = қауіп бар
reason-critical = аса шұғыл
reason-heard = шұғыл, { $count } шағым бар
cause-pace = Екі тәуліктегі жазба саны: бұрын { $before }, енді { $after }.
cause-silence = { $count } күн бойы ресми жауап жоқ.
cause-unhelped = Жауаптан кейін { $count } күн бойы шағым түсіп жатыр.

## Алғыс және ресми жарияланымдар
section-praise = Алғыс және оң нәтиже
intro-praise = Тұрғындар нені жақсы деп атады.
empty-praise = Алғыс жазбасы табылмады.
section-official = Ресми жарияланымдар
intro-official = Ресми органдар мен қызметтердің хабарлары мен жауаптары.
empty-official = Ресми жарияланым табылмады.
items-more = Тағы { $count } жазба

## Тақырыптар, күндер, топтар
section-topics = Тақырыптар мен аудандар
intro-topics = Шағым мен өтініш саны. Түс қанық болған сайын сан көп; ауданы аталмаған жазба бөлек бағанда.
empty-topics = Шағым мен өтініш тіркелген жоқ.
heat-topic = Тақырып
heat-total = Барлығы
heat-previous = Алдыңғы
heat-elsewhere = Ауданы аталмаған
section-days = Осы кезеңнің күндері
intro-days = Күніне неше жазба оқылды және оның нешеуі шағым, өтініш не алғыс.
chart-title = Күніне жазба саны
chart-desc = Ең көп жазба – { $day }: { $posts }, оның ішінде шағым мен өтініш – { $trouble }.
chart-table = Сандарды кестеден көру
chart-day = Күн
legend-posts = Барлық жазба
legend-trouble = Шағым мен өтініш
legend-praise = Алғыс
section-groups = Қандай топтар туралы айтылды
intro-groups = Мәтіннің өзінде аталған топтар және олардың мәселелері. Жазған адам туралы ештеңе болжанбайды; бестен аз жазба «<5» деп көрсетіледі.
empty-groups = Ешбір топ аталмаған.
groups-group = Топ
groups-posts = Жазба

## Басылымдар
section-outlets = Жергілікті қызметтерге баға берген жарияланымдар
intro-outlets = Басылымдар мен ресми органдар жергілікті қызметтер туралы қалай жазды: теріс – қызғылт сары, көлбеу сызықты; оң – көк, нүктелі. Тұрғындардың жазбалары мұнда кірмейді. Түрлі платформаның сандары қосылмайды.
empty-outlets = Жарияланым табылмады.
outlet-name = Атауы
outlet-who = Кім
outlet-platform = Платформа
outlet-posts = Жазба
outlets-more = Тағы { $count } арна

## Қамту
section-coverage = Дереккөздерді қамту
intro-coverage = Шолу қандай дереккөздерге сүйенеді. Ақауы барлары – жоғарыда; жай-күйі шолу жасалған сәтке қарай көрсетілген.
coverage-source = Дереккөз
coverage-health = Жай-күйі
coverage-posts = Жазба, кезеңде
coverage-newest = Ең жаңа жазба
coverage-message = Не болды
coverage-never = жоқ
coverage-fine = Қалыпты жұмыс істеп тұрған дереккөздер: { $count }
coverage-troubled = Назар керек дереккөздер: { $count }

## Әдіс
section-method = Әдіс және шектеулер
method-signal = Азаматтық белгі
method-signal-text = Шағым, өтініш, сұрақ, ұсыныс, алғыс немесе органның жауабы. Жай хабарлар мен әңгімелер белгіге жатпайды.
method-urgency = Шұғылдық
method-urgency-text = Аса шұғыл: өмірге не денсаулыққа дәл қазір қауіп бар немесе көп адам жылусыз, сусыз, жарықсыз, газсыз қалған. Шұғыл: бір үй не көше қызметсіз қалған, қауіп таяу немесе көмексіз қалған осал адам бар.
method-voices = Дауыстар
method-voices-text = Бір адамның бірнеше жазбасы бір дауыс болып саналады. Кілт апта сайын жойылады, сондықтан апталарды байланыстыру мүмкін емес. Бестен аз дауыс «<5» деп, одан көбі беске еселеп төмен қарай дөңгелектеліп көрсетіледі.
method-quotes = Дәйексөздер
method-quotes-text = Жеке деректер өшірілген. Шағымды жалғыз тұрғын жазса, оның сөзі келтірілмей, тек тақырыбы мен орны көрсетіледі.
method-compare = Салыстыру
method-compare-text = Алдыңғы кезең дәл осылай есептеледі. Аяқталмаған кезең алдыңғы кезеңнің сондай бөлігімен салыстырылады; пайыз 20 жазбадан бастап көрсетіледі.
method-machine = Машина қателесуі мүмкін
method-machine-text = Жазбаларды бағдарлама жіктейді, әзіл мен кекесінде қателесуі мүмкін. Шешім қабылдар алдында ашық жазбаның өзін оқыңыз.
method-refuses = Belgi нені істемейді
method-refuses-text = Авторларды сақтамайды және көрсетпейді, сыншылардың тізімін жасамайды, адамның жасын, ұлтын, дінін не көзқарасын болжамайды, пікір жазбайды және жауап бермейді.
method-configuration = Баптаулар
method-configuration-text = Дереккөздер, қалалар мен ведомстволар баптаулардың { $version } нұсқасына сай.
method-corrected = Қызметкерлер түзеткені
method-corrected-text = Осы кезеңнің { $count } жазбасында белгіні қызметкерлер түзеткен; шолу түзетілгенін көрсетеді.
method-contact = Жазбаны алып тастау
method-contact-text = Жазбаны шолудан алып тастау туралы өтініш: { $contact }
footer = { $city } · { $name } · жасаған Belgi

## Белгілер: тілі, түрі, көзқарасы, тақырыбы, шұғылдығы, топтары
language-kk = қазақ
language-ru = орыс
language-mixed = аралас
language-other = басқа
signal_type-complaint = шағым
signal_type-request = өтініш
signal_type-question = сұрақ
signal_type-suggestion = ұсыныс
signal_type-praise = алғыс
signal_type-response = жауап
signal_type-report = хабар
signal_type-chat = әңгіме
sentiment-negative = Теріс
sentiment-neutral = Бейтарап
sentiment-positive = Оң
topic-heating = Жылумен жабдықтау
topic-water = Су және кәріз
topic-electricity = Электрмен жабдықтау
topic-gas = Газбен жабдықтау
topic-housing = Тұрғын үй
topic-roads = Жолдар мен көшелер
topic-transport = Қоғамдық көлік
topic-waste = Қоқыс және тазалық
topic-ecology = Экология
topic-yards = Аулалар және абаттандыру
topic-animals = Жануарлар
topic-health = Денсаулық сақтау
topic-education = Білім беру
topic-social = Әлеуметтік қолдау
topic-safety = Қоғамдық қауіпсіздік
topic-emergency = Төтенше жағдайлар
topic-construction = Құрылыс және жер
topic-governance = Мемлекеттік органдардың жұмысы
topic-economy = Экономика және баға
topic-culture = Мәдениет және спорт
topic-telecom = Байланыс және пошта
topic-other = Басқа
urgency-normal = Қалыпты
urgency-high = Шұғыл
urgency-critical = Аса шұғыл
groups-children = Балалар
groups-youth = Жастар
groups-elderly = Қарт адамдар
groups-disabled = Мүгедектігі бар адамдар
groups-large_families = Көпбалалы отбасылар
groups-low_income = Аз қамтылған отбасылар
groups-pregnant = Жүкті әйелдер
groups-workers = Жұмысшылар
groups-students = Студенттер

## Күйлер
state-new = Жаңа
state-growing = Өсіп келеді
state-steady = Жалғасуда
state-answered = Жауап берілді
state-reopened = Қайта көтерілді
state-forgotten = Ескерусіз қалды
state-unhelped = Жауап көмектеспеді
state-quiet = Тынышталды
put-right = қызметкерлер түзеткен: { $labels }
answer-promise = қарауға уәде берілді
answer-underway = жұмыс басталған немесе мерзімі белгіленген
answer-done = шешілгені хабарланды
answer-explained = түсініктеме берілді
publisher-media = БАҚ
publisher-official = Ресми орган
publisher-community = Қауымдастық
publisher-service_desk = Өтініштер қызметі
platform-web = Сайт
platform-telegram = Telegram
platform-vk = VK
platform-youtube = YouTube
platform-instagram = Instagram
platform-facebook = Facebook
platform-ok = OK
platform-inbox = Файл
health-ok = Жұмыс істейді
health-stale = Көптен жаңармаған
health-silent = Жазбасыз жауап береді
health-throttled = Үзіліс сұрады
health-failing = Оқылмайды
health-unasked = Әлі сұралмаған
fault-unreachable = серверге қосылу мүмкін болмады
fault-timed_out = жауап уақытында келмеді
fault-too_large = жауап тым үлкен
fault-status = сервер қатемен жауап берді
fault-throttled = сервер үзіліс сұрады
fault-gone = мекенжай біржола жойылған
fault-robots = robots.txt оқуға тыйым салады
fault-forbidden = бұл мекенжайға сұрау салуға болмайды
fault-not_a_feed = құжат күтілген түрде емес
fault-malformed = құжат бүлінген
fault-item = кейбір жазба оқылмады
fault-credential = кілт жоқ немесе қабылданбады
fault-not_accessible = платформа қауымдастыққа рұқсат бермейді
fault-permission = тіркелген рұқсат жоқ
fault-configuration = дереккөздің баптауы қате
fault-storage = қойма жауап бермеді

## Кестенің бағандары
column-date = Күні
column-time = Уақыты
column-source = Дереккөз
column-language = Тілі
column-type = Түрі
column-topic = Тақырыбы
column-urgency = Шұғылдығы
column-sentiment = Көзқарас
column-district = Ауданы
column-places = Орындар
column-department = Жауапты орган
column-text = Мәтін
column-link = Сілтеме
column-story = Мәселе
column-confidence = Сенімділік, %
column-post = Жазба нөмірі
column-corrected = Түзетілген

## Беттің бөлімдері, сүзгі және көрініс
date-short-span = { $day }–{ $lastday } { $month }
date-short-span-months = { $day } { $month } – { $lastday } { $lastmonth }
sentence-usual-above = , бұл – [әдеттегі ауқымнан ({ $low }–{ $high }) жоғары](#course)
sentence-usual-below = , бұл – [әдеттегі ауқымнан ({ $low }–{ $high }) төмен](#course)
sentence-usual-within = , бұл – [әдеттегі ауқымда ({ $low }–{ $high })](#course)
sentence-topic = [{ $topic } – { $count }](#t-{ $code })
sentence-rise = Ең көп өскені – { $topic }: [{ FROM($before) } { TO($now) } дейін](#t-{ $code }).
sentence-district = Ең көп шағым түскен аудан – [{ $district } ({ $count })](#map).
sentence-left = { $forgotten ->
    [0] ; ескерусіз қалған мәселе жоқ
   *[other] ; [{ $forgotten } мәселе](#forgotten) ескерусіз қалды
}{ $reopened ->
    [0] {""}
   *[other] , [{ $reopened } мәселе](#reopened) жауаптан кейін қайта көтерілді
}.
sentence-missing = ; ақауы не үзілісі бар дереккөздер алдыңғы кезеңде жазбалардың [{ $count } %-ын](#gaps) берген, сондықтан нақты сан бұдан көп болуы мүмкін
filter-label = Мәселелер мен жазбаларды сүзу
filter-words = Сөз бойынша іздеу
filter-all = барлығы
filter-district = Аудан
filter-language = Жазба тілі
filter-found = Көрсетілгені: @shown, барлығы: @all
filter-none = Ештеңе табылмады.
filter-reset = Сүзгіні тазарту
copy-link = Сілтемені көшіру
copy-done = Сілтеме көшірілді
view-palette = Беттің түсі
view-auto = құрылғыдағыдай
view-light = ашық
view-dark = күңгірт
view-print = Басып шығару
show-stories = Тізімді ашу: { $count } мәселе
line-posts = { $count } жазба
items-left = Тағы { $count } жазба JSON файлында.
section-answering = Жауап беру жылдамдығы
intro-answering = Шағым не өтініш бар мәселелер бойынша. 24 және 72 сағаттағы үлеске мерзімі әлі өтпегендер кірмейді.
empty-answering = Шағым не өтініш бар мәселе табылмады.
answering-stories = Мәселе
answering-answered = Жауап берілгені
answering-median = Күту медианасы
answering-day = 24 сағат ішінде
answering-three = 72 сағат ішінде
answering-open = Жауапсыз
answering-oldest = Ең ұзақ күтіп тұрғаны
answering-nobody = Жауапты орган анықталмаған
answering-share = { $part } / { $whole }
answering-dash = –
worked-title = Шешілді
worked-intro = Орган мәселенің шешілгенін хабарлады, содан бері шағым түскен жоқ.
map-title = Аудандардың сызба картасы
map-intro = Шағым мен өтініш саны және ең көп айтылған тақырып.
map-placed = Орналасуы шамамен алынған, солтүстік – жоғарыда; көлемі мен арақашықтығы шартты.
section-course = Шағым мен өтініш барысы
course-usual = Жолақты аймақ – әдеттегі ауқым: алдыңғы { $of } { $kind ->
    [day] күнде
    [month] айда
    [quarter] тоқсанда
   *[week] аптада
} шағым мен өтініш саны көбіне { $low }–{ $high } болды.
course-unknown = Әдеттегі ауқым әзірге белгісіз: ол үшін кемінде төрт алдыңғы { $kind ->
    [day] күннің
    [month] айдың
    [quarter] тоқсанның
   *[week] аптаның
} дерегі керек.
course-band = Әдеттегі ауқым
course-title = Кезең сайынғы шағым мен өтініш саны
course-desc = Ескісінен жаңасына қарай: { $counts }.
course-period = Кезең
outlet-publications = Баға берген жарияланымдар: { $count }
section-reach = Басылымдар мен қауымдастықтардың аудиториясы
intro-reach = Платформа өзі көрсеткен қаралым мен реакция саны; қаралым көрсетілмесе, жазба саны бойынша. Әр платформа өзінше санайды, сондықтан олар салыстырылмайды.
reach-views = Қаралым
reach-likes = Реакция
reach-comments = Пікір
reach-shares = Бөлісу
reach-all = барлық тақырып
groups-topics = Не туралы шағымданады
groups-stories = Мәселелер
gaps-title = Уақыттағы үзілістер
gaps-intro = Әдетте жазба беретін дереккөзден бірде-бір жазба түспеген күндер.
gap-source = { $name }: { $span } – жазба жоқ; алдыңғы кезеңде { $before } жазба болған.
gap-all = { $span } – бірде-бір дереккөзден жазба жоқ.
coverage-meaning = Ақауы не үзілісі бар дереккөздер алдыңғы кезеңде барлық жазбаның { $count } %-ын берген. Осы кезеңнің сандары соған жуық мөлшерде кем болуы мүмкін.
coverage-days = Күндер
coverage-left = Тағы { $count } дереккөз JSON файлында.
danger-drugs = Есірткі
danger-gas = Газ қаупі
danger-manhole = Ашық құдық
danger-self_harm = Өзіне зиян келтіруге итермелеу
danger-violence = Зорлық-зомбылық не қоқан-лоққы
method-usual = Әдеттегі ауқым
method-usual-text = Жетіге дейінгі алдыңғы кезеңнің ең аз және ең көп шағым саны; алты кезеңнен бастап екі шеткі мән алынып тасталады. Төрт кезеңнен аз болса, ауқым көрсетілмейді.
method-states = Мәселенің күйі
method-states-text = Өсіп келеді – бұрынғыдан жиі айтылады. Ескерусіз қалды – шағым жалғасып жатыр, ресми жауап жоқ. Қайта көтерілді – жауаптан кейін шағым қайта түскен. Тынышталды – жазба тоқтаған.
method-answers = Жауап уақыты
method-answers-text = Алғашқы шағымнан алғашқы ресми жауапқа дейінгі толық сағат. Жауап – ресми органның сол мәселе туралы жарияланымы, ол мәселе шешілді дегенді білдірмейді. Медиана – мәселелердің жартысына осыдан тезірек жауап берілгенін көрсетеді.

## Кітап, бумалар, сөре
sheet-summary = Қысқаша
sheet-stories = Мәселелер
sheet-signals = Сигналдар
sheet-sources = Басылымдар
sheet-reach = Аудитория
sheet-coverage = Қамту
sheet-method = Әдіс
sheet-labels = Белгілер
sheets = Парақтар
column-what = Көрсеткіш
column-now = Осы кезең
column-state = Жай-күйі
column-age = Жасы, күн
column-answered = Бірінші жауап
column-wait = Жауапқа дейін, сағат
column-idle = Жазбасыз, күн
column-number = Мәселе нөмірі
column-term = Ұғым
column-meaning = Түсіндірме
right-type = Дұрыс түрі
right-topic = Дұрыс тақырып
right-urgency = Дұрыс шұғылдық
right-sentiment = Дұрыс көзқарас
choose-title = Белгіні түзету
choose-text = Ұяшықта қазіргі белгі тұр. Ол қате болса, дұрысын тізімнен таңдаңыз; дұрыс болса, өзгертпеңіз.
choose-wrong = Тізімдегі белгілердің бірін таңдаңыз немесе бұрынғысын қайтарыңыз.
choose-method = «Сигналдар» парағындағы «Дұрыс …» бағандарында тізімнен дұрыс белгіні таңдап, файлды сақтаңыз: түзетулер бағдарламаны үйретуге пайдаланылады.
pack-intro = Мұнда осы орган жауап беретін мәселелер ғана көрсетілген.
pack-whole = Қаланың толық шолуы
pack-table = Кесте (XLSX)
pack-post = ашық жазба
pack-age = Жасы
pack-answered = Жауап берілді
pack-median = Жауапқа дейінгі медиана
pack-open = Жауапсыз
pack-oldest = Ең ұзақ күту
pack-none = —
pack-waits = жауап жоқ, { $hours } өтті
shelf-title = Шолулар сөресі
shelf-intro = Қаланың барлық шолуы, ең жаңасы жоғарыда. Файл атауындағы күн – шолу кезеңі.
shelf-front = Әр қаланың ең жаңа шолулары. Қала атауын басып, барлық шолуын көріңіз.
shelf-search = Сөреден іздеу
shelf-found = Табылды:
shelf-cities = Барлық қала
shelf-feed = Atom арнасы
shelf-language = Қазақша
shelf-quarters = Тоқсан шолулары
shelf-months = Ай шолулары
shelf-weeks = Апта шолулары
shelf-days = Күн шолулары
shelf-period = Кезең
shelf-files = Файлдар
shelf-kk = Қазақша:
shelf-ru = Орысша:
shelf-en = Ағылшынша:
shelf-machines = Бағдарламаларға:
shelf-packs = Органдарға арналған шолулар
shelf-partial = кезең аяқталған жоқ
shelf-empty = Әзірге шолу жоқ.
size-kilobytes = { $count } КБ
size-megabytes = { $whole },{ $tenth } МБ

## Қағаздағы шолу
stories-left = Тағы { $count } мәселе веб-бетте және Excel кітабында.
intro-outlets-paper = Басылымдар мен ресми органдар жергілікті қызметтер туралы қалай жазды. Тұрғындардың жазбалары мұнда кірмейді. Түрлі платформаның сандары қосылмайды.

## Хат
letter-until = Сілтемелердің жарамды мерзімі – { $at }. Сілтемесі бар кез келген адам файлды аша алады: оны бөгде адамға жібермеңіз.
letter-hours = Сілтемелер бірнеше сағат қана жарамды. Сілтемесі бар кез келген адам файлды аша алады: оны бөгде адамға жібермеңіз.
