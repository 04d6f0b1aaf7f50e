### The accessibility statement.

accessibility-title = Accessibility
accessibility-aim = The register is built to be read and used by everyone. Its aim is level AA of the Web Content Accessibility Guidelines, version 2.2 (WCAG 2.2).
accessibility-what-title = What you can count on
accessibility-without-script = Public pages need no JavaScript, no account and no cookie.
accessibility-keyboard = Everything can be reached and operated with a keyboard; the place where you are is outlined, and the first link of each page leads past the header.
accessibility-pictures = What is shown as a picture, such as the roll of a vote or a map, is also there as a table, and as a file.
accessibility-votes = Votes are told apart by word, shape and colour together, never by colour alone.
accessibility-languages = Each page is in English and in French, and the other language is one link away. Passages in another language are marked as such.
accessibility-settings = Pages follow your settings for text size, light or dark display, contrast, forced colours and reduced motion, and they print.
accessibility-deadlines = No page has a time limit of its own. Sessions of delegations end after 30 minutes without activity or after 12 hours; one signs in again to go on. The hours at which a vote or a consultation closes are set by the procedure.
accessibility-limits-title = What is not as it should be
accessibility-limit-audit = The pages have not yet been assessed by an independent body, nor with a panel of people who use assistive technologies every day.
accessibility-limit-imported = Texts that come from earlier archives keep the structure they had there; some lack headings or are in one language only.
accessibility-limit-map = Maps cannot be read aloud in a useful way; use the table that stands with each of them.
accessibility-write-title = Tell us what gets in your way
accessibility-write = If something here cannot be read or used, write to the secretariat of the Partnership with the address of the page and what you were trying to do. You may ask for any text in another form.
