### The columns of lists that are handed out as files.

list-symbol = Symbol
list-title = Title
list-theme = Theme
list-standing = Standing
list-standing-on = Since or from
list-adopted = Adopted
list-ballot = Vote
list-sponsor = Sponsor
list-sponsor-code = Sponsor (code)
list-adherents = Adherents
list-stage = Stage
list-stage-name = Stage in words
list-kind = Kind
list-submitted = Submitted
list-revision = Revision
list-consultation-until = Consultation until
list-norm = Norm
list-proposal = Proposal
list-closed = Closed
list-position = Position
list-choice = Choice
list-choice-name = Choice in words
list-result = Result
list-entry = Entry
# $name (String) - the member
list-votes-of = Votes of { $name }
