### Desks: what is due, then what can be done.

# $count (Number) - things due
# $member (String) - short name
desk-due-heading = { $count ->
    [0] { $member }: nothing is due
    [1] { $member }: one thing is due
    [2] { $member }: two things are due
    [3] { $member }: three things are due
    [4] { $member }: four things are due
   *[other] { $member }: { $count } things are due
}
desk-nothing-due = Votes in running ballots, comments before the end of a consultation, co-sponsorships to confirm and reports on norms will stand here, the nearest deadline first.
desk-texts = Texts
desk-drafts = Drafts of the delegation
desk-proposals = Proposals the delegation can read
desk-public-page = Public page of the member
desk-people = Delegation
desk-people-caption = Who sits in which seat
desk-people-note = Seats are on the public record; names are not.
desk-partner-title = Open to partners
desk-partner-lead = Partners read what is not confidential, and do not vote.
desk-partner-empty = Public proposals under consultation or put to the vote will be listed here as they open.
desk-secretariat-title = Desk of the secretariat
desk-due-title = To be done
desk-secretariat-nothing = Proposals submitted, consultations and votes that have ended, and notifications to acknowledge will stand here.
desk-forms = Record or propose
desk-invite-partner = Invite a partner’s delegate
desk-administrator-title = Accounts and seats
desk-accounts = Seats in force
# $count (Number) - of seats
desk-accounts-caption = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
desk-auditor-title = Private log
desk-log-lead = Sign-ins, seats and links, newest first. Each line is chained to the one before; the newest hash enters the public record daily. Reading this page leaves a line.
desk-log-whole = The chain is whole: each line follows from the one before.
# $number (String) - of the line
desk-log-broken = The chain is broken at line { $number }: it does not follow from the one before.
desk-log-caption = Lines of the log
desk-log-number = No.
desk-log-event = Event
desk-log-about = About
desk-log-by = By account
desk-without-office = No office
desk-without-office-what = Your account holds no office at present, so there is nothing to do here. Ask the head of your delegation, or the administrator of accounts.
