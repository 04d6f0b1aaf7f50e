### La déclaration d’accessibilité.

accessibility-title = Accessibilité
accessibility-aim = Le registre est conçu pour que chacun puisse le lire et l’utiliser. Il vise le niveau AA des Règles pour l’accessibilité des contenus Web, version 2.2 (WCAG 2.2).
accessibility-what-title = Ce sur quoi vous pouvez compter
accessibility-without-script = Les pages publiques ne demandent ni JavaScript, ni compte, ni témoin de connexion (cookie).
accessibility-keyboard = Tout peut être atteint et actionné au clavier ; l’endroit où vous êtes est entouré, et le premier lien de chaque page mène au-delà de l’en-tête.
accessibility-pictures = Ce qui est montré en image, comme le détail d’un vote ou une carte, l’est aussi sous forme de tableau et de fichier.
accessibility-votes = Les votes se distinguent à la fois par le mot, la forme et la couleur, jamais par la seule couleur.
accessibility-languages = Chaque page existe en français et en anglais, et l’autre langue est à un lien de distance. Les passages dans une autre langue sont signalés comme tels.
accessibility-settings = Les pages suivent vos réglages de taille du texte, d’affichage clair ou sombre, de contraste, de couleurs imposées et de mouvement réduit, et elles s’impriment.
accessibility-deadlines = Aucune page n’a de durée limitée par elle-même. Les sessions des délégations prennent fin après 30 minutes sans activité ou après 12 heures ; il suffit de se reconnecter. Les heures de clôture d’un vote ou d’une consultation sont fixées par la procédure.
accessibility-limits-title = Ce qui n’est pas encore comme il le faudrait
accessibility-limit-audit = Les pages n’ont pas encore été évaluées par un organisme indépendant, ni par un groupe de personnes utilisant chaque jour des technologies d’assistance.
accessibility-limit-imported = Les textes provenant d’archives antérieures gardent la structure qu’ils y avaient ; certains n’ont pas de titres ou n’existent que dans une langue.
accessibility-limit-map = Une carte ne peut pas être lue utilement à voix haute ; utilisez le tableau qui accompagne chacune d’elles.
accessibility-write-title = Dites-nous ce qui vous gêne
accessibility-write = Si quelque chose ne peut être lu ou utilisé ici, écrivez au secrétariat du Partenariat en indiquant l’adresse de la page et ce que vous cherchiez à faire. Vous pouvez demander tout texte sous une autre forme.
