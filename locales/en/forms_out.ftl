### Forms out: texts as files, how they are cited, how they are printed.

forms-title = Other forms
forms-cite-title = Cite
forms-cite-files = Citation as a file
# $title (String) - title
# $symbol (String) - printed symbol
# $date (String) - day of the first adoption
# $version (String) - day of the version
# $address (String) - permanent address
forms-cite-norm = Global AI Partnership, { $title }, { $symbol }, adopted on { $date }, version of { $version }, { $address }
# $title (String) - title
# $symbol (String) - symbol with its revision
# $version (String) - day of the revision
# $address (String) - permanent address
forms-cite-proposal = Global AI Partnership, { $title }, proposal { $symbol }, text of { $version }, { $address }
# $language (String) - en or fr
forms-cite-in = { $language ->
    [fr] In French
   *[en] In English
}
# $date (String) - day
forms-version-of = Version of { $date }
# $revision (String) - its name
# $date (String) - day
forms-revision-of = { $revision }, { $date }
# $page (String) - its number
# $pages (String) - how many there are
forms-page-of = Page { $page } of { $pages }
forms-authentic = Done in English and French, both texts being equally authentic.
forms-xml = Akoma Ntoso (XML)
forms-markdown = Markdown
forms-text = Plain text
forms-json = JSON
forms-json-ld = JSON-LD
forms-bibtex = BibTeX
forms-ris = RIS
forms-csl = CSL-JSON
