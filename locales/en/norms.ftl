### Norms: list, page, desk, and the motions about them.

norms-title = Norms
norms-what = Norms that the Partnership has adopted, newest first. The English and French texts are equally authentic.
norms-empty = No norm here yet. A norm stands here from the day its adoption is recorded.
norms-empty-narrowed = No norm matches. Choose another theme or state.
norms-filter-title = Narrow the list
norms-filter-state = State
norms-filter-every-state = All states
norms-filter-theme = Theme
norms-filter-every-theme = All themes
norms-filter-button = Show

## Where a norm stands

norms-state-in-force = in force
norms-state-not-in-force = adopted, not yet in force
norms-state-annulled = annulled
# $date (String) - the day
norms-in-force-since = In force since { $date }
# $date (String) - the day
norms-enters-into-force = Enters into force on { $date }
norms-not-yet-in-force = Adopted, not yet in force
# $date (String) - the day
norms-annulled-on = Annulled on { $date }
# $count (Number) - adherences missing
norms-adherences-missing = { $count ->
    [one] { $count } more adherence is needed before the day is known
   *[other] { $count } more adherences are needed before the day is known
}
norms-equally-authentic = English and French texts equally authentic
# $date (String) - the day
# $reference (String) - of the decision
norms-annulled-how = This norm was annulled on { $date } ({ $reference }). Its text and history stay readable; nothing more is recorded on it.

## How it was decided

# $yes (Number) - votes
# $no (Number) - votes
# $abstain (Number) - abstentions
norms-result = Adopted by { $yes ->
    [one] { $yes } vote
   *[other] { $yes } votes
} to { $no }, with { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
norms-without-vote = Adopted without a vote
# $date (String) - day of the meeting
# $body (String) - the body
# $chair (String) - the member in the chair
# $reference (String) - of the report
norms-without-vote-how = Adopted without a vote on { $date } by { $body }, { $chair } in the chair; report { $reference }.
# $members (String) - names
norms-dissociated = Dissociated from the adoption: { $members }.
norms-nobody-dissociated = No member dissociated itself from the adoption.
norms-how-title = How it was decided
norms-roll-link = How each member voted
norms-proposal-link = The proposal, its revisions and comments

## Facts

norms-fact-symbol = Symbol
norms-fact-adopted = Adopted
norms-fact-decision = Decision
norms-fact-adherents = Adherents
# $count (Number) - Adherents
# $members (Number) - members today
norms-adherents-of = { $count } of { $members ->
    [one] { $members } member
   *[other] { $members } members
}
norms-fact-theme = Theme
norms-fact-sponsor = Sponsor
norms-fact-effect = Effect
norms-effect-binding = binds members from adoption, except those against or abstaining
norms-effect-on-adherence = on notification of adherence
norms-fact-force = Entry into force
# $date (String) - the day
norms-force-on-date = on { $date }
# $months (Number) - months
norms-force-after-adoption = { $months ->
    [0] on adoption
    [one] { $months } month after adoption
   *[other] { $months } months after adoption
}
# $adherences (Number) - how many
# $months (Number) - months
norms-force-after-adherences = { $months ->
    [0] on the day of adherence number { $adherences }
    [one] { $months } month after adherence number { $adherences }
   *[other] { $months } months after adherence number { $adherences }
}
norms-fact-reports = Reports
# $months (Number) - months
norms-reports-every = { $months ->
    [one] every { $months } month from adherence
   *[other] every { $months } months from adherence
}
norms-reports-none = none asked for
norms-fact-original = Original
# $day (String) - day of adoption
# $title (String) - title
# $symbol (String) - printed symbol
norms-by-line = { $symbol } · adopted on { $day } · { $title }

## The text

norms-contents = Contents
norms-text-title = Text
norms-text-en = English
norms-text-fr = French
norms-text-both = Side by side
norms-text-choose = Language of the text
norms-text-preamble = Preamble

## Who has done what

norms-done-title = Who has done what
norms-done-caption = What members have done with this norm
norms-done-member = Member
norms-done-status = Status
norms-done-since = Adheres since
norms-done-reservations = Reservations
norms-done-last = Last notification
norms-done-receipt = Receipt
# $number (String) - the entry's number, grouped
norms-acknowledged = acknowledged, entry { $number }
norms-unacknowledged = not acknowledged yet
norms-bound-by-adoption = bound by the adoption
norms-nothing-title = Nothing reported
# $count (Number) - members
# $members (String) - their names
norms-nothing-reported = { $count ->
    [one] { $count } member has reported nothing: { $members }.
   *[other] { $count } members have reported nothing: { $members }.
}
norms-notifications-title = Notifications, newest first
# $count (Number) - how many more
norms-notifications-older = { $count ->
    [one] { $count } older notification
   *[other] { $count } older notifications
}
norms-notifications-empty = No member has notified anything yet. What members notify will stand here the same day.
# $member (String) - name
# $event (String) - what was notified
# $date (String) - date of effect
norms-notification = { $member }: { $event }, { $date }
norms-note-none = without a note
norms-how-known-title = How do we know this?
norms-how-known = Everything on this page follows from these entries of the public record.
norms-how-known-all = All entries about this norm

## The desk

norms-desk-title = What your member has done with this norm
# $member (String) - name
norms-desk-of = Notifications by { $member }
norms-desk-report-title = Notify
norms-desk-report-what = What is notified becomes public at once, in the languages it is given in. A correction is a later notification; the history stays.
norms-desk-kind = What is notified
norms-desk-date = Date of effect
norms-desk-date-hint = Today or earlier, not before the adoption
norms-desk-note-en = Note in English
norms-desk-note-fr = Note in French
norms-desk-note-hint = Public. The paragraphs it is about are chosen below.
norms-desk-notify = Notify
norms-desk-own-empty = Your member has notified nothing on this norm yet.
norms-desk-only-head = The head of delegation notifies; others read here.
norms-desk-officer-title = Notifications on this norm
norms-desk-acknowledge = Acknowledge receipt
# $number (String) - the entry's number, grouped
norms-desk-done = Entered in the record as entry { $number }.
norms-desk-link = Delegations: notify what your member did
norms-desk-back = The norm's public page
norms-desk-annul = Propose an annulment
norms-desk-annulled = This norm was annulled; nothing more can be notified.
# $member (String) - name
# $event (String) - what was notified
norms-due-acknowledge = Acknowledge receipt: { $member }, { $event }

## Motions

norms-motion-two = This needs two officers: what you propose here waits until another officer approves it as it stands.
norms-motion-propose = Propose to a second officer
norms-motion-body = Body
norms-motion-decided = Date of the decision
norms-motion-reference = Reference of the report or decision
norms-motion-reference-hint = Capitals, digits and signs, as GAIP/PLEN(2026)4
norms-motion-choose = Choose
# $proposal (String) - symbol
norms-motion-adoption-title = Record an adoption without a vote: { $proposal }
norms-motion-adoption-what = For a proposal at its final text, adopted at a meeting of a body. It receives the next symbol of a norm.
norms-motion-chair = Member in the chair
norms-motion-dissociations = Members that dissociated themselves
norms-motion-dissociations-hint = None, if nobody did
# $norm (String) - printed symbol
norms-motion-annulment-title = Record an annulment: { $norm }
norms-motion-annulment-what = A body annuls a norm. Its text and history stay readable; nothing more can be notified on it.

norms-explain-title = Explanation of position
# $moment (String) - the hour, Paris and UTC
norms-explain-until = The norm was adopted without a vote. The member may say how it understands it until { $moment }; what is recorded is public at once and is never edited.
# $moment (String) - the hour, Paris and UTC
norms-explain-over = The period for explanations ended on { $moment }.
norms-explain-en = In English
norms-explain-fr = In French
norms-explain-button = Record the explanation
norms-explained-title = Explanations of position
