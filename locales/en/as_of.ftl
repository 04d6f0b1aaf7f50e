### As of a day: what stands above a page of the past, and the form that leads there.

# $date (String) - the day
as-of-banner = As it stood at the end of { $date }, Paris time. What was recorded later is left out.
as-of-back = Show today
as-of-title = As of another day
as-of-label = As of
as-of-hint = A day, past or present; today if left empty
as-of-button = Show
