### Feeds, the calendar, and other ways to follow the register.

feeds-everything = Everything recorded
feeds-norms = Norms
feeds-votes = Votes
# $name (String) - member, norm or theme
feeds-of-one = { $name }
# $what (String) - what the feed is about
# $house (String) - the house
feeds-title = { $what } - { $house }
# $code (String) - the theme's code
feeds-of-theme = Theme { $code }
feeds-subtitle = Every act of the public record, as it is recorded.
# $member (String) - the member
# $choice (String) - its vote
feeds-voted = { $member } voted: { $choice }.
feeds-follow = Follow
feeds-atom = Feed (Atom)
feeds-calendar = Calendar (iCalendar)

calendar-name = Calendar of the Global AI Partnership
# $heading (String) - what is voted on
calendar-vote = Vote: { $heading }
# $heading (String) - the proposal
calendar-consultation = Consultation: { $heading }
calendar-consultation-what = Members may comment until the end of the consultation.
