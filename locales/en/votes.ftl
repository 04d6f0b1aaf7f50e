### Votes: the list, the result of a vote and its arithmetic, how members voted, and the desks.

## The list

votes-title = Votes
votes-lead = Every proposal put to the vote, with its result and how each member voted. Votes are undisclosed until the closing.
votes-open-title = Votes in progress
votes-over-title = Results, newest first
# $entitled (Number) - members entitled to vote
votes-ran = { $entitled ->
    [one] { $entitled } member was entitled to vote.
   *[other] { $entitled } members were entitled to vote.
}
votes-none-open = No vote is in progress. A vote stands here from its opening to its closing.
votes-none-over = No result matches. Results stand here from the closing of a vote, first as provisional.
votes-filter-result = Result
votes-filter-year = Year of closing
votes-filter-theme = Theme
votes-filter-kind = What was decided
votes-filter-member = Member entitled
votes-filter-text = Words of the title, or a symbol
# $all (Number) - results
# $adopted (Number) - of them
# $rejected (Number) - of them
# $none (Number) - of them
votes-counts = { $all ->
    [one] { $all } result
   *[other] { $all } results
}: { $adopted } adopted, { $rejected } rejected, { $none } without decision.
# $number (String) - how many are counted
votes-counts-more = More than { $number } results.
votes-column-ballot = Vote
votes-column-proposal = Proposal
votes-column-code = Vote (code)
votes-column-note = Note
vote-map-title = On the map
# $ballot (String) - its symbol
vote-map-label = How each member voted in { $ballot }
votes-filter-all = All
votes-filter-button = Show
votes-filters-label = Filters
votes-newest = Newest
# $symbol (String) - the proposal
# $revision (Number) - its revision
vote-proposal = { $symbol }/Rev.{ $revision }

## Words

# $body (String) - the body that decided
vote-body = { $body ->
    [plenary] the plenary
    [council] the Council
    [ministerial-meeting] the ministerial meeting
    [bureau] the Bureau
   *[chair] the Chair
}
# $kind (String) - what is decided
vote-kind = { $kind ->
    [norm-adoption] adoption of a norm
    [norm-amendment] amendment of a norm
    [norm-abrogation] abrogation of a norm
    [amendment] amendment to a proposal
    [division] division of the text
    [procedural] procedural question
    [admission] admission of a member
   *[mutual-agreement] decision by mutual agreement
}
# $ground (String) - why the voting was ended, or its certification refused
vote-ground = { $ground ->
    [text-defective] the text put to the vote was defective
    [electorate-wrong] the list of those entitled to vote was wrong
    [fault-of-the-registry] the register was at fault
    [decision-of-the-body] the body so decided
    [error-of-recording] votes were recorded in error
   *[irregularity] there was an irregularity
}
# $ground (String) - why a member is not entitled
vote-not-entitled-ground = { $ground ->
    [suspended] its right to vote is suspended
    [member-states-vote] its member States vote
   *[ceased-to-be-a-member] it ceased to be a member before the closing
}
# $bound (String) - whether the exact share suffices
# $share (String) - its name, or its fraction
vote-requirement = { $bound ->
    [at-least] { $share ->
        [half] at least half
        [one-third] at least one third
        [two-thirds] at least two thirds
        [one-quarter] at least one quarter
        [three-quarters] at least three quarters
        [three-fifths] at least three fifths
        [four-fifths] at least four fifths
        [all] at least all
       *[other] at least { $share }
    }
   *[more-than] { $share ->
        [half] more than half
        [one-third] more than one third
        [two-thirds] more than two thirds
        [one-quarter] more than one quarter
        [three-quarters] more than three quarters
        [three-fifths] more than three fifths
        [four-fifths] more than four fifths
        [all] more than all
       *[other] more than { $share }
    }
}
# $state (String) - where the vote stands
# $kind (String) - amendment, division; anything else for a proposal as a whole
vote-state = { $state ->
    [not-yet-open] opens later
    [running] in progress
    [awaiting-closing] being closed
    [provisional] provisional result
    [adopted] { $kind ->
       *[other] adopted
    }
    [rejected] { $kind ->
       *[other] rejected
    }
   *[no-decision] no decision
}

## The question

# $kind (String) - what is decided
# $proposal (String) - symbol and revision
# $title (String) - title of the proposal
vote-question = { $kind ->
    [norm-adoption] Shall { $proposal }, { $title }, be adopted as a norm?
    [norm-amendment] Shall { $proposal }, { $title }, be adopted as an amendment?
    [norm-abrogation] Shall { $proposal }, { $title }, be adopted, so that the norm it names is abrogated?
    [amendment] Shall this amendment to { $proposal }, { $title }, be adopted?
    [division] Shall these parts of { $proposal }, { $title }, be kept in its text?
    [admission] Shall { $proposal }, { $title }, be agreed to?
    [procedural] Shall { $proposal }, { $title }, be agreed to?
   *[mutual-agreement] Shall { $proposal }, { $title }, be adopted by mutual agreement?
}
# $proposal (String) - symbol and revision
# $title (String) - title of the proposal
vote-heading = { $proposal }, { $title }
vote-for-members = The proposal is for members: its title and text are not public. How members voted is.

## The result, as a sentence

# $kind (String) - amendment, division; anything else for a proposal as a whole
# $yes (Number) - votes for
# $no (String) - votes against
# $abstain (String) - abstentions in words
vote-adopted = { $kind ->
   *[other] Adopted
} by { $yes ->
    [one] { $yes } vote
   *[other] { $yes } votes
} to { $no }, with { $abstain }.
# $kind (String) - amendment, division; anything else for a proposal as a whole
# $yes (Number) - votes for
# $no (String) - votes against
# $abstain (String) - abstentions in words
vote-rejected = { $kind ->
   *[other] Rejected
}: { $yes ->
    [one] { $yes } vote
   *[other] { $yes } votes
} for, { $no } against, with { $abstain }.
# $yes (Number) - votes for
# $no (String) - votes against
# $abstain (String) - abstentions in words
vote-no-decision-quorum = { $yes ->
    [one] No decision, for lack of quorum: { $yes } vote for, { $no } against, with { $abstain }.
   *[other] No decision, for lack of quorum: { $yes } votes for, { $no } against, with { $abstain }.
}
vote-no-decision-nobody = No decision: nobody was entitled to vote any more.
# $ground (String) - why, as part of a sentence
vote-ended = No decision: the voting was ended before its hour because { $ground }.
# $ground (String) - why, as part of a sentence
vote-certification-refused = No decision: the certification of the result was refused because { $ground }.
# $yes (Number) - votes for
# $no (String) - votes against
# $abstain (String) - abstentions in words
vote-counted = { $yes ->
    [one] The count was { $yes } vote for, { $no } against, with { $abstain }.
   *[other] The count was { $yes } votes for, { $no } against, with { $abstain }.
}
# $count (Number) - abstentions
vote-abstentions = { $count ->
    [0] no abstentions
    [one] { $count } abstention
   *[other] { $count } abstentions
}
# $count (Number) - present and not participating
vote-took-no-part = { $count ->
    [one] { $count } member present did not participate in the vote.
   *[other] { $count } members present did not participate in the vote.
}
# $base (String) - what the share is of
# $count (Number) - how many they are
vote-base = { $base ->
    [present-and-voting] { $count ->
        [one] the { $count } member present and voting
       *[other] the { $count } present and voting
    }
    [present] { $count ->
        [one] the { $count } member present
       *[other] the { $count } present
    }
   *[entitled] { $count ->
        [one] the { $count } member entitled to vote
       *[other] the { $count } entitled to vote
    }
}
# $requirement (String) - at least two thirds
# $base (String) - of how many
# $needed (Number) - the smallest number that suffices
vote-needed = { $needed ->
    [one] { $requirement } of { $base }, { $needed }, was needed
   *[other] { $requirement } of { $base }, { $needed }, were needed
}
# $needed (String) - what was needed
# $most (Number) - largest number against that does not block
vote-needed-and-at-most = { $needed }, and at most { $most } against
vote-needed-mutual = Mutual agreement was needed: no objection, and whoever abstains is not covered
# $needed (String) - what was needed
# $quorum (String) - how the quorum stood
vote-needed-and-quorum = { $needed }; { $quorum }.
# $quorum (Number) - the smallest number that makes the quorum
# $entitled (Number) - of how many
# $attained (Number) - how many were present
vote-quorum-attained = quorum, { $quorum } of { $entitled }, attained by { $attained }
# $quorum (Number) - the smallest number that makes the quorum
# $entitled (Number) - of how many
# $attained (Number) - how many were present
vote-quorum-lacking = quorum, { $quorum } of { $entitled }, not attained by { $attained }
vote-quorum-none = no quorum was required
vote-yes-must-exceed = Nothing is adopted unless the votes for exceed those against.
# $count (Number) - votes against
# $most (Number) - largest number against that does not block
vote-blocked = { $count ->
    [one] { $count } vote against is a blocking minority: at most { $most } was allowed.
   *[other] { $count } votes against are a blocking minority: at most { $most } were allowed.
}
# $count (Number) - objections
vote-objected = { $count ->
    [one] { $count } member objected.
   *[other] { $count } members objected.
}

## The rule

# $requirement (String) - at least two thirds
# $base (String) - of whom
vote-rule = { $base ->
    [present-and-voting] { $requirement } of those present and voting
    [present] { $requirement } of those present
   *[entitled] { $requirement } of all entitled to vote
}
vote-rule-mutual = Mutual agreement: no objection; who abstains is not covered
# $requirement (String) - more than one quarter
vote-rule-blocking = blocked by { $requirement } of them against
# $requirement (String) - more than half
vote-rule-quorum = quorum: { $requirement } of those entitled
vote-rule-no-quorum = no quorum
# $first (String) - a part of the rule
# $next (String) - another
vote-rule-parts = { $first }; { $next }

## The arithmetic, step by step

vote-steps-title = The arithmetic, step by step
vote-steps-caption = How the result follows from the votes
vote-step = Step
vote-step-sum = Calculation
vote-step-answer = Answer
vote-step-entitled = Entitled to vote
vote-step-present = Present: yes, no, abstentions and not participating
vote-step-quorum = Quorum
vote-step-base-voting = Present and voting: yes and no
vote-step-threshold = Votes for
vote-step-exceed = Votes for exceed votes against
vote-step-blocking = Blocking minority
vote-step-objections = Objections
vote-step-result = Result
# $attained (String) - yes or no
vote-answer-quorum = { $attained ->
    [yes] attained
   *[no] not attained
}
# $reached (String) - yes or no
vote-answer-reached = { $reached ->
    [yes] reached
   *[no] not reached
}
# $holds (String) - yes or no
vote-answer-holds = { $holds ->
    [yes] yes
   *[no] no
}
# $blocks (String) - yes or no
vote-answer-blocks = { $blocks ->
    [yes] blocks
   *[no] does not block
}
vote-answer-not-required = not required
vote-steps-check = Multiplied crosswise in whole numbers: nothing is rounded.

## How members voted

vote-roll-title = How members voted
vote-roll-by-name = By name
vote-roll-by-choice = By vote
vote-roll-table = As a table
vote-roll-caption = How members voted
vote-roll-member = Member
vote-roll-vote = Vote
vote-roll-entry = Entry
vote-roll-undisclosed = undisclosed
# $count (Number) - members
vote-group = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
vote-not-entitled-title = Not entitled to vote
# $member (String) - name
# $ground (String) - why
vote-not-entitled-line = { $member }: { $ground }
vote-roll-corrected = corrected
vote-explanations-title = Explanations of vote
vote-explanation-translated = translation by the secretariat
vote-explanation-other = Given in the other language only.
vote-intended-title = Statements of intended vote
vote-intended-what = Made after the closing; the count stays as it is.
# $member (String) - name
# $choice (String) - the vote it intended
vote-intended-line = { $member } intended: { $choice }
vote-corrections-title = Corrections to the record
# $member (String) - name
# $choice (String) - the vote as corrected
# $reference (String) - of the decision
# $date (String) - when
vote-correction-line = { $member }: { $choice } ({ $reference }, { $date })
# $count (Number) - reports
vote-reports = { $count ->
    [0] No error of recording was reported.
    [one] { $count } error of recording was reported.
   *[other] { $count } errors of recording were reported.
}

## Facts

vote-fact-opened = Opened
vote-fact-opens = Opens
vote-fact-closed = Closed
vote-fact-closes = Closes
vote-fact-ended = Ended
vote-fact-certified = Certified
vote-fact-put-by = Put to the vote by
# $body (String) - who
# $reference (String) - of the decision
# $date (String) - of the decision
vote-put-by = { $body }, { $reference }, { $date }
vote-fact-rule = Rule
# $kind (String) - what is decided
# $version (Number) - of the rulebook
vote-rule-source = for the { $kind }, by version { $version } of the rulebook
vote-fact-waiver = Notice or window waived by
vote-fact-norm = Norm
vote-fact-left-closed = Entries never opened
# $count (Number) - entries
vote-left-closed = { $count ->
    [0] none
    [one] { $count }, of a vote that was replaced
   *[other] { $count }, of votes that were replaced
}
vote-extended = Extended
# $moment (String) - the new closing
# $reference (String) - of the decision
vote-extended-to = to { $moment } ({ $reference })
vote-links-label = See also
vote-link-text = The text put to the vote
vote-link-norm = The norm
vote-link-record = The entries of this vote in the record
# $moment (String) - until when
vote-provisional-until = Provisional result. Members may report errors of recording until { $moment }; two officers then certify the result or refuse to.
vote-provisional-since = Provisional result. The period for reporting errors of recording has passed; two officers now certify the result or refuse to.
vote-sheet-title = Result of vote

## While it runs

# $count (Number) - members that have voted
# $entitled (Number) - of how many
vote-have-voted = { $count ->
    [one] { $count } of { $entitled } members entitled has voted.
   *[other] { $count } of { $entitled } members entitled have voted.
}
# $quorum (Number) - the smallest number that makes the quorum
vote-quorum-is = { $quorum ->
    [one] The quorum is { $quorum } member.
   *[other] The quorum is { $quorum } members.
}
vote-undisclosed = How members vote is undisclosed until the closing, to everyone; which of them have voted, to all but the officers who conduct the vote. A vote may be changed or withdrawn until then; the last one counts.
vote-not-yet-open = Votes are received from the opening on.
vote-awaiting = The hour has passed and no vote is received any more. The votes are being opened and counted.

## The desk of a delegation

vote-desk-crumb = My desk
vote-your-vote = Vote of your member
# $member (String) - the member's name
vote-for-member = Vote: { $member }
vote-read-text = Read the text put to the vote
vote-choice-yes-means = in favour
vote-choice-no-means = against
vote-choice-abstain-means = present; counts for the quorum, neither for nor against
vote-choice-not-participating-means = present; counts for the quorum, does not vote
vote-explain-optional = Explain the vote (optional)
vote-explain-hint = Published with the vote at the closing, never before, and never edited afterwards.
vote-explain-en = Explanation in English
vote-explain-fr = Explanation in French
vote-review-button = Review before recording
vote-review-title = This will be recorded
vote-review-what = Check it: this is exactly what will be recorded for your member.
vote-review-button-record = Record this vote
vote-review-back = Back to the choices
vote-no-explanation = No explanation is given with it.
vote-stands-title = Your vote is recorded
# $choice (String) - the vote
# $index (String) - number of the entry
vote-stands = Your member has voted: { $choice } (entry { $index } of the record).
vote-stands-withdrawn = Your member has withdrawn its vote. Unless it votes again before the closing, it did not vote.
vote-lost-title = Votes were lost when the register was restored
vote-lost-none = The register was brought back from a backup. What some delegations voted in this ballot was lost. No vote of your member is here: if it had voted, please vote again before the closing.
vote-lost-kept = The register was brought back from a backup. What some delegations voted in this ballot was lost. What is shown here is the last of your member that is kept: if it changed or withdrew its vote after that, please do so again before the closing.
vote-withdraw-title = Withdraw the vote
vote-withdraw-what = Your member then counts as not having voted, unless it votes again before the closing.
vote-withdraw-button = Withdraw the vote
vote-receipt-link = The receipt
# $moment (String) - the opening
vote-cannot-yet = Votes are received from the opening, on { $moment }.
# $ground (String) - why
vote-cannot-not-entitled = Your member is not entitled to vote here: { $ground }. It may explain its position after the closing.
vote-cannot-office = The head of delegation, or an alternate holding the vote, votes for the member.
vote-cannot-awaiting = The voting has closed; the votes are being opened.

vote-receipt-title = Receipt
vote-receipt-recorded = Your vote is recorded
vote-receipt-withdrawn = The withdrawal of your vote is recorded
vote-receipt-what = Keep this page: print it or save it. With the salt you can show your own vote to whom you like, and check that the closing opened exactly this one.
vote-receipt-index = Entry of the record
vote-receipt-time = Recorded
vote-receipt-commitment = Commitment, as it stands in the record
vote-receipt-salt = Salt
vote-receipt-content = Content
vote-receipt-how = The commitment is SHA-256 over “gaip-registry/commitment/v1”, a line feed, “vote”, a line feed, the 32 bytes of the salt, and the content as it stands here.
# $index (String) - the entry that replaced it
vote-receipt-replaced = This vote was replaced by entry { $index }, which counts instead.
vote-receipt-counts = This is the last vote of your member.
vote-receipt-change = You may change or withdraw it until the closing.
vote-receipt-open = Change or withdraw

vote-report-title = Report an error of recording
vote-report-label = What was recorded wrongly
# $moment (String) - until when
vote-report-until = Until { $moment }.
vote-report-button = Report the error
vote-intended-form-title = State the intended vote
vote-intended-hint = Stands beside the roll. The count does not change.
vote-intended-label = Vote that was intended
vote-intended-button = State it
vote-explain-title = Explain the vote
vote-explain-after-hint = In one language or both; never edited afterwards.
vote-explain-button = Publish the explanation
# $moment (String) - when the period ended
vote-period-over = The period for this ended on { $moment }.

## The desk of the secretariat

vote-conduct-title = Conduct of the vote
vote-who-voted = Members that have voted
vote-who-not = Members that have not voted yet
vote-nobody-yet = No member has voted yet.
vote-everybody = Every member entitled has voted.
vote-act-extend = Extend the voting
vote-act-extend-what = Later only, and to a working day.
vote-act-closes = New closing (Paris time)
vote-act-reference = Reference of the decision
vote-act-reference-hint = Capitals, digits and signs, such as GAIP/BUR(2026)3.
vote-act-end = End the voting without decision
vote-act-end-what = The last votes are opened, and nothing is decided.
vote-act-ground = Ground
vote-act-certify = Certify the result
vote-act-refuse = Refuse to certify
vote-act-refuse-what = The result then is: no decision.
vote-act-correct = Correct the record
vote-act-correct-what = A clerical error only: the outcome cannot change.
vote-act-member = Member
vote-act-choice = Vote as it should read
vote-act-did-not-vote = did not vote
vote-act-second = Another officer must approve it before it takes effect.
vote-act-second-registrar = Another officer must approve it before it takes effect; one of the two must be a registrar.
vote-act-propose = Propose
# $moment (String) - from when
vote-act-not-before = The result can be certified from { $moment }, when the period for reporting errors has passed.
vote-reports-title = Errors reported
# $member (String) - who reported
vote-report-by = Reported by { $member }

vote-open-title = Put to the vote
vote-open-lead = Question, rule and list of those entitled follow from the proposal and the rulebook; you give the hours and who put it to the vote.
vote-open-body = Body that put it to the vote
vote-open-reference = Reference of its decision
vote-open-date = Date of its decision
vote-open-opens = Opening
# $date (String) - the earliest day
vote-open-opens-hint = at once, when this form is sent; without a waiver on { $date } at the earliest
vote-open-closes = Closing (Paris time)
# $date (String) - the earliest day
# $days (Number) - least days
vote-open-closes-hint = { $days ->
    [one] A working day, at least { $days } day after the opening: { $date } at the earliest. UTC is shown after the opening.
   *[other] A working day, at least { $days } days after the opening: { $date } at the earliest. UTC is shown after the opening.
}
vote-open-waiver = Reference of the decision that waives notice or window
vote-open-waiver-hint = Only if the notice or the window is shorter than the rulebook says.
vote-open-button = Put to the vote
# $entitled (Number) - members
vote-open-entitled = { $entitled ->
    [one] { $entitled } member would be entitled to vote today.
   *[other] { $entitled } members would be entitled to vote today.
}
vote-open-impossible = This proposal is not at its final text, so it cannot be put to the vote yet.

