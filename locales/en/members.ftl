### Members: the list, and the page of each.

members-title = Members
# $members (Number) - all
# $states (Number) - member States
# $organisations (Number) - regional organisations
members-counts = { $members ->
    [one] { $members } member
   *[other] { $members } members
}: { $states ->
    [one] { $states } State
   *[other] { $states } States
} and { $organisations ->
    [one] { $organisations } regional organisation
   *[other] { $organisations } regional organisations
}.
members-caption = Members and their standing
members-caption-note = The member votes, not the person.
members-code = Code
members-standing = Standing
members-since = Member since
members-former-title = Former members
members-partners-title = Partners
members-partners-lead = Partners read what is not confidential, and do not vote.
members-partners-empty = Invitees, Participants and Associates will stand here once a body has decided on them.
members-partners-caption = Partners
members-entry = Act
members-not-yet = not yet a member
members-member = member
members-admitted = admission
members-reinstated = reinstatement
members-withdrawn = withdrawal
# $scope (String) - suspended from what
# $date (String) - first day without
members-suspended-until = { $scope } until { $date }
# $date (String) - of effect
members-former-since = withdrew on { $date }
members-standing-title = Standing over time
members-standing-caption = Each change, by the decision it rests on, newest first
members-recorded = Recorded
members-offices-title = Offices of the delegation
members-offices-empty = The seats of the delegation will stand here once it is accredited.
members-offices-caption = Seats in force
members-offices-note = The record names seats, never persons.
members-names-title = Names
members-names-caption = Names borne, newest first
members-short = Short name
members-formal = Formal name
members-votes-title = Votes, newest first
members-votes-empty = How this member voted will stand here once a vote in which it is entitled is closed.
members-votes-all = All votes in which it was listed
# $ballot (String) - its symbol
# $date (String) - of the closing
members-vote-closed = { $ballot } · closed on { $date }
members-norms-title = What it has done with each norm
members-norms-empty = Its standing on each norm will stand here once a norm is adopted.
members-norms-all = What each member has done
# $norm (String) - symbol
# $date (String) - of the adherence
members-norm-since = { $norm } · Adherent since { $date }
# $date (String) - the day it was due
members-report-late = report due since { $date }
members-proposals-title = Proposals submitted or co-sponsored, newest first
members-proposals-empty = Public proposals that this member submits or co-sponsors will stand here.
members-proposals-all = All proposals it submitted
# $proposal (String) - symbol
# $date (String) - of the submission
members-proposal-sponsored = { $proposal } · sponsor, submitted on { $date }
# $proposal (String) - symbol
# $member (String) - the sponsor
members-proposal-cosponsored = { $proposal } · co-sponsor, submitted by { $member }
members-partner-no-longer = no longer a partner
members-partner-decided = By which act
members-partner-caption = Each record of this partner, newest first

## Filters, standing over time, what is overdue

members-filter-text = Name or code
members-filter-every-standing = Every standing
# $standing (String) - a standing
members-stands = { $standing ->
    [member] member in good standing
    [suspended] suspended
   *[former] former member
}
members-empty = No member answers to this choice on that day.
# $member (String) - its name
members-course-label = Standing of { $member } over time
# $standing (String) - in words
# $from (String) - first day
# $to (String) - last day
members-period = { $standing }, from { $from } to { $to }
# $standing (String) - in words
# $from (String) - first day
members-period-now = { $standing }, since { $from }
members-compare = How often it votes as other members do
members-overdue-title = What is overdue
# $count (Number) - norms
members-overdue-title-newest = { $count ->
    [one] What is overdue, of the newest { $count } norm that asks for reports
   *[other] What is overdue, of the newest { $count } norms that ask for reports
}
members-overdue-empty = No report of this member is overdue. A report that a norm asks for will stand here from the day after it was due.
members-amendments-title = Amendments proposed, newest first
members-amendments-empty = Amendments to public proposals that this member proposes will stand here.
members-amendments-all = All proposals
# $amendment (String) - as it is cited
# $proposal (String) - what it amends
members-amendment = { $amendment } to { $proposal }
