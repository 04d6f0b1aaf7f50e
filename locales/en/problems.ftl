### Pages that say why there is no other page.

problem-refused = This is not possible
problem-not-found = Page not found
problem-not-found-what = There is nothing at this address, or it is not open to you. Check the symbol, or start from one of the lists above.
problem-unreadable = The request could not be read
problem-unreadable-what = A part of the address or of the form is missing or damaged. Go back, reload the page and try again.
problem-wrong-method = This cannot be asked for in that way
problem-wrong-method-what = The address exists, but only for another kind of request. Go back to the page you came from and start again there.
problem-too-large = Too much was sent at once
problem-too-large-what = Shorten the text or choose a smaller file, then send it again.
problem-too-many = Too many attempts
# $minutes (Number) - to wait, rounded up
problem-too-many-what = { $minutes ->
    [one] Wait one minute, then try again.
   *[other] Wait { $minutes } minutes, then try again.
}
problem-fault = Something went wrong on our side
problem-fault-what = What you asked for was not done, or we could not tell. Go back and look before you send it again.
problem-unavailable = The register does not answer for the moment
problem-unavailable-what = Nothing was lost. Try again in a few seconds.
# $id (String) - of the line in the log
problem-id = If it happens again, give the secretariat this number: { $id }
problem-back = Back to the first page
