### Appointments: offices confirmed by code, letters of credentials, what a delegation prepares, notes verbales.

field-letter = Letter of credentials
refusal-two-officers-appoint = Two officers appoint to this office: one of them proposes it on the desk of the secretariat. An administrator does so alone only while there are fewer than two.
refusal-two-officers-stay = Fewer than two officers would be left. Let two officers appoint another first; until then the person’s sessions and keys can be ended.
# $left (Number) - tries
refusal-wrong-code = { $left ->
    [one] This is not the code on the other screen. { $left } try is left.
   *[other] This is not the code on the other screen. { $left } tries are left.
}
refusal-code-void = The code was mistyped too often and is void. End the seat and offer the office again.
refusal-own-code = You took up this office yourself: whoever invited you confirms it.
# $moment (String) - Paris and UTC
refusal-vote-waits = The vote was granted less than a day ago. It can be given from { $moment }, or once an officer of the secretariat has confirmed it.
# $fault (String) - what is wrong
refusal-letter = { $fault ->
    [too-long] The file is longer than 5 MB. Send a smaller scan.
    [not-pdf] This is no PDF file. Save or scan the letter as PDF.
    [cut] The file is cut off, or something follows its end. Save it anew as PDF.
    [encrypted] The file is protected by a password or key. Save it without protection.
    [active] The file contains scripts, other files or actions. Print it to a new PDF and send that one.
   *[other] The file cannot be looked through. Print it to a new PDF and send that one.
}
refusal-voted-itself = The delegation has a vote of its own in this ballot: it changes it itself until the closing.

motion-appointment = Appointment of an officer or administrator
motion-note-verbale = Vote received by note verbale

accreditation-lead = The member names its head of delegation in a letter of credentials. Another officer will read it and approve, exactly as it stands here.
appointment-lead = Officers, registrars and administrators are appointed by two officers. Another officer will have to approve it, exactly as it stands here.
appointment-choose = Choose an office
letter-hint = One PDF, 5 MB at most, without password, scripts or attachments. Officers and the delegation can read it; it is never public.
letter-not-needed = An office of the house can be proposed without one.
letter-kept = The letter is here; another file replaces it. SHA-256
letter-none = none
# $sha256 (String)
letter-sha256 = PDF, SHA-256 { $sha256 }
letter-open = Open the letter (PDF)
letter-waits = not approved yet
# $kilobytes (Number)
letter-size = { $kilobytes } KB
# $seat (String) - FRA/1, or that it waits
letter-of = Letter of credentials, { $seat }
letters-of-credentials = Credentials
letters-of-credentials-none = Letters of credentials stand here once a head of delegation is accredited with one.

code-title = Tell your code
code-lead = You have taken up an office. It becomes yours once whoever invited you has confirmed this code.
code-one = You have taken up one more office:
# $moment (String)
code-until = Valid until { $moment }.
code-void = The code was mistyped too often. Ask to be invited again.
code-why = Call the person who invited you, on a number you know, and read the code to them. So nobody who only read your mail holds your office.

holding-title = Confirm people
holding-offices = Offices taken up
holding-offices-what = Speak to the person by telephone or face to face, not by the address the invitation went to. Ask for the code on their screen and type it here. If the person did not take up the office, end the seat.
holding-offices-none = Whoever takes up a vote or an office of the house you invited to will stand here until you confirm the code on their screen.
# $moment (String)
holding-taken = Taken up { $moment }
holding-code = Code on their screen
holding-button = Confirm
holding-votes = New holders of a vote
holding-votes-what = A new holder of a member’s vote votes a day after it was granted, unless an officer confirms it before. Confirm only what the member has confirmed to you.
holding-votes-none = Heads and alternates who were granted the vote in the last 24 hours will stand here.
# $moment (String)
holding-votes-from = Votes from { $moment } without a confirmation
# $seat (String) - FRA/2
holding-vote-button = Let { $seat } vote now
holding-done-office = Confirmed: the office is held from now on.
holding-done-vote = Confirmed: the vote can be given from now on.
# $name (String) - of the person
holding-due-office = Confirm { $name }
# $name (String) - of the person
holding-due-vote = { $name } holds a vote since less than a day

credentials-title = Credentials of delegations
credentials-lead = Who heads each delegation, and the address at which the member is told when that changes.
# $count (Number) - of members
credentials-caption = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
credentials-heads = Head’s seat
credentials-no-head = none
credentials-none = none registered
# $member (String)
credentials-of = Credentials of { $member }
credentials-address = Registered address
# $moment (String)
credentials-address-since = Registered { $moment }.
credentials-no-address = No address is registered yet.
credentials-address-what = It is told of every accreditation, and of every vote entered from a note verbale. When it changes, the old address is told.
credentials-register = Register this address
credentials-registered = The address is registered.
credentials-seats = Seats
credentials-no-seats = No seat of this delegation was ever given out.
credentials-own-none = No registered address: ask the secretariat to register that of your ministry or mission.
# $address (String)
credentials-own = Registered address of the member: { $address }. The secretariat changes it at the member’s request.

prepared-title = Prepared
# $name (String) - who
# $moment (String) - when
prepared-by = Prepared by { $name } on { $moment }.
prepared-is-no-vote = It is no vote until the head or an alternate gives it, and it is deleted at the closing.
prepared-review = Review and vote
prepared-put-aside = Put it aside
# $name (String) - who prepared it
# $ballot (String)
prepared-due-vote = Prepared by { $name }: to be given, { $ballot }
prepare-vote-title = Prepare the vote
prepare-vote-what = The head or an alternate finds it here and gives it in one step. Only your delegation sees it; it is no vote before.
prepare-vote-choice = The vote to give
prepare-button = Prepare for the head
prepare-report-title = Prepare a report
prepare-report-what = The head of delegation finds it on this page, and notifies. Nobody else sees it before.
prepare-report-done = Prepared. The head of delegation finds it on the desk.
prepare-report-confirm = Read it, complete it, and notify: it is recorded as you send it.
prepare-report-anew = What you send replaces it.

course-title = Prepared and decided
course-empty = Votes, comments and reports that somebody of the delegation prepares will stand here, with who prepared and who decided them.
course-caption = The last twenty
course-note = For your delegation only.
course-what = What
course-prepared = Prepared by
course-decided = Decided by
course-state = State
course-nobody = nobody yet
course-open = to be decided
# $kind (String) - vote, notification or comment
course-done = { $kind ->
    [vote] voted
    [comment] published
   *[notification] notified
}
course-declined = put aside
course-lapsed = voting ended
# $ballot (String)
course-vote = Vote, { $ballot }
# $norm (String)
course-report = Report, { $norm }
# $proposal (String)
course-comment = Comment, { $proposal }

# $moment (String) - Paris, UTC and the capital
vote-cannot-waits = You were granted the vote less than a day ago. You can vote from { $moment }, or once an officer of the secretariat has confirmed it. You can prepare the vote now.
vote-roll-by-note = by note verbale
note-verbale-title = Enter a vote received by note verbale
note-verbale-what = For a member that cannot vote here itself. Another officer approves; the vote is then recorded like every other, marked on the roll after the closing, and the delegation can replace it until then. A delegation that has voted itself is not overruled.
note-verbale-seen = A vote is undisclosed until the closing. You two who enter it see it, and nobody else; say it to nobody. It is deleted from here once it is recorded. Everybody who holds the member’s vote is told by mail that a vote was entered, never which.
note-verbale-choice = The vote in the note
note-verbale-received = Received on
note-verbale-received-hint = The day on the stamp of receipt.
note-verbale-reference-hint = The number of the note, as NV/FRA(2026)12.
note-verbale-stands = Two officers entered it from a note verbale. You can replace it until the closing.

# $member (String) - France
letter-head-subject = { $member }: a head of delegation was accredited
# $member (String) - France
letter-head = Two officers of the secretariat accredited a head of delegation of { $member }, on the strength of a letter of credentials. The seat is offered at the address below; whoever takes it up can vote a day after an officer has confirmed them, or earlier if an officer confirms the vote.
letter-head-email = Offered to
letter-head-wrong = If the member did not ask for this, tell the secretariat at once, by telephone.
# $member (String) - France
letter-address-subject = { $member }: another registered address
# $member (String) - France
letter-address = An officer of the secretariat registered another address at which { $member } is told of its delegation. This is the last letter to the address registered before.
letter-address-new = New address
# $member (String) - France
# $ballot (String) - B-2026-031
letter-note-subject = { $member }, { $ballot }: a vote was entered from a note verbale
# $member (String) - France
# $ballot (String) - B-2026-031
letter-note = Two officers of the secretariat entered a vote of { $member } in ballot { $ballot }, which they received by note verbale. Votes are undisclosed until the closing, so this letter does not say which it is.
letter-note-why = Whoever holds the vote can see it on the desk, and replace it until the closing. If the member sent no note, do so, and tell the secretariat at once.
appointment-go-on = Go on to the review
appointment-review = Review
appointment-review-what = Exactly this will wait for the approval of another officer.
appointment-again = Begin again
note-verbale-reference = Reference of the note
holding-deed-office = Confirm who holds the office
holding-deed-office-what = From now on this person holds the office. A vote can be given a day later, or once an officer confirms it.
holding-deed-vote = Let a new holder vote
holding-deed-vote-what = From now on this person can give the member’s vote.
