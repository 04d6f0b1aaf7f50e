### A person's own account: what they did, and notices by e-mail.

own-acts-title = What I did
own-acts-lead = Your entries of the public record and your lines of the private log. The record names your seat, never you; only you, and the auditor, see the log.
own-acts-caption = Your acts, newest first
own-acts-nothing = What you do in the register will stand here.
own-acts-what = Act
own-acts-entry = Entry of the record
own-acts-private = private
own-acts-see = See what you did in the register

notices-title = Notices by e-mail
notices-what = Notices that start a time limit or ask for an act, and letters about your account and your member’s vote, are always sent, at once. Of the others you choose; what is collected comes at 07:00 in Paris, on working days or on Monday.
notices-none = Notices that start a time limit or ask for an act, and letters about your account, are always sent. There are no others for your office.
notices-button = Keep these choices
account-done-notices = Your notices are kept.
account-network = Network
