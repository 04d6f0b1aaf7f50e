### Refusals: what is not possible, and what would make it possible; one message per refusal of the rules.

# $field (String) - the field's label
refusal-missing = “{ $field }” is empty. Fill it in to go on.
# $field (String) - the field's label
refusal-malformed = “{ $field }” is not in the form expected. Correct it as shown beside the field.
# $field (String) - the field's label
# $most (String) - characters, grouped
refusal-too-long = “{ $field }” is too long. Shorten it to { $most } characters at most.
refusal-hour-skipped = This hour does not exist on that day: Paris moves to summer time. Choose another hour.
refusal-ends-before = The end stands before the beginning. Choose an end that comes later.
# $field (String) - the field's label
refusal-must-be-later = “{ $field }” must lie in the future. Choose a later moment.
# $field (String) - the field's label
refusal-must-not-be-later = “{ $field }” must not lie in the future. Give the date of today or an earlier one.
# $least (Number) - characters
refusal-weak-password = This password is too short or too easily guessed. Choose one of { $least } characters or more that nobody could guess; several unrelated words will do.
refusal-sign-in-first = This page is for delegations and the secretariat. Sign in to open it.
refusal-wrong-credentials = The address or the password is not right. Check them and try again, or ask for a new password.
refusal-code-refused = This code was not accepted. It may be mistyped, over, or used already: wait for the next one and type that. After five wrong codes in a row, wait five minutes.
refusal-passkey = The passkey was not accepted. Try again, or use another way.
refusal-no-passkey = There is no passkey for this account yet. One can be added under “Your account”.
# $most (Number) - how many passkeys there can be
refusal-too-many-passkeys = There are { $most } passkeys already, and no more can be kept. Remove one that you do not use first.
refusal-last-factor = This is the only way left to prove that it is you. Add another one first.
refusal-offer-over = The key for the app was shown too long ago. Begin again to get a new one.
refusal-not-yours = This belongs to another delegation or office. Whoever holds it can do what you asked.
refusal-office = Your office does not permit this act. Ask someone whose office does, or ask the secretariat which one is needed.
refusal-link-spent = This link was already used, has expired, or never existed. Ask whoever sent it for a new one.
refusal-foreign-form = This form did not come from a page of the register, so nothing was done. Open the page again here and send it from there.
refusal-second-officer = This act needs two different officers, and you are the one who proposed it. Another officer can approve it.
refusal-nothing-waiting = Nothing waits for a second officer here any more: it was changed, approved or has expired. Propose it again if it is still needed.
refusal-motion-changed = What you were about to approve was edited after you opened it. Read it again, then approve it.
# $member (String) - the member's code
refusal-holds-vote = This person already holds the vote of { $member }. It must end there before it can begin here.
refusal-administrator = An administrator holds no other office. Name another person, or end the administrator’s role first.
refusal-seat-taken = This seat is held by someone else. End that appointment first, or choose another seat.
refusal-account-exists = There is already an account for this address. Use another address, or give the role to the account that exists.
refusal-not-found = There is nothing at this address for you to read. Check the symbol, or search the register.
refusal-out-of-order = This is not in order at the present stage. The page of the proposal says what can be done now.
refusal-changed = This has changed since you opened it, so nothing was overwritten. What you typed is kept below: compare it with the present text, then send it again.
refusal-request-reused = This form was already sent with another content, and that first one stands. Open the page again to send a new one.
refusal-already-done = This has already been done; nothing more is needed.
refusal-already-member = This is already a member. An admission can be recorded again only after a withdrawal has taken effect.
refusal-not-member = This is not a member on that date. Record the admission first, or choose a date of membership.
refusal-already-suspended = The member is already suspended over those dates. Choose other dates, or record the reinstatement first.
refusal-not-suspended = The member is not suspended on that date, so there is nothing to reinstate. Check the member and the date of effect.
refusal-suspended = Your member is suspended from all participation. It can act here again once the suspension has ended or the member is reinstated.
# $date (String) - of the decision
refusal-effect-before = This was decided on { $date } and cannot take effect before. Give that day or a later one.
refusal-returned-before = This proposal was already returned on that ground, and none is returned twice on the same one. Choose another ground, or let it proceed.
# $moment (String) - when the period ended
refusal-return-too-late = A proposal can be returned for form within five working days of its submission; they ended on { $moment }. It proceeds; what is lacking can be put right in the final text.
# $language (String) - in the reader's language
refusal-language-missing = The text in { $language } is missing. Add it to go on.
refusal-sponsor-cosponsor = Your delegation is the sponsor of this proposal, so it cannot also be a co-sponsor. Another delegation can.
refusal-not-cosponsor = Your delegation is not a co-sponsor of this proposal. Co-sponsor it first.
refusal-maintain = A co-sponsor may still maintain this proposal, so it cannot be ended by the sponsor alone. A co-sponsor that maintains it becomes the sponsor.
refusal-voting-begun = The voting has begun, and the proposal cannot be changed any more. A new proposal can be submitted.
# $moment (String) - when it ends
refusal-consultation-running = The consultation is still running. This becomes possible when it ends, on { $moment }.
refusal-consultation-over = The consultation has ended, and comments are no longer taken. An explanation of vote can be given when the proposal is put to the vote.
refusal-already-public = This document is public already, and it cannot be restricted again.
refusal-sponsor-agree = The sponsor has not agreed to make this document public. Ask the sponsor for its consent first.
# $current (Number) - number of the revision
refusal-not-current = This is not the current revision, which is Rev.{ $current }. Open that one and do it there.
refusal-unchanged = Nothing was changed, so there is no new revision. Change the text in one language at least.
# $date (String) - the earliest day
refusal-notice-too-short = The notice is too short. The voting can open on { $date } at the earliest; an earlier opening needs a waiver that cites its decision.
# $days (Number) - the least number of days
refusal-window-too-short = { $days ->
    [one] The voting must stay open for at least { $days } day. Choose a later closing.
   *[other] The voting must stay open for at least { $days } days. Choose a later closing.
 }
# $date (String) - the day chosen
# $next (String) - the working day after it
refusal-not-working-day = { $date } is not a working day of the house. The next working day is { $next }.
refusal-nobody-entitled = No member would be entitled to vote on that day, so the voting cannot be opened. Check the standing of the members and the day of opening.
refusal-rule-impossible = No vote could ever satisfy this rule. Give a share of at most the whole, and say the quorum or that there is none.
refusal-no-rule = The rulebook in force has no rule for this kind of decision. It must be given one before this can be put to the vote.
# $ballot (String) - the symbol of the ballot
refusal-not-entitled = Your member is not entitled to vote in { $ballot }; the page of the vote gives the ground. It may comment and explain its position.
# $moment (String) - when it opens
refusal-not-open = The voting has not opened. Votes are received from { $moment }.
# $moment (String) - when it closed
refusal-closed = The voting closed on { $moment }, and this was not received before then. The member may have its intended vote stated beside the roll.
# $moment (String) - when it closes
refusal-still-running = The voting is still open. This becomes possible after the closing, on { $moment }.
refusal-nothing-to-withdraw = Your member has no vote recorded here, so there is none to withdraw. It may vote until the closing.
# $moment (String) - when the period ends
refusal-error-period-running = Members may report errors of recording until { $moment }. The result can be certified after that.
# $moment (String) - when the period ended
refusal-error-period-over = Errors of recording could be reported until { $moment }. The member may ask the secretariat for a correction to the record.
refusal-open-reports = An error reported by a member has not been answered. Answer each report before the result is certified.
# $moment (String) - when the period ended
refusal-explanation-over = Explanations of vote were taken until { $moment }. The delegation may still comment on the norm or report on its adoption.
# $moment (String) - the present closing
refusal-extension = The voting now closes on { $moment }, and it can only be extended. Choose a later closing.
refusal-registrar = One of the two officers must be a registrar. A registrar can approve this.
refusal-outcome-would-change = This correction would change the outcome, and a clerical correction must not. Only a decision of the body can annul a result.
refusal-nothing-to-correct = The record already says this, so there is nothing to correct. Check the member and the vote.
refusal-not-adhered = The member has not adhered to this norm on that date. Notify the adherence first.
refusal-already-adhered = The member has already adhered to this norm. It can notify a measure or an implementation.
# $date (String) - day of adoption
refusal-before-adoption = The norm was adopted on { $date }, and this cannot have happened before. Give that day or a later one.
# $begins (String) - the first day on which there is something
refusal-nothing-that-day = There is nothing to show for that day: what stands on this page begins on { $begins }. Choose that day or a later one.
refusal-norm-annulled = This norm was annulled, and nothing more is recorded on it. Its text and history stay readable.
refusal-nothing-to-acknowledge = There is no notification whose receipt remains to be acknowledged here. A new one will be listed when a member sends it.
refusal-already-withdrawn = This has been withdrawn already. A new one can be notified instead.

## Labels of fields

field-member = Member
field-proposal = Proposal
field-ballot = Vote
field-norm = Norm
field-draft = Draft
field-seat = Seat
field-theme = Theme
field-reference = Reference of the decision
field-document = Document
field-key = Verifier key
field-title = Title
field-name = Name
field-summary = Summary
field-reason = Reason
field-text = Text
field-explanation = Explanation of vote
field-choice = Vote cast for the member
field-date = Date
field-hour = Hour
field-from = Beginning
field-until = End
field-email = E-mail address
field-password = Password
field-person-name = Name of the person
field-role = Role
field-body = Body
field-kind = Kind
field-clause = Clause
field-months = Months
field-adherences = Number of adherences
field-ground = Ground
field-note = Note
field-scope = Scope
field-classification = Classification
field-language = Language
field-revision = Revision
field-chair = Chair
field-iso2 = Two-letter code
field-request-id = Number of the form

language-english = English
language-french = French
# $checkpoint (String) - the missing one, by its size and root
refusal-read-only = The register can be read but not changed at this moment: { $checkpoint } was signed and is not in this database. Please try again once the secretariat has brought it back.
refusal-not-parallel = { $units ->
    [one] The English and French texts differ in one unit: make them parallel first; the parity report names it.
   *[other] The English and French texts differ in { $units } units: make them parallel first; the parity report names them.
}
# $language (String)
refusal-not-signed-off = { $language } is not signed off for this revision: a translator or reviser signs each language off, after which this becomes possible.
refusal-signed-off-by-same = You signed off the other language: a second person must sign off this one.
refusal-translation-not-agreed = The sponsor has not agreed the translation yet: its head of delegation can, on the proposal’s page.
refusal-consultation-not-running = Comments are taken while the consultation runs.
refusal-unit-gone = This unit is not in the current text any more. Choose another, or the text as a whole.
# $language (String)
refusal-wording-missing = Give the wording in { $language } too.
refusal-amendment-settled = This amendment was withdrawn, accepted or decided on, or has fallen: nothing more can be done with it.
# $count (Number)
refusal-amendments-await = { $count ->
    [one] One accepted amendment is in no revision yet. The sponsor makes a revision that contains it; then the text can be fixed.
   *[other] { $count } accepted amendments are in no revision yet. The sponsor makes a revision that contains them; then the text can be fixed.
}
refusal-amendment-conflicts = { $units ->
    [one] One unit that this amendment touches has changed since: propose it again for the text as it is now.
   *[other] { $units } units that this amendment touches have changed since: propose it again for the text as it is now.
}
refusal-order-incomplete = Give every amendment that stands its place in the order, each once.
# $place (Number)
refusal-division-emptied = What stands before place { $place } in the order may take all its units out: put these units to the vote before it.
refusal-still-applies = This amendment can still be applied to the text: put it to the vote.
refusal-parts-not-decided = Amendments and parts of the text are decided before the whole: put the next in the order to the vote.
refusal-no-part-left = Nothing is left in the order of voting: put the proposal as a whole to the vote.
# $adopted (String) - a date
refusal-norm-changed-since = The norm has a newer version, adopted on { $adopted }, than the one this text was written against. Withdraw the proposal and submit it again on that version, so that nothing adopted since is undone unseen.
# $proposal (String)
refusal-norm-being-decided = { $proposal } on the same norm is being voted on, or its result awaits certification. When it is settled, this proposal may be decided.
refusal-norm-ended = This norm was abrogated or replaced: it can no longer be changed.
# $until (String)
refusal-objections-open = Members may still object until { $until }.
# $until (String)
refusal-objections-over = The period for objections ended { $until }.
refusal-objected-to = A member objected: the corrigendum does not stand. Propose an amendment of the norm instead.
refusal-force-by-date = An amendment or abrogation of a norm enters into force on a date, or a number of months after its adoption: choose one of these.
field-unit = Unit
field-wording = Wording
field-comment = Comment
field-amendment = Amendment
field-corrigendum = Corrigendum
field-answer = Answer
field-order = Order of voting
# $language (String)
# $line (Number) - where it stands
refusal-text-malformed = The text in { $language } must be mended in line { $line } first: the remarks on the draft say how.
refusal-not-compared = The register can be read but not changed at this moment: since it started it was not compared with its last signed checkpoint yet. Please try again in a moment.
refusal-text-withheld = A text that this builds on is withheld from the record: nothing can be made of it mechanically. Enter a new text instead.
refusal-holds-offices = This account still holds an office. End its offices first.
field-code = Code
