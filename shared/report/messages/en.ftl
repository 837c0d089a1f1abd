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
nav-label = Parts of the digest
partial = The period is not over: data up to { $until }. Compared with the same part of the period before.

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
sentence-volume = { $posts ->
    [one] { $posts } post was read
   *[other] { $posts } posts were read
} in the period: { $signals } civic signals, among them { $trouble } complaints and requests.
sentence-more = { $count } more complaints and requests { $before }.
sentence-fewer = { $count } fewer complaints and requests { $before }.
sentence-same = As many complaints and requests { $before }.
sentence-first = There are no data for the period before, so nothing is compared.
before-whole = as against the period before
before-part = as against the same part of the period before
sentence-topics = Mentioned most: { $topics }.
sentence-topics-none = There were no complaints or requests on any topic.
sentence-action = { $count ->
    [one] { $count } open story needs
   *[other] { $count } open stories need
} action now, { $critical } of them critical.
sentence-action-none = No open story that needs action now was found.
sentence-answers = { $answered ->
    [one] { $answered } story was
   *[other] { $answered } stories were
} answered officially, after a median wait of { $hours }; { $forgotten } left without an answer.
sentence-answers-none = No story was answered officially in the period; { $forgotten } left without an answer.
sentence-answers-unknown = { $answered ->
    [one] { $answered } story was
   *[other] { $answered } stories were
} answered officially; { $forgotten } left without an answer.
sentence-coverage = Sources connected: { $enabled }; answering well: { $answering }; with posts in the period: { $with }.
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
section-forgotten = Left without an answer
section-reopened = Back after an answer
section-answered = Answered
section-other = Other stories
intro-action = Open stories without an answer in which life or health is in danger or an essential service is lost.
intro-growing = Spoken of more often than before.
intro-forgotten = Complaints go on and no official answer has come.
intro-reopened = There was an answer, but the complaints came back.
intro-answered = Stories with an official answer, and the time from the first complaint to it.
intro-other = New stories, and those that go on as before.
empty-action = No such story was found.
empty-growing = No such story was found.
empty-forgotten = No story without an answer was found.
empty-reopened = No such story was found.
empty-answered = No story was answered in the period.
empty-other = No such story was found.
empty-unsure = The data are incomplete, so this is not certain.
elsewhere-above = { $count ->
    [one] { $count } more such story stands
   *[other] { $count } more such stories stand
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
card-groups = About whom
card-topic = Topic
card-title = Story
card-answer = Official answer
card-answer-none = none found so far
card-answer-after = { $hours } after the first complaint
card-answer-link = read the answer
card-quotes = What is said
card-withheld = The words are left out so as not to point at one resident.
card-open = Open the public post
card-spark = Posts a day: { $counts }
place-district = { $name } district
place-district-noun = { $name } district
voices-none = not counted
voices-few = <5
voices-some = at least { $count }
cause-pace = Posts: { $before } before, { $after } now.
cause-silence = { $count ->
    [one] { $count } day
   *[other] { $count } days
} without an official answer.

## Praise and official publications
section-praise = Praise
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
section-days = Day by day
intro-days = How many posts were read each day, and how many were complaints, requests or praise.
chart-title = Posts a day
chart-desc = Most posts on { $day }: { $posts }, among them { $trouble } complaints and requests.
chart-table = See the numbers in a table
chart-day = Day
legend-posts = All posts
legend-trouble = Complaints and requests
legend-praise = Praise
section-groups = Who is spoken of
intro-groups = Groups that the text itself names. Nothing is inferred about who wrote it.
empty-groups = No group was named.
groups-group = Group
groups-posts = Posts

## Outlets
section-outlets = How outlets and communities wrote
intro-outlets = Attitude to the service or situation. Each channel has a row of its own: platforms are not added up, because one piece of news may be repeated on several.
empty-outlets = No post was found.
outlet-name = Name
outlet-who = Who
outlet-platform = Platform
outlet-posts = Posts
outlet-share = Shares
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
state-quiet = Quiet
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
health-failing = Failing
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
