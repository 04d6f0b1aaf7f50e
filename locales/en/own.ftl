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
notices-what = Letters about the safety of your account and about your member’s vote are always sent. Of these you can do without:
notices-none = Letters about the safety of your account and about your member’s vote are always sent. At present there is none that you could do without.
notices-motion-waits = Something waits for a second officer
notices-button = Keep these notices
account-done-notices = Your notices are kept.
account-network = Network
