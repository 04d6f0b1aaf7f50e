### Letters that the register sends by e-mail.

letter-from = Registry of the Global AI Partnership
# $name (String) - the person
letter-greeting = Dear { $name },
letter-greeting-unnamed = Good day,
letter-automatic = The register sent this letter by itself; nobody reads an answer to it.
letter-due = Letters about the safety of an account and about a member’s vote are always sent.
letter-when = When
letter-browser = Browser
letter-network = Network
letter-open-account = Open your account page
letter-not-you = If it was not you, end all sessions on your account page, replace what you sign in with, and tell an administrator of the register.

# $name (String) - what its person calls the passkey
letter-passkey-named = the passkey “{ $name }”
letter-passkey = a passkey
letter-codes = the program that shows codes
letter-recovery-codes = recovery codes
letter-password = the password
letter-email = the e-mail address
letter-factor-subject = What you sign in with has changed
# $factor (String) - a passkey, the password
letter-factor-added = This was added to what you sign in with: { $factor }.
# $factor (String) - a passkey, the password
letter-factor-removed = This was removed from what you sign in with: { $factor }.
# $factor (String) - a passkey, the password
letter-factor-replaced = This was replaced in what you sign in with: { $factor }.
# $factor (String) - recovery codes
letter-factor-used = This was used in your name: { $factor }.

letter-sign-in-subject = You signed in from a new place
letter-sign-in = A session of your account began in a browser, or in a network, that you had not used before.

letter-appointed-subject = You hold a new office in the register
# $office (String) - France, head of delegation
letter-appointed = You now hold this office: { $office }.
letter-ended-subject = An office of yours has ended
# $office (String) - France, head of delegation
letter-ended = You no longer hold this office: { $office }. Your sessions have ended.
letter-seat = Seat
letter-appointment-wrong = If you did not expect this, tell an administrator of the register.

# $member (String) - France
# $ballot (String) - B-2026-031
letter-vote-subject = { $member }, { $ballot }: the vote was entered or changed
# $member (String) - France
# $ballot (String) - B-2026-031
letter-vote = The vote of { $member } in ballot { $ballot } was entered, changed or withdrawn. Votes are undisclosed until the closing, so this letter does not say which it is.
# $member (String) - France
letter-vote-why = Everybody who holds the vote of { $member } receives this letter. If none of you did this, replace the vote before the closing and tell the secretariat at once.
letter-vote-entry = Entry of the record
letter-vote-open = Open the ballot on your desk

letter-invitation-subject = An office in the register is offered to you
# $office (String) - France, head of delegation
letter-invitation = You are invited to take up this office in the registry of the Global AI Partnership: { $office }.
# $moment (String) - when the invitation ends
letter-invitation-link = The link works once, and for one hour. The invitation itself stands until { $moment }: whoever sent it can have a new link sent until then.
letter-invitation-open = Take up the office
letter-invitation-unexpected = If you do not expect it, do nothing: nobody else can use it without this letter.

letter-reset-subject = A new password for the register
letter-reset = Somebody, probably you, asked to set a new password for your account.
letter-reset-link = The link works once, and for one hour. It neither signs in nor removes anything else that you sign in with.
letter-reset-open = Set a new password
letter-reset-unexpected = If you did not ask, do nothing: the password stays as it is.
letter-new-email-subject = Your new address for the register
letter-new-email = Somebody, probably you, asked that your account have this address from now on.
letter-new-email-link = The link works once, and for one hour. All sessions end with it.
letter-new-email-open = Use this address
letter-new-email-unexpected = If you did not ask, do nothing: the address stays as it is.

# $subject (String) - FRA, B-2026-031
# $kind (String) - certification
letter-motion-subject = { $subject }: { $kind } waits for a second officer
# $kind (String) - certification
# $subject (String) - FRA, B-2026-031
# $seat (String) - SEC-2
letter-motion = The officer in seat { $seat } proposed this: { $kind }, { $subject }. It stands once another officer approves it.
letter-motion-until = It waits until
letter-motion-open = Look at it on your desk
