### What stands on every page: the shell, dates, hours, numbers, lists.

language-name = English

## The shell

house-name = Global AI Partnership
register-name = Register of norms, votes and adoption
# $title (String) - the page's title
page-title = { $title } - Register of the Global AI Partnership
skip-to-content = Skip to the content
example-banner = Example: every text, vote and report on this page is invented.
nav-label = Main
nav-menu = Menu
nav-norms = Norms
nav-proposals = Proposals
nav-votes = Votes
nav-members = Members
nav-adoption = Adoption
nav-record = Record
crumbs-label = You are here
other-language = Français
corner-label = Delegations and secretariat
corner-sign-in = Sign in
corner-desk = My desk
corner-account = Account
corner-sign-out = Sign out
search-label = Search norms, votes and members
search-button = Search
foot-label = About this page
# $number (String) - the act's number, grouped
# $moment (String) - when it was recorded
foot-act = Act { $number }, recorded { $moment }
foot-how = How do we know this?
foot-developers = Data for programs
foot-accessibility = Accessibility

## Dates, hours, numbers, lists

# $month (Number) - 1 to 12
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# $month (Number) - 1 to 12
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] Aug.
    [9] Sept.
    [10] Oct.
    [11] Nov.
   *[12] Dec.
}
# $day (Number) - of the month
day-of-month = { $day }
# $day (String) - of the month
# $month (String) - its name
# $year (String) - the year
date-words = { $day } { $month } { $year }
# $day (String) - of the month
# $month (String) - its name
date-without-year = { $day } { $month }
# $hour (String) - 00 to 23
# $minute (String) - 00 to 59
hour-words = { $hour }:{ $minute }
# $date (String) - the day in Paris
# $paris (String) - the hour in Paris
# $utc (String) - the hour in UTC
moment-words = { $date }, { $paris } (Paris), { $utc } UTC
# $date (String) - the day in Paris
# $paris (String) - the hour in Paris
# $utc-date (String) - the day in UTC, where it is another
# $utc (String) - the hour in UTC
moment-words-two-days = { $date }, { $paris } (Paris), { $utc-date }, { $utc } UTC
# $moment (String) - in Paris and UTC
# $place (String) - where the reader is
# $hour (String) - the hour there
moment-in-capital = { $moment }; { $hour } in { $place }
# $moment (String) - in Paris and UTC
# $place (String) - where the reader is
# $date (String) - the day there, where it is another
# $hour (String) - the hour there
moment-in-capital-other-day = { $moment }; { $date }, { $hour } in { $place }
# $count (Number) - whole days
days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
# $count (Number) - whole hours
hours-left = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
# $count (Number) - whole minutes
minutes-left = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
less-than-a-minute-left = less than a minute left
hour-has-passed = ended
# $first (String) - what stands before
# $next (String) - one more
list-middle = { $first }, { $next }
# $first (String) - what stands before
# $last (String) - the last
list-end = { $first } and { $last }

## Parts of pages

pager-label = Pages
pager-newer = Newer
pager-older = Older
errors-title = What was sent could not be taken
field-error = Error:
field-optional = (optional)
cell-nothing = none
stage-done = done
stage-current = now
stage-ahead = not yet

## Choices and outcomes

choice-yes = yes
choice-no = no
choice-abstain = abstain
choice-not-participating = not participating
choice-did-not-vote = did not vote
choice-not-entitled = not entitled

# What a page is about, as search engines show it below its title.
about-home = What the Global AI Partnership has decided on AI, who voted how, and what each member has done since: texts, roll calls and adoption, in English and French.
# $title (String)
about-norms = { $title }. Norms that the Global AI Partnership has adopted, with their texts in English and French, their votes and what each member has done with them.
# $title (String)
about-proposals = { $title }. Proposals before the Global AI Partnership, with their texts, comments, amendments and stages.
# $title (String)
about-votes = { $title }. Votes of the Global AI Partnership, with the result, its arithmetic and how each member voted.
# $title (String)
about-members = { $title }. Members of the Global AI Partnership, with their standing, votes, proposals and adoption of norms.
# $title (String)
about-adoption = { $title }. What each member of the Global AI Partnership has done with each norm, as table, map and timeline.
# $title (String)
about-record = { $title }. The public record of the Global AI Partnership: every act in its order, which anyone can verify.
# $title (String)
about-other = { $title }. The governance register of the Global AI Partnership, in English and French.
