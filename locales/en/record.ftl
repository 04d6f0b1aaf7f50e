### The public record: its pages, and each act as a sentence.

record-title = The public record
record-what = Every public act of the register stands here, in the order in which it happened, and is never changed or taken out. Each entry says what was done, in which office and when; offices are numbered seats, not names. Titles, texts and explanations stand in documents, which an entry names by a fingerprint.
record-why = So any page of this register can be checked against the acts it rests on, by anybody, without asking us.
record-list-title = Entries, newest first
record-empty = No entry is of that kind. Entries will stand here when such an act is done.
record-filter-title = Narrow the list
record-filter-symbol = Symbol of a proposal, vote or norm
record-filter-symbol-hint = For example P-2026-014, B-2026-031 or GAIP-NORM-0007
record-filter-member = Member
record-filter-everyone = All members
record-filter-button = Show
record-filter-all = Show all entries
# $what (String) - a symbol or a member's name
record-filtered-by = Entries about { $what }
record-newest = Newest
# $number (String) - the entry's number, grouped
record-entry-title = Entry { $number } of the record
# $seats (String) - the seats that acted
record-by = By { $seats }
record-by-registry = By the register itself, at its hour
record-by-secretariat = By the secretariat; the seat is not shown yet
record-by-delegation = By a delegation; the seat is not shown yet
record-by-nobody = Who acted is not shown yet
# $first (String) - seat of the officer who proposed
# $second (String) - seat of the officer who approved
record-by-two = Proposed by { $first }, approved by { $second }
record-fact-index = Number
record-fact-time = Time
record-fact-seat = In which seat
record-fact-leaf = Leaf hash (RFC 6962, SHA-256)
record-bytes-title = The entry, byte for byte
record-bytes-what = These are the canonical bytes (RFC 8785) over which the leaf hash is taken.
record-bytes-link = The same bytes as a file
record-documents-title = Documents it names
record-documents-none = This entry names no document.
# $media (String) - media type
# $bytes (String) - length, grouped
record-document-line = { $media }, { $bytes } bytes
record-document-closed = not public yet
record-document-link = text and salt
record-before = Entry before
record-after = Entry after

## Words of lists

# $body (String) - the body's word
record-body = { $body ->
    [plenary] the Plenary
    [council] the Council
    [ministerial-meeting] the Ministerial Meeting
    [bureau] the Bureau
    [chair] the Chair
   *[other] { $body }
}
# $kind (String) - the kind's word
record-decision-kind = { $kind ->
    [norm-adoption] adoption of a norm
    [norm-amendment] amendment of a norm
    [norm-abrogation] abrogation of a norm
    [amendment] amendment to a proposal
    [division] division of the text
    [procedural] procedural question
    [admission] admission of a member
    [mutual-agreement] mutual agreement
   *[other] { $kind }
}
# $ground (String) - the ground's word
record-ground = { $ground ->
    [language-missing] a language is missing
    [title-missing] the title is missing
    [summary-missing] the summary is missing
    [reason-missing] the reason is missing
    [clauses-missing] the clauses are missing
    [layout] the layout
    [text-defective] defective text
    [electorate-wrong] the list of members entitled to vote is wrong
    [fault-of-the-registry] fault of the register
    [decision-of-the-body] decision of the body
    [error-of-recording] error of recording
    [irregularity] irregularity
   *[other] { $ground }
}
# $office (String) - the office's word
record-office = { $office ->
    [expert] expert
    [head-of-delegation] head of delegation
    [alternate] alternate
    [partner-delegate] delegate of a partner
    [officer] officer
    [registrar] registrar
    [administrator] administrator
    [auditor] auditor
    [translator] translator
    [reviser] reviser
   *[other] { $office }
}
# $kind (String) - the kind's word
record-partner-kind = { $kind ->
    [invitee] Invitee
    [participant] Participant
    [associate] Associate
   *[other] { $kind }
}
# $outcome (String) - the outcome's word
record-outcome = { $outcome ->
    [adopted] adopted
    [rejected] rejected
   *[no-decision] no decision
}

## Each act as a sentence

# $house (String) - live or demo
# $origin (String) - where the record begins
record-act-open = { $house ->
    [live] The register was opened as a house of record, with the origin { $origin }.
   *[demo] The register was opened as an example, in which texts, votes and times are invented, with the origin { $origin }.
}
# $version (Number) - of the rulebook
# $date (String) - first day
record-act-rulebook = Version { $version } of the rulebook was entered, in force from { $date }.
# $name (String) - the theme
record-act-theme = The theme “{ $name }” was added.
record-act-log = The newest line of the private log was fixed in the record by its hash.
# $origin (String) - of the new record
# $first (String) - first lost entry of the old record
# $last (String) - last lost entry of the old record
record-act-continue = This record, { $origin }, continues an older one whose entries { $first } to { $last } were lost.
# $key (String) - name and id of the key
# $purpose (String) - what it signs
record-act-key = The key { $key } began to sign: { $purpose }.
# $commitment (String) - beginning of the commitment
# $ground (String) - why
# $reference (String) - of the decision
record-act-withhold = The document { $commitment }… was withheld: { $ground } ({ $reference }). Text and salt were erased.
# $purpose (String) - log, certificate or receipt
key-use = { $purpose ->
    [log] checkpoints of the record
    [certificate] certificates of results
   *[receipt] receipts of votes
}
# $ground (String) - court-order, personal-data or rights-of-others
withhold-ground = { $ground ->
    [court-order] order of a court
    [personal-data] protection of personal data
   *[rights-of-others] rights of others
}
# $member (String) - name
# $date (String) - date of effect
# $reference (String) - of the decision
# $body (String) - the body
record-act-admission = { $member } was admitted as a member from { $date }, by { $body } ({ $reference }).
# $member (String) - name
# $scope (String) - vote or all-participation
# $date (String) - date of effect
# $reference (String) - of the decision
# $body (String) - the body
record-act-suspension = { $scope ->
    [vote] The right of { $member } to vote was suspended from { $date }, by { $body } ({ $reference }).
   *[other] All participation of { $member } was suspended from { $date }, by { $body } ({ $reference }).
}
# $member (String) - name
# $date (String) - date of effect
# $reference (String) - of the decision
# $body (String) - the body
record-act-reinstatement = { $member } was reinstated from { $date }, by { $body } ({ $reference }).
# $member (String) - name
# $date (String) - date of effect
# $reference (String) - of the notification
record-act-member-withdrawal = { $member } withdraws from the Partnership with effect from { $date } ({ $reference }).
# $member (String) - code
# $name (String) - the new short name
# $date (String) - date of effect
# $reference (String) - of the notification
record-act-rename = { $member } is named { $name } from { $date } ({ $reference }).
# $name (String) - the partner
# $kind (String) - Invitee, Participant, Associate
# $date (String) - date of effect
# $reference (String) - of the decision
record-act-partner = { $name } is a partner of the house as { $kind } from { $date } ({ $reference }).
# $member (String) - name
# $date (String) - today
record-act-standing-changes = The standing of { $member } changes on { $date }, as decided before.
# $seat (String) - its number
# $office (String) - the office
record-act-seat = Seat { $seat } was offered: { $office }.
# $seat (String) - its number
record-act-seat-end = Seat { $seat } ended.
# $member (String) - the sponsor
# $proposal (String) - symbol
# $theme (String) - the theme
record-act-submission = { $member } submitted the proposal { $proposal }, theme { $theme }.
# $proposal (String) - symbol
# $ground (String) - from the list
record-act-return = { $proposal } was returned to its sponsor for form: { $ground }.
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-revision = Revision Rev.{ $revision } of { $proposal } was entered.
# $proposal (String) - symbol
# $revision (Number) - its number
# $language (String) - in the reader's language
record-act-translation = The translation into { $language } of { $proposal }, Rev.{ $revision }, was supplied.
# $proposal (String) - symbol
# $moment (String) - its end
record-act-consultation = The consultation on { $proposal } was opened until { $moment }.
# $proposal (String) - symbol
record-act-consultation-end = The consultation on { $proposal } ended.
# $member (String) - name
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-co-sponsorship = { $member } became a co-sponsor of { $proposal }, Rev.{ $revision }.
# $member (String) - name
# $proposal (String) - symbol
record-act-co-sponsorship-withdrawn = { $member } is no longer a co-sponsor of { $proposal }.
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-final-text = The final text of { $proposal } was fixed: Rev.{ $revision }.
# $member (String) - name
# $proposal (String) - symbol
record-act-proposal-withdrawal = { $member } withdrew the proposal { $proposal }.
# $member (String) - name
# $proposal (String) - symbol
record-act-maintenance = { $member } maintained the proposal { $proposal } and became its sponsor.
# $member (String) - name
# $proposal (String) - symbol
record-act-consent-to-publish = { $member } agreed that { $proposal } be made public.
# $proposal (String) - symbol
record-act-declassification = { $proposal } was declassified.
# $proposal (String) - symbol
record-act-for-members = An act on { $proposal }, which is for members. It can be read here when the proposal is opened.
# $proposal (String) - symbol
# $count (Number) - acts opened
record-act-disclosure = { $count ->
    [one] { $count } act on { $proposal } that was for members was laid open.
   *[other] { $count } acts on { $proposal } that were for members were laid open.
}
# $ballot (String) - symbol
# $proposal (String) - symbol
# $moment (String) - its closing
# $count (Number) - members entitled
record-act-ballot = { $count ->
    [one] { $proposal } was put to the vote, { $ballot }, until { $moment }; { $count } member is entitled to vote.
   *[other] { $proposal } was put to the vote, { $ballot }, until { $moment }; { $count } members are entitled to vote.
}
# $ballot (String) - symbol
record-act-vote = A vote was received, changed or withdrawn in { $ballot }. By whom and how is opened at the closing.
# $ballot (String) - symbol
# $moment (String) - its new closing
# $reference (String) - of the decision
record-act-extension = The voting in { $ballot } was extended until { $moment } ({ $reference }).
# $ballot (String) - symbol
# $ground (String) - from the list
# $reference (String) - of the decision
record-act-ballot-end = { $ballot } was closed without decision: { $ground } ({ $reference }).
# $ballot (String) - symbol
# $outcome (String) - the outcome
# $yes (Number) - votes
# $no (Number) - votes
# $abstain (Number) - abstentions
record-act-closing = The voting in { $ballot } closed and its votes were opened; provisional result: { $outcome }, { $yes } in favour, { $no } against, { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}.
# $member (String) - name
# $ballot (String) - symbol
record-act-error-report = { $member } reported an error of recording in { $ballot }.
# $ballot (String) - symbol
# $outcome (String) - the outcome
record-act-certification = The result of { $ballot } was certified: { $outcome }.
# $ballot (String) - symbol
# $relation (String) - amends, abrogates; anything else for a new norm
# $norm (String) - symbol
# $date (String) - day of adoption
record-act-certification-adopted = The result of { $ballot } was certified: { $relation ->
    [amends] the amendment of { $norm }
    [abrogates] the abrogation of { $norm }
   *[other] { $norm }
} was adopted on { $date }.
# $ballot (String) - symbol
# $ground (String) - from the list
# $reference (String) - of the decision
record-act-certification-refusal = Certification of { $ballot } was refused: { $ground } ({ $reference }).
# $member (String) - name
# $ballot (String) - symbol
# $choice (String) - the vote
record-act-intended-vote = { $member } stated its intended vote in { $ballot }: { $choice }.
# $member (String) - name
# $ballot (String) - symbol
# $choice (String) - the vote
# $reference (String) - of the decision
record-act-correction = The record of the vote of { $member } in { $ballot } was corrected: { $choice } ({ $reference }).
# $member (String) - name
# $subject (String) - the vote, norm or proposal
record-act-explanation = { $member } explained its position on { $subject }.
# $member (String) - name
# $subject (String) - the vote, norm or proposal
# $language (String) - in the reader's language
record-act-explanation-translated = The secretariat supplied the translation into { $language } of what { $member } explained on { $subject }.
# $relation (String) - amends, abrogates; anything else for a new norm
# $norm (String) - symbol
# $proposal (String) - symbol
# $body (String) - the body
# $chair (String) - name
# $reference (String) - of the report
# $date (String) - day of the meeting
record-act-adoption-without-vote = { $relation ->
    [amends] The amendment of { $norm }
    [abrogates] The abrogation of { $norm }
   *[other] { $norm }
} was adopted without a vote on { $date } by { $body }, { $chair } in the chair ({ $reference }), from { $proposal }.
# $norm (String) - symbol
# $date (String) - day
record-act-entry-into-force = { $norm } entered into force on { $date }.
# $norm (String) - symbol
# $body (String) - the body
# $reference (String) - of the decision
# $date (String) - day of the decision
record-act-annulment = { $norm } was annulled on { $date } by { $body } ({ $reference }).
# $member (String) - name
# $norm (String) - symbol
# $event (String) - what was notified
# $date (String) - date of effect
record-act-adherence = { $member } notified on { $norm }: { $event }, with effect from { $date }.
# $member (String) - name
# $norm (String) - symbol
# $number (String) - the entry's number, grouped
record-act-acknowledgement = Receipt of what { $member } notified on { $norm } in entry { $number } was acknowledged.
record-verify = To check the whole record yourself, without an account:
# $member (String) - name
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-translation-agreed = { $member } agreed the translation of { $proposal }, Rev.{ $revision }.
# $language (String) - in the reader's language
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-sign-off = The text in { $language } of { $proposal }, Rev.{ $revision }, was signed off.
# $member (String) - name
# $proposal (String) - symbol
# $revision (Number) - its number
# $comment (Number) - its number
record-act-comment = { $member } commented on { $proposal }, Rev.{ $revision }: comment C.{ $comment }.
# $comment (Number) - its number
# $proposal (String) - symbol
# $answer (String) - the answer's words
record-act-comment-answer = Comment C.{ $comment } on { $proposal } was answered: { $answer }.
# $answer (String) - the answer's word
comment-answer = { $answer ->
    [accepted] accepted
    [accepted-in-part] accepted in part
    [rejected] not accepted
    [noted] noted
   *[other] { $answer }
}
# $member (String) - name
# $amendment (Number) - its number
# $proposal (String) - symbol
# $revision (Number) - the revision it amends
record-act-amendment = { $member } proposed amendment A.{ $amendment } to { $proposal }, Rev.{ $revision }.
# $member (String) - name
# $amendment (Number) - its number
# $proposal (String) - symbol
record-act-amendment-joined = { $member } became a co-sponsor of amendment A.{ $amendment } to { $proposal }.
# $member (String) - name
# $amendment (Number) - its number
# $proposal (String) - symbol
record-act-amendment-withdrawn = { $member } withdrew amendment A.{ $amendment } to { $proposal }.
# $member (String) - name
# $amendment (Number) - its number
# $proposal (String) - symbol
record-act-amendment-accepted = { $member }, the sponsor, accepted amendment A.{ $amendment } to { $proposal }.
# $amendment (Number) - its number
# $proposal (String) - symbol
record-act-amendment-falls = Amendment A.{ $amendment } to { $proposal } falls: what was decided before leaves it without object.
# $proposal (String) - symbol
# $count (Number) - how many are decided before the whole
record-act-voting-order = { $count ->
    [one] The order of voting on { $proposal } was recorded: one decision before the whole.
   *[other] The order of voting on { $proposal } was recorded: { $count } decisions before the whole.
}
# $proposal (String) - symbol
# $revision (Number) - its number
record-act-merging = The final text of { $proposal } became Rev.{ $revision }, as the vote on a part of it decided.
# $relation (String) - replaces or abrogates
# $norm (String) - symbol
# $date (String) - the day
# $proposal (String) - symbol
record-act-norm-end = { $relation ->
    [replaces] { $norm } was replaced on { $date } by what { $proposal } adopted.
   *[other] { $norm } was abrogated on { $date } by { $proposal }.
}
# $corrigendum (Number) - its number
# $norm (String) - symbol
# $moment (String) - until when members may object
record-act-corrigendum = Corrigendum Corr.{ $corrigendum } to { $norm } was circulated; members may object until { $moment }.
# $member (String) - name
# $corrigendum (Number) - its number
# $norm (String) - symbol
record-act-corrigendum-objection = { $member } objected to corrigendum Corr.{ $corrigendum } to { $norm }.
# $corrigendum (Number) - its number
# $norm (String) - symbol
record-act-corrigendum-stands = No member objected: corrigendum Corr.{ $corrigendum } to { $norm } stands.

## Records before this one

record-before-title = The record before this one
# $origin (String) - of the record before
# $first (String) - first lost entry of it
# $last (String) - last lost entry of it
# $index (String) - the entry that continues it
record-before-line = This record continues { $origin }, whose entries { $first } to { $last } were lost. What is kept of it is the beginning of this record; entry { $index } says which checkpoint was signed last, and two officers made it. An entry of that number in the older record is not the one that stands here.
record-before-checkpoint = The last of its checkpoints whose entries are all here
record-before-keys = The keys that signed it
