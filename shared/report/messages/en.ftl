# English texts. The keys and their order are the same in all three languages.
number = { $count }
percent = { $sign }{ $count }%

## Dates and times
date-day = { $day } { $month } { $year }
date-short = { $day } { $month }
date-span = { $day }–{ $lastday } { $month } { $year }
date-span-months = { $day } { $month } – { $lastday } { $lastmonth } { $year }
date-span-years = { $day } { $month } { $year } – { $lastday } { $lastmonth } { $lastyear }
date-month = { $month } { $year }
date-quarter = { $quarter } quarter of { $year }
quarter-1 = first
quarter-2 = second
quarter-3 = third
quarter-4 = fourth
date-moment = { $day }, { $time }
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
hours-none = less than an hour
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December

## The top of the page
skip = Skip to the content
tagline = what residents are telling the city
kind-day = Daily digest
kind-week = Weekly digest
kind-month = Monthly digest
kind-quarter = Quarterly digest
nav-label = Parts of the digest
partial = The period is not over: data up to { $until }. Compared with the same part of the period before.
partial-waiting = { $count ->
    [one] The data are incomplete: { $count } post, perhaps of this period, waits to be read.
   *[other] The data are incomplete: { $count } posts, perhaps of this period, wait to be read.
} The digest will be made again.
partial-gaps = { $count ->
    [one] The data are incomplete: there were days without posts ({ $count } gap); see the coverage of sources.
   *[other] The data are incomplete: there were days without posts ({ $count } gaps); see the coverage of sources.
}
updated = Updated { $at }: data of this period came or were put right after the digest had first been made.

## Whether the data are complete
notice-none = No source is connected for this city. An empty digest does not mean that nobody complains.
notice-blind = { $count ->
    [one] No data: { $count } connected source brought no post.
   *[other] No data: none of the { $count } connected sources brought a post.
} Seeing no complaints does not mean there are none.
notice-part = The data are incomplete: { $count } of { $enabled } { $enabled ->
    [one] source has
   *[other] sources have
} trouble. Lower numbers may be due to this.
notice-part-calm = No complaint was found, but with incomplete data this does not mean there are none.
notice-which = Namely: { $names }.
notice-which-more = Namely: { $names } and { $count } more.
notice-calm = Every source answered: neither complaints nor requests were found.
notice-link = State of the sources

## In short
section-summary = In short
sentence-volume = { $kind ->
    [day] In the day
    [month] In the month
    [quarter] In the quarter
   *[week] In the week
} { $posts ->
    [0] no post was read
    [one] [{ $posts } post](#coverage) was read
   *[other] [{ $posts } posts](#coverage) were read
}{ $trouble ->
    [0] , none of them a complaint or request
   *[other] , [{ $trouble }](#topics) of them complaints and requests
}
sentence-more = [{ $count } more](#course) than { $before }
sentence-fewer = [{ $count } fewer](#course) than { $before }
sentence-same = [as many](#course) as { $before }
sentence-first = There are no data for the period before, so nothing is compared.
before-whole = { $kind ->
    [day] the day before
    [month] in the month before
    [quarter] in the quarter before
   *[week] in the week before
}
before-part = { $kind ->
    [day] in the same part of the day before
    [month] in the same part of the month before
    [quarter] in the same part of the quarter before
   *[week] in the same part of the week before
}
sentence-topics = Most complaints are about { $topics }.
sentence-topics-none = There were no complaints or requests on any topic.
sentence-action = { $count ->
    [0] No open story that needs action now was found
    [one] [{ $count } open story](#action) needs action now
   *[other] [{ $count } open stories](#action) need action now
}{ $critical ->
    [0] {""}
   *[other] , [{ $critical }](#action) of them critical
}{ $growing ->
    [0] {""}
    [one] ; [{ $growing } story](#growing) is growing
   *[other] ; [{ $growing } stories](#growing) are growing
}.
sentence-answers = { $answered ->
    [one] [{ $answered } story](#answered) was
   *[other] [{ $answered } stories](#answered) were
} answered officially, after a median wait of [{ $hours }](#answering)
sentence-answers-none = No story was answered officially
sentence-answers-unknown = { $answered ->
    [one] [{ $answered } story](#answered) was
   *[other] [{ $answered } stories](#answered) were
} answered officially
sentence-coverage = { $answering ->
    [0] None of the [{ $enabled }](#coverage) connected sources answers well
   *[other] [{ $answering } of { $enabled }](#coverage) connected sources answer well
}
tile-posts = Posts read
tile-signals = Civic signals
tile-trouble = Complaints and requests
tile-action = Need action now
tile-answered = Answered officially
tile-praise = Praise
change-more = { $count } more
change-fewer = { $count } fewer
change-same = unchanged
change-first = nothing to compare with
change-hours = median: { $hours }

## Stories
section-action = Needs action now
section-growing = Growing
section-forgotten = Left unresolved
section-reopened = Back after an answer
section-answered = Answered
section-other = Other stories
intro-action = Open stories in which life or health is in danger or several residents lost an essential service, those that came back after an answer among them.
intro-growing = Spoken of more often than before.
intro-forgotten = Complaints go on, and no official answer has come or it did not help.
intro-reopened = There was an answer, but the complaints came back.
intro-answered = Stories with an official answer, and the time from the first complaint to it.
intro-other = New stories, and those that go on as before.
empty-action = No such story was found.
empty-growing = No such story was found.
empty-forgotten = No such story was found.
empty-reopened = No such story was found.
empty-answered = No story was answered in the period.
empty-other = No such story was found.
empty-unsure = The data are incomplete, so this is not certain.
elsewhere-above = { $count ->
    [one] { $count } of them stands
   *[other] { $count } of them stand
} under “{ $section }”.
more-stories = { $count ->
    [one] { $count } more story
   *[other] { $count } more stories
}
card-place = Place
card-unplaced = not named
card-department = Body in charge
card-first = First post
card-last = Last post
card-posts = Posts in the period
card-voices = Distinct voices
card-sources = Sources
card-corrected = Put right
card-groups = About whom
card-topic = Topic
card-title = Story
card-answer = Official answer
card-answer-none = none found so far
card-answer-after = { $hours } after the first complaint
card-answer-first = the first answer { $moment }, { $hours } after the first complaint
card-answer-link = read the answer
card-quotes = What is said
card-withheld = The words are left out so as not to point at one resident.
card-open = Open the public post
words-at-source = The words stand at the source
card-spark = Posts a day: { $counts }
place-district = { $name } district
place-district-noun = { $name } district
voices-none = not counted
voices-few = <5
voices-some = at least { $count }
reason = Why here: { $reasons }.
reason-danger = there is a danger
reason-critical = critical
reason-heard = { $count ->
    [one] urgent, { $count } complaint
   *[other] urgent, { $count } complaints
}
cause-pace = Posts in two days: { $before } before, { $after } now.
cause-silence = { $count ->
    [one] { $count } day
   *[other] { $count } days
} without an official answer.
cause-unhelped = { $count ->
    [one] Complaints have come for { $count } day after the answer.
   *[other] Complaints have come for { $count } days after the answer.
}

## Praise and official publications
section-praise = Praise and what worked
intro-praise = What residents called good.
empty-praise = No praise was found.
section-official = Official publications
intro-official = Announcements and answers of official bodies and services.
empty-official = No official publication was found.
items-more = { $count ->
    [one] { $count } more post
   *[other] { $count } more posts
}

## Topics, days, groups
section-topics = Topics and districts
intro-topics = Complaints and requests. The stronger the colour, the larger the number; posts that name no district have a column of their own.
empty-topics = There were no complaints or requests.
heat-topic = Topic
heat-total = Total
heat-previous = Before
heat-elsewhere = No district named
section-days = Days of this period
intro-days = How many posts were read each day, and how many were complaints, requests or praise.
chart-title = Posts a day
chart-desc = Most posts on { $day }: { $posts }, among them { $trouble } complaints and requests.
chart-table = See the numbers in a table
chart-day = Day
legend-posts = All posts
legend-trouble = Complaints and requests
legend-praise = Praise
section-groups = Groups spoken of
intro-groups = Groups that the text itself names, and what troubles them. Nothing is inferred about who wrote it; fewer than five posts are shown as “<5”.
empty-groups = No group was named.
groups-group = Group
groups-posts = Posts

## Outlets
section-outlets = Publications that assess local services
intro-outlets = How outlets and official bodies wrote about local services: negative in hatched orange, positive in dotted blue. What residents write is left out. Platforms are not added up.
empty-outlets = No publication was found.
outlet-name = Name
outlet-who = Who
outlet-platform = Platform
outlet-posts = Posts
outlets-more = { $count ->
    [one] { $count } more channel
   *[other] { $count } more channels
}

## Coverage
section-coverage = Coverage of sources
intro-coverage = The sources this digest stands on. Troubled ones come first; their state is that of the moment the digest was made.
coverage-source = Source
coverage-health = State
coverage-posts = Posts in the period
coverage-newest = Newest post
coverage-message = What happened
coverage-never = none
coverage-fine = Sources in order: { $count }
coverage-troubled = Sources that need attention: { $count }

## Method
section-method = Method and limits
method-signal = Civic signal
method-signal-text = A complaint, request, question, suggestion, praise, or an answer of a body. Plain news and talk are no signals.
method-urgency = Urgency
method-urgency-text = Critical: a present danger to life or health, or many people without heat, water, power or gas. High: a house or street without a service, a danger that is near, or a vulnerable person without help.
method-voices = Voices
method-voices-text = Several posts of one person are one voice. The key is destroyed every week, so weeks cannot be joined. Fewer than five voices are shown as “<5”, more are rounded down to a multiple of five.
method-quotes = Quotations
method-quotes-text = Personal data are struck out. Where a single resident complains the words are not quoted: only topic and place are shown.
method-compare = Comparison
method-compare-text = The period before is counted alike. An unfinished period is compared with the same part of the one before; percentages are shown from 20 posts on.
method-machine = The machine can be wrong
method-machine-text = Posts are labelled by a program, which errs on jokes and sarcasm. Read the public post itself before deciding.
method-refuses = What Belgi does not do
method-refuses-text = It neither keeps nor shows authors, makes no lists of critics, guesses nobody's age, ethnicity, faith or views, and never comments or replies.
method-configuration = Configuration
method-configuration-text = Sources, cities and departments as in version { $version } of the configuration.
method-corrected = Put right by staff
method-corrected-text = { $count ->
    [one] Staff put right labels of { $count } post of this period; the digest shows them as put right.
   *[other] Staff put right labels of { $count } posts of this period; the digest shows them as put right.
}
method-contact = Removal of a post
method-contact-text = To have a post removed from the digest: { $contact }
footer = { $city } · { $name } · made by Belgi

## Labels: language, type, sentiment, topic, urgency, groups
language-kk = Kazakh
language-ru = Russian
language-mixed = mixed
language-other = other
signal_type-complaint = complaint
signal_type-request = request
signal_type-question = question
signal_type-suggestion = suggestion
signal_type-praise = praise
signal_type-response = answer
signal_type-report = news
signal_type-chat = talk
sentiment-negative = Negative
sentiment-neutral = Neutral
sentiment-positive = Positive
topic-heating = Heating
topic-water = Water and sewerage
topic-electricity = Electricity
topic-gas = Gas
topic-housing = Housing
topic-roads = Roads and streets
topic-transport = Public transport
topic-waste = Waste and cleaning
topic-ecology = Environment
topic-yards = Yards and parks
topic-animals = Animals
topic-health = Health care
topic-education = Education
topic-social = Social support
topic-safety = Public safety
topic-emergency = Emergencies
topic-construction = Building and land
topic-governance = Work of public bodies
topic-economy = Economy and prices
topic-culture = Culture and sport
topic-telecom = Telecom and post
topic-other = Other
urgency-normal = Normal
urgency-high = High
urgency-critical = Critical
groups-children = Children
groups-youth = Young people
groups-elderly = Elderly people
groups-disabled = People with disabilities
groups-large_families = Large families
groups-low_income = Families with low income
groups-pregnant = Pregnant women
groups-workers = Workers
groups-students = Students

## States
state-new = New
state-growing = Growing
state-steady = Going on
state-answered = Answered
state-reopened = Reopened
state-forgotten = Without an answer
state-unhelped = The answer did not help
state-quiet = Quiet
put-right = put right by staff: { $labels }
answer-promise = promised to look into it
answer-underway = work begun or scheduled
answer-done = reported as done
answer-explained = explained
publisher-media = Media
publisher-official = Official body
publisher-community = Community
publisher-service_desk = Service desk
platform-web = Website
platform-telegram = Telegram
platform-vk = VK
platform-youtube = YouTube
platform-instagram = Instagram
platform-facebook = Facebook
platform-ok = OK
platform-inbox = File
health-ok = Working
health-stale = Long without news
health-silent = Answers without posts
health-throttled = Asks for a pause
health-failing = Cannot be read
health-unasked = Not asked yet
fault-unreachable = the server could not be reached
fault-timed_out = no answer came in time
fault-too_large = the answer is too large
fault-status = the server answered with an error
fault-throttled = the server asked for a pause
fault-gone = the address is gone for good
fault-robots = robots.txt forbids reading
fault-forbidden = this address may not be asked
fault-not_a_feed = the document is not of the expected kind
fault-malformed = the document is damaged
fault-item = some posts could not be read
fault-credential = the key is missing or refused
fault-not_accessible = the platform refuses access to the community
fault-permission = no permission is recorded
fault-configuration = the source is configured wrongly
fault-storage = the storage did not answer

## Columns of the table
column-date = Date
column-time = Time
column-source = Source
column-language = Language
column-type = Type
column-topic = Topic
column-urgency = Urgency
column-sentiment = Sentiment
column-district = District
column-places = Places
column-department = Body in charge
column-text = Text
column-link = Link
column-story = Story
column-confidence = Confidence, %
column-post = Post number
column-corrected = Put right

## Parts of the page, filter and appearance
date-short-span = { $day }–{ $lastday } { $month }
date-short-span-months = { $day } { $month } – { $lastday } { $lastmonth }
sentence-usual-above = , [above the usual { $low }–{ $high }](#course)
sentence-usual-below = , [below the usual { $low }–{ $high }](#course)
sentence-usual-within = , [within the usual { $low }–{ $high }](#course)
sentence-topic = [{ $topic } ({ $count })](#t-{ $code })
sentence-rise = The largest rise: [{ $topic }, from { $before } to { $now }](#t-{ $code }).
sentence-district = The district with most complaints: [{ $district } ({ $count })](#map).
sentence-left = { $forgotten ->
    [0] ; none is forgotten
    [one] ; [{ $forgotten } story](#forgotten) is left unresolved
   *[other] ; [{ $forgotten } stories](#forgotten) are left unresolved
}{ $reopened ->
    [0] {""}
   *[other] , and [{ $reopened }](#reopened) came back after an answer
}.
sentence-missing = ; sources with trouble or gaps brought [{ $count }%](#gaps) of the posts in the period before, so the true numbers may be higher
filter-label = Filter stories and posts
filter-words = Search
filter-all = all
filter-district = District
filter-language = Language of posts
filter-found = Shown: @shown of @all
filter-none = Nothing was found.
filter-reset = Clear the filter
copy-link = Copy link
copy-done = Link copied
view-palette = Appearance
view-auto = as on the device
view-light = light
view-dark = dark
view-print = Print
show-stories = Open the list: { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
line-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
items-left = { $count ->
    [one] { $count } more post is in the JSON file.
   *[other] { $count } more posts are in the JSON file.
}
section-answering = How fast the answers came
intro-answering = Of the stories with a complaint or request. Those whose time is not yet up are no part of the shares within 24 and 72 hours.
empty-answering = No story with a complaint or request was found.
answering-stories = Stories
answering-answered = Answered
answering-median = Median wait
answering-day = Within 24 hours
answering-three = Within 72 hours
answering-open = Without an answer
answering-oldest = Waiting longest
answering-nobody = No body known to be in charge
answering-share = { $part } / { $whole }
answering-dash = –
worked-title = Solved
worked-intro = The body reported it solved, and nobody has complained since.
map-title = Schematic map of the districts
map-intro = Complaints and requests, and what they are most about.
map-placed = Laid out roughly, north above; sizes and distances mean nothing.
section-course = Course of complaints and requests
course-usual = The striped band is the usual range: in the { $of } { $kind ->
    [day] days
    [month] months
    [quarter] quarters
   *[week] weeks
} before there were mostly { $low } to { $high } complaints and requests.
course-unknown = The usual range is not known yet: it takes the data of at least four { $kind ->
    [day] days
    [month] months
    [quarter] quarters
   *[week] weeks
} before.
course-band = Usual range
course-title = Complaints and requests of each period
course-desc = From the oldest to the newest: { $counts }.
course-period = Period
outlet-publications = Publications that judge: { $count }
section-reach = Reach of outlets and communities
intro-reach = Views and reactions as the platform itself shows them; where it shows no views, by posts. Each platform counts in its own way, so they are not compared.
reach-views = Views
reach-likes = Reactions
reach-comments = Comments
reach-shares = Reposts
reach-all = all topics
groups-topics = What the complaints are about
groups-stories = Stories
gaps-title = Gaps in time
gaps-intro = Days on which a source that usually writes brought nothing.
gap-source = { $name }: no posts on { $span }; there were { $before } in the period before.
gap-all = { $span }: no posts from any source.
coverage-meaning = Sources with trouble or gaps brought { $count }% of all posts in the period before. The numbers of this period may be too low by about as much.
coverage-days = Days
coverage-left = { $count ->
    [one] { $count } more source is in the JSON file.
   *[other] { $count } more sources are in the JSON file.
}
danger-drugs = Drugs
danger-gas = Gas danger
danger-manhole = Open manhole
danger-self_harm = Incitement to self-harm
danger-violence = Violence or a threat
method-usual = Usual range
method-usual-text = The lowest and highest number of complaints in up to seven periods before; from six on the two extremes are left out. With fewer than four periods no range is shown.
method-states = State of a story
method-states-text = Growing: spoken of more often than before. Without an answer: complaints go on and no official answer came. Reopened: complaints came back after an answer. Quiet: nobody writes any more.
method-answers = Time to answer
method-answers-text = Whole hours from the first complaint to the first official answer. An answer is what a body published about the story; it does not mean that the trouble is over. Median: half of the stories were answered faster.

## Workbook, packs, shelf
sheet-summary = Summary
sheet-stories = Stories
sheet-signals = Signals
sheet-sources = Sources
sheet-reach = Reach
sheet-coverage = Coverage
sheet-method = Method
sheet-labels = Labels
sheets = Sheets
column-what = Figure
column-now = This period
column-state = State
column-age = Age, days
column-answered = First answer at
column-wait = Hours to answer
column-idle = Days without posts
column-number = Story number
column-term = Term
column-meaning = Explanation
right-type = Right type
right-topic = Right topic
right-urgency = Right urgency
right-sentiment = Right sentiment
choose-title = Correct the label
choose-text = The cell shows the label as it is. Where it is wrong, choose the right one from the list; where it is right, leave it.
choose-wrong = Choose one of the labels in the list or put back the one that stood there.
choose-method = In the columns “Right …” of the sheet “Signals”, choose the right label from the list and save the file: the program learns from corrections.
pack-intro = Only the stories that this body answers for.
pack-whole = The city’s whole digest
pack-table = Table (XLSX)
pack-post = public post
pack-age = Age
pack-answered = Answered
pack-median = Median time to answer
pack-open = Without an answer
pack-oldest = Longest wait
pack-none = —
pack-waits = no answer after { $hours }
shelf-title = The shelf of digests
shelf-intro = Every digest of the city, newest first. The date in a file’s name is the digest’s period.
shelf-front = The newest digests of each city. The city’s name leads to all of them.
shelf-search = Search the shelf
shelf-found = Found:
shelf-cities = All cities
shelf-feed = Atom feed
shelf-language = English
shelf-quarters = Digests of a quarter
shelf-months = Digests of a month
shelf-weeks = Digests of a week
shelf-days = Digests of a day
shelf-period = Period
shelf-files = Files
shelf-kk = In Kazakh:
shelf-ru = In Russian:
shelf-en = In English:
shelf-machines = For programs:
shelf-packs = Digests for bodies
shelf-partial = period not over
shelf-empty = No digests yet.
size-kilobytes = { $count } KB
size-megabytes = { $whole }.{ $tenth } MB

## The digest on paper
stories-left = { $count ->
    [one] { $count } more story is on the web page and in the Excel workbook.
   *[other] { $count } more stories are on the web page and in the Excel workbook.
}
intro-outlets-paper = How outlets and official bodies wrote about local services. What residents write is left out. Platforms are not added up.

## Letter
letter-until = The links hold until { $at }. Whoever has a link can open the file: do not pass it on to outsiders.
letter-hours = The links hold for some hours. Whoever has a link can open the file: do not pass it on to outsiders.
