### People and offices: seats, invitations, links.

office-expert = expert
office-head = head of delegation
office-alternate = alternate
office-partner-delegate = delegate of a partner
office-officer = officer
office-registrar = registrar
office-administrator = administrator of accounts
office-translator = translator
office-reviser = reviser
office-auditor = auditor
office-secretariat = Secretariat
# $whose (String) - member or secretariat
# $office (String) - the office
office-of = { $whose }, { $office }
people-since = Since
people-until = Until
people-last-day = Last day
people-change = Change
people-invited = invited
# $seat (String) - FRA/2
people-end = End { $seat }
# $seat (String) - FRA/2
people-reset = New password for { $seat }
people-invite-title = Invite to an office
people-invite-heads = Heads of delegation are accredited by two officers of the secretariat; experts and alternates are invited by their head. Officers, registrars and administrators are appointed by two officers, once there are two.
people-invite-button = Make an invitation link
people-until-hint = The office ends by itself after this day, in Paris. An alternate holds the vote for a period, so it needs one.
people-new-password = New password
people-password-hint = At least 15 characters of any kind; several unrelated words will do.
people-link-title = Pass this link on
# $email (String) - the invited person’s address
people-link-invitation = It invites { $email }, once, within three days. Send it by a channel you trust.
# $email (String) - the account’s address
people-link-reset = With it { $email } sets a new password, once, within the hour. Send it by a channel you trust.
people-link-once = The link is shown this once and is kept nowhere. If it is lost, make another.
people-link-back = Back to the desk

# The own account.
account-title = Your account
account-sessions = Sessions
account-sessions-what = A session ends after half an hour without use, and twelve hours after the sign-in. If one of these is not yours, end it and change the password.
# $count (Number) - of sessions
account-sessions-caption = { $count ->
    [one] { $count } session runs
   *[other] { $count } sessions run
}
account-agent = Browser
account-agent-unknown = A browser that does not say what it is
account-since = Signed in
account-seen = Last used
account-this = this session
account-end = End this session
account-end-others = End all other sessions
account-no-others = No other session runs.
account-password = Password
account-current-password = Present password
account-wrong-password = This is not the present password.
account-password-what = With a new password all other sessions end.
account-language = Language of letters
account-language-what = For what the register sends you. Each page has its own address in either language.
account-language-button = Keep this language
account-done-session = The session has ended.
account-done-others = All other sessions have ended.
account-done-password = The new password is set, and all other sessions have ended.
account-done-language = The language is kept.
account-done-email = A letter is on its way to the new address, if nobody has an account with it. Open the link in it within the hour; until then nothing changes.
account-email = E-mail address
account-new-email = New address
account-email-what = You confirm the change, then open a link that is mailed to the new address. The address before is told.
account-email-button = Change the address
address-title = New e-mail address
# $from (String) - the address that the account has now
# $to (String) - the new one
address-lead = The account of { $from } is to have the address { $to }.
address-what = You sign in with it from then on, and the register writes to it. All sessions end, and links that were mailed to the address before open nothing any more.
address-button = Use this address
# $seat (String) - FRA/2
people-end-title = End { $seat }?
people-end-what = Whoever sits there loses the office and every session at once. That the seat has ended is public; who sat there is not.
people-end-keep = Keep the seat
