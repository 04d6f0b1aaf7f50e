### Signing in, recovery, invitations: the pages before a desk.

sign-in-title = Sign in
sign-in-lead = For delegations, partners and the secretariat.
sign-in-button = Sign in
sign-in-lost = I have lost my password
sign-in-public = Everything public can be read without an account: norms, votes and what each member has done.
sign-in-needs-https = Signing in needs https, and this address is plain http: a password sent here could be read on the way. Ask whoever runs the register for its https address.
sign-in-after-recovery = Your new password is set, and all sessions have ended. Sign in with it.
sign-in-after-address = The account has its new address, and all sessions have ended. Sign in with it.
sign-in-after-invitation = The office is yours. Sign in to open your desk.
sign-in-after-sign-out = You have signed out.
sign-in-after-interrupted = Your session had ended: nothing of what you sent was recorded. Sign in to go back to the form.
recovery-title = Lost password
recovery-lead = Give the address of your account. A link to set a new password is sent there; it can be used once, within the hour.
recovery-button = Ask for a link
recovery-asked = If there is an account for this address, a link is on its way. While the register sends no mail, whoever runs it passes the link on; an administrator can make one too.
recovery-set-title = New password
# $email (String) - the account’s address
recovery-set-lead = For the account of { $email }. All its sessions end, and you sign in again.
recovery-set-button = Set this password
invitation-title = Taking up an office
invitation-lead = You are invited to this office in the register. The link can be used once.
invitation-link-until = The link ends
# $email (String) - the account’s address
invitation-known = There is already an account for { $email }. Enter its password to add this office to it; nobody else who reads this link can.
invitation-button = Take up the office
