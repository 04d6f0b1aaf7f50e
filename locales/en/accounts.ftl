### Accounts, invitations and the post, for the administrator.

accounts-title = Accounts
accounts-lead = Everybody who can sign in, or could. An administrator ends accounts and offices, and never sees or sets a password.
accounts-search = Name or address
accounts-search-button = Find
# $count (Number) - on this page
accounts-caption = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
accounts-nothing = No account is called so.
accounts-offices = Offices now
accounts-no-office = none
accounts-since = Account since
accounts-ended = Ended
accounts-chip-ended = ended
accounts-number = Number
accounts-first = Back to the first
accounts-next = Next
accounts-periods = Offices by period
accounts-periods-none = This account never held an office.
accounts-runs = runs
accounts-reset-what = Sends a link to the address, with which its person sets a new password. It removes no passkey and no code.
accounts-reset = Let a new password be set
accounts-sessions-what = Ends every session at once and forgets every browser, as when a computer was lost.
accounts-sessions = End all sessions
accounts-end-what = Nobody signs in to it again. What was done with it stays in the log and on the record, and its address is free for another account.
accounts-end = End this account
accounts-end-not-yet = An account can be ended once it holds no office. End its offices first, in the table above.
accounts-ended-what = This account has ended. Nothing can be done with it any more.
accounts-done-ended = The account has ended.
accounts-done-sessions = All its sessions have ended.
accounts-act = What can be done

invitations-title = Invitations
invitations-lead = Newest first. One that waits can be sent again, with a new link, or withdrawn.
invitations-caption = Who was invited to what
invitations-nothing = Invitations to offices will stand here.
invitations-to = To
invitations-by = By
invitations-when = Made
invitations-state = State
# $moment (String) - until when
invitations-waiting = waits until { $moment }
invitations-taken = taken up
invitations-withdrawn = withdrawn
# $moment (String) - when it ended
invitations-over = ended { $moment }
invitations-by-machine = the command line
invitations-again = Send again
invitations-withdraw = Withdraw
invitations-sent-again = Another letter is on its way, with a new link.

letters-title = Mail
letters-lead = Letters are laid with the act that they tell of, and sent after it. One that a server never takes, or not for two days, is given up and stands here.
letters-not-carried = No mail server is set here, so nothing is sent. In an invented house letters are written into its folder.
letters-waiting = Waiting
letters-last-sent = Last sent
letters-none-sent = none yet
letters-dead = Given up
letters-dead-caption = Letters that were given up
letters-nothing-dead = No letter was given up.
letters-kind = Letter
letters-trouble = Why
letters-again = Try again
letters-kind-factor = what one signs in with has changed
letters-kind-sign-in = sign-in from a new place
letters-kind-office = office begun or ended
letters-kind-vote = a member’s vote was entered
letters-kind-invitation = invitation
letters-kind-reset = new password
letters-kind-motion = waits for a second officer

people-mailed-title = A letter is on its way
# $email (String) - to whom
people-mailed = It goes to { $email }, with a link that works once, for one hour. Only who reads it has the link.
