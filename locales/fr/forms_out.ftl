### Forms out: texts as files, how they are cited, how they are printed.

forms-title = Autres formats
forms-cite-title = Citer
forms-cite-files = Citation en fichier
forms-cite-norm = Partenariat mondial sur l’IA, { $title }, { $symbol }, adoptée le { $date }, version du { $version }, { $address }
forms-cite-proposal = Partenariat mondial sur l’IA, { $title }, proposition { $symbol }, texte du { $version }, { $address }
forms-cite-in = { $language ->
    [fr] En français
   *[en] En anglais
}
forms-version-of = Version du { $date }
forms-revision-of = { $revision }, { $date }
forms-page-of = Page { $page } sur { $pages }
forms-authentic = Fait en français et en anglais, les deux textes faisant également foi.
forms-xml = Akoma Ntoso (XML)
forms-markdown = Markdown
forms-text = Texte brut
forms-json = JSON
forms-json-ld = JSON-LD
forms-bibtex = BibTeX
forms-ris = RIS
forms-csl = CSL-JSON
