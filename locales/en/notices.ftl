### Notices: the table of who is told of what, the letters themselves, and what was sent.

## The table

notice-table-title = Who is told of what
notice-table-lead = A time limit that nobody was told of could be contested. This is the whole table by which the register tells delegations and the secretariat of what happens in the procedure. It is printed from the rule that the register itself follows.
notice-table-caption = What is told, to whom and when
notice-column-event = What happens
notice-column-who = Who is told
notice-column-when = When
notice-column-sent = How it is sent
# $event (String) - the word of the event
notice-name = { $event ->
    [consultation-opened] A consultation opens
    [comment-made] A comment is made on a proposal
    [comment-answered] A comment is answered
    [amendment-proposed] An amendment to a proposal is submitted
    [revision-to-confirm] A new revision asks the co-sponsors to confirm
    [returned] A proposal is returned for form
    [final-text] The final text of a proposal is fixed
    [ballot-opened] Voting opens
    [reminder] A closing comes near, and no vote of the member stands
    [ballot-extended] The voting is extended
    [ballot-ended] The voting is closed without decision, before its hour
    [provisional-result] The voting closes with a provisional result
    [certified] The result is certified
    [certification-refused] The certification is refused
    [norm-adopted] A norm is adopted
    [entry-into-force] A norm enters into force
    [corrigendum-circulates] A corrigendum is circulated
    [report-due] A report on a norm falls due
    [vote-entered] A member’s vote is entered, changed or withdrawn
    [appointment-changed] A person takes up an office, or leaves it
   *[motion-waits] An act waits for a second officer
}
# $circle (String) - the word of the circle
notice-circle = { $circle ->
    [every-member] every member
    [member-concerned] the member concerned
    [not-voted] each entitled member without a standing vote
    [holders-of-the-vote] everybody who holds the member’s vote
    [secretariat] the secretariat
    [other-officers] officers and registrars, but for the one who proposed
    [partners] partners
   *[the-person] the person
}
# $moment (String) - the word of the moment
# $hours (String) - 72, 24 and 2
# $days (Number) - 30
notice-moment = { $moment ->
    [with-the-act] With the act
    [before-the-closing] { $hours } hours before the closing
   *[before-the-day] { $days } days before the day, and on it
}
# $keeping (String) - the word
notice-keeping = { $keeping ->
    [due] Always, and at once
   *[chosen] At once, collected, or not at all: as each person chooses
}
notice-means-title = What this means
notice-means-member = A member is told through the head of its delegation, the alternates, and the address that it has registered. Each address is told once of one act.
notice-means-concerned = The member concerned is the sponsor of the proposal, who made the comment, the co-sponsors of the revision before, or the Adherent that owes the report.
notice-means-votes = No notice says how anybody voted, or whether anybody else has voted.
notice-means-closed = What is told of a proposal for members goes to members and the secretariat. Partners are told of what is public.
notice-means-hours = Time limits stand in every letter in the hour of Paris, in UTC, and in the hour of the member’s capital.
notice-means-act = A notice is laid together with the act that it tells of: an act that was refused tells nobody, and none is told before the act stands. Letters are sent by e-mail, in English or French as each person prefers, and in both languages to a registered address.
# $hour (String) - 07:00
notice-means-collected = What is collected is sent at { $hour } in Paris: day by day on working days, or on Monday (on the first working day of the week, where Monday is none). Nothing is sent where nothing was collected.
notice-means-proof = What was sent about a proposal or a vote, to whom and when, is kept for five years as proof.
notice-means-public = The public follows the register without giving an address: by feeds and the calendar.
notice-means-safety = Letters about the safety of an account go to its person alone; they are no notices of the procedure, and are always sent.
notice-link-table = Who is told of what

## The letters

# $event (String) - the word of the event
# $what (String) - P-2026-014, B-2026-031, GAIP/NORM/0007
notice-subject = { $event ->
    [consultation-opened] { $what }: consultation opened
    [comment-made] { $what }: a comment on your proposal
    [comment-answered] { $what }: your comment was answered
    [amendment-proposed] { $what }: an amendment to your proposal
    [revision-to-confirm] { $what }: a new revision asks you to confirm
    [returned] { $what }: returned for form
    [final-text] { $what }: final text
    [ballot-opened] { $what }: voting is open
    [ballot-extended] { $what }: voting extended
    [ballot-ended] { $what }: closed without decision
    [provisional-result] { $what }: provisional result
    [certified] { $what }: result certified
    [certification-refused] { $what }: certification refused
    [norm-adopted] { $what }: adopted
    [entry-into-force] { $what }: in force
    [corrigendum-circulates] { $what }: corrigendum circulated
   *[report-due] { $what }: report due
}
# $ballot (String) - B-2026-031
# $hours (Number) - 72, 24 or 2
notice-subject-reminder = { $ballot }: voting closes in { $hours } hours or less
# $event (String) - the word of the event
notice-sentence = { $event ->
    [consultation-opened] A consultation on this proposal is open. Members can comment, propose amendments and co-sponsor.
    [comment-made] A comment was made on the proposal that your delegation sponsors.
    [comment-answered] The comment that your delegation made was answered.
    [amendment-proposed] An amendment to the proposal that your delegation sponsors was submitted. It waits for you to take it up, or to leave it to the vote.
    [revision-to-confirm] The proposal that your delegation co-sponsors has a new revision. Co-sponsorship is of a revision: please confirm it for the new one.
    [returned] The proposal that your delegation sponsors was returned for form. It can be submitted again once that is put right.
    [final-text] The final text of this proposal is fixed in English and French. It will be put to the vote, at the earliest after the period of notice.
    [ballot-opened] Voting is open on this question. The last vote that a member casts before the closing counts.
    [ballot-extended] The voting on this question was extended. Votes already cast stand, and can be changed until the new closing.
    [ballot-ended] The voting on this question was closed before its hour, without decision.
    [provisional-result] The voting has closed. The result is provisional: until the moment below a member may report an error in the recording of its vote.
    [certified] The result of this vote is certified.
    [certification-refused] The certification of the result was refused. No decision was taken.
    [norm-adopted] A norm was adopted.
    [entry-into-force] This norm is in force.
    [corrigendum-circulates] A corrigendum to this norm is circulated. It stands if no member objects before the moment below.
   *[report-due] A report on what your Government has done with this norm falls due.
}
# $member (String) - France
# $hours (Number) - 72, 24 or 2
notice-sentence-reminder = No vote of { $member } stands on this question. Voting closes in { $hours } hours or less; after the closing nothing is received.
# $event (String) - the word of the event
notice-until = { $event ->
    [consultation-opened] Consultation ends
    [provisional-result] Errors can be reported until
    [corrigendum-circulates] Objections until
   *[ballot-opened] Voting closes
}
# $event (String) - the word of the event
notice-day = { $event ->
    [entry-into-force] In force since
    [final-text] Put to the vote at the earliest on
    [report-due] Due on
   *[certified] Adopted on
}
notice-fact-proposal = Proposal
# $symbol (String) - P-2026-014
# $title (String) - its title
notice-fact-titled = { $symbol }, “{ $title }”
notice-fact-revision = Revision
notice-fact-ballot = Vote
notice-fact-part = Place in the order of voting
notice-fact-norm = Norm
notice-fact-outcome = Outcome
notice-fact-ground = Ground
# $number (Number) - the comment's
# $member (String) - who made it
notice-fact-comment-by = No. { $number }, by { $member }
notice-fact-comment = Comment
notice-fact-amendment = Amendment
notice-fact-corrigendum = Corrigendum
# $outcome (String) - the word
notice-outcome = { $outcome ->
    [adopted] adopted
    [rejected] rejected
   *[no-decision] no decision
}
# $kind (String) - what it opens
notice-open = { $kind ->
    [proposal] Open the proposal
    [comments] Open the comments
    [amendment] Open the amendment
    [ballot] Open the vote
   *[norm] Open the norm
}
# $address (String) - the page of the table
notice-small-due = Notices of this kind are always sent. Who is told of what: { $address }
# $address (String) - the account page
notice-small-chosen = You choose how you are told of this: { $address }
# $member (String) - France
notice-small-address = Sent to the registered address of { $member }.
# $count (Number) - notices
notice-collected-subject = { $count ->
    [one] { $count } notice, collected for you
   *[other] { $count } notices, collected for you
}
# $count (Number) - notices
notice-collected = { $count ->
    [one] This happened since the last letter of this kind.
   *[other] These { $count } things happened since the last letter of this kind.
}
notice-collected-due = Due from you

## My account

# $pace (String) - the word of the pace
notice-pace = { $pace ->
    [at-once] At once
    [daily] Once a day
    [weekly] Once a week
   *[never] Not at all
}

## What was sent

notice-proof-title = Notices sent
notice-proof-lead = What was laid for whom about this vote, and when a mail server took it over: proof that every member was told.
notice-proof-caption = Notices, by address
notice-proof-summary = Notices, by kind
notice-proof-none = Nothing was laid about this vote. Votes opened before notices were sent have none.
notice-proof-all = Every address
notice-proof-what = Notice
notice-proof-laid = Laid
notice-proof-to = To
notice-proof-member = For
notice-proof-language = Language
notice-proof-both = both
notice-proof-delivery = Delivery
# $moment (String) - when
notice-sent-at = taken over on { $moment }
notice-waits = waits to be sent
notice-held = waits to be collected
# $moment (String) - when
notice-given-up = given up on { $moment }
# $sent (Number) - taken over
# $all (Number) - laid
notice-sent-of = { $sent } of { $all } sent
# $count (Number) - given up
notice-not-delivered = { $count ->
    [one] { $count } not delivered
   *[other] { $count } not delivered
}
notice-undelivered-title = Notices not delivered
notice-undelivered-lead = A notice that a mail server never takes, or not for two days, is given up and stands here. Whoever was not told by it should be told otherwise; it can be tried again once the cause is gone.
notice-undelivered-none = Every notice was delivered, or is on its way.
notice-undelivered-caption = Notices that were given up
notice-undelivered-collected = collected notices
notice-undelivered-about = About
