### How members agree in votes: the comparison of any of them.

compare-title = How members agree in votes
compare-link = How members agree in votes
compare-lead = Choose one member to see how often it voted as each other one did, or up to eight to see them side by side.
compare-choose = Members
compare-button = Compare
compare-empty = The comparison will stand here once members are chosen.
compare-nothing = There is no vote in which two of them took a side.
# $members (String) - their names
compare-label = Agreement between { $members }
# $member (String) - its name
compare-label-one = Agreement between { $member } and each other member
# $count (Number) - votes
compare-reckoned = { $count ->
    [one] Reckoned from { $count } vote that was closed and counted.
   *[other] Reckoned from { $count } votes that were closed and counted.
}
# $count (Number) - votes
compare-reckoned-newest = { $count ->
    [one] Reckoned from the newest { $count } vote that was closed and counted; choose a year to go further back.
   *[other] Reckoned from the newest { $count } votes that were closed and counted; choose a year to go further back.
}
compare-measure = Two members agree in a vote if both answered yes, no or abstain, and gave the same answer. A vote in which one of them did not participate, did not vote or was not entitled counts for neither; nor does a voting that was ended before its hour or refused its certification.
# $one (String) - a member
# $other (String) - another
compare-pair = { $one } and { $other }
# $same (Number) - votes with the same answer
# $both (Number) - votes in which both took a side
compare-said = { $same } of { $both }
compare-none = no vote in common
compare-gave-none = no answer
compare-members = Members
compare-same = Same answer
compare-bar = The same as a bar
compare-divided-title = Votes in which they answered differently
compare-divided-caption = Votes in which they answered differently, newest first
compare-divided-none = In every vote in which they took a side, they took the same one.
compare-column-one = Member
compare-column-other = Other member
compare-column-same = Same answer
compare-column-both = Votes in which both took a side
compare-column-divided = Answered differently
