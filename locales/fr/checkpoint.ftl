### Le point de contrôle signé, les clés, les preuves et les reçus.

checkpoint-of-size = le point de contrôle de { $size } entrées
checkpoint-with-root = le point de contrôle de { $size } entrées dont la racine est { $root }
read-only-banner = Lecture seule : { $checkpoint } a été signé et ne se trouve pas dans cette base. Ce qui figure ici peut être plus ancien que ce qui a été décidé ; rien ne peut être modifié avant qu’il soit rétabli.
not-compared-banner = Lecture seule : depuis son démarrage, le registre n’a pas encore été comparé à son dernier point de contrôle signé. Rien ne peut être modifié avant.

## Reçus

receipt-note-title = Reçu signé
receipt-note-what = Signé par le registre au moment où l’entrée a été inscrite, avant qu’un point de contrôle la couvre. Conservez-le.
receipt-note-none = Cette instance du registre n’avait pas de clé pour signer un reçu.
receipt-file-link = Le reçu en fichier, avec contenu, sel et signature. Quiconque le possède peut lire ce vote.
receipt-proof-link = La preuve que l’entrée figure au journal des actes (.tlog-proof), disponible dans les cinq secondes. Elle ne montre rien du vote.

receipt-check-title = Vérifier un reçu
receipt-check-what = Collez ou choisissez un reçu signé, le fichier d’un reçu ou une preuve. Il est comparé au journal des actes et à son point de contrôle signé. Rien n’en est conservé.
receipt-check-text = Reçu ou preuve
receipt-check-text-hint = De sa première ligne à sa dernière signature.
receipt-check-file = Ou un fichier
receipt-check-file-hint = 64 kilooctets au plus. Le fichier n’est lu que si rien ne figure ci-dessus.
receipt-check-button = Vérifier
receipt-check-another = Vérifier autre chose
receipt-check-unreadable = Ce n’est aucun des trois : un reçu signé commence par « gaip-receipt/v1 », le fichier d’un reçu par une accolade, une preuve par « c2sp.org/tlog-proof@v1 ».

receipt-is-note = Un reçu signé pour l’entrée { $index }, du { $moment }.
receipt-is-file = Le fichier d’un reçu. Il dit : un vote de { $member } dans { $ballot }, entrée { $index }.
receipt-is-proof = Une preuve pour l’entrée { $index }, dans le journal tel qu’il était avec { $size } entrées.
receipt-verdict-holds = Tout concorde.
receipt-verdict-fails = Cela ne concorde pas.
receipt-verdict-waits = Jusqu’ici tout concorde ; le reste pourra être vu plus tard.
receipt-point-yes = établi
receipt-point-no = contredit
receipt-point-open = pas encore

point-signed = Signé par la clé { $key } ({ $purpose }), inscrite au journal depuis l’entrée { $index }.
point-signer-unknown = Aucune clé du journal n’a signé exactement ceci.
point-other-record = Il relève d’un autre journal : { $origin }.
point-entry-none = Le journal n’a pas d’entrée { $index }.
point-lost = L’entrée { $index } de { $origin } a été perdue, et ce journal continue sans elle. Conservez ceci : cela montre ce qui a été signé.
point-lost-after = Le point de contrôle de { $size } entrées de { $origin } couvre des entrées perdues ; ce journal continue sans elles. Conservez-le.
point-leaf-same = L’entrée { $index } du journal est exactement celle qui a été signée.
point-leaf-other = L’entrée { $index } du journal n’est pas celle qui a été signée.
point-covered = L’entrée figure dans l’arbre du point de contrôle signé de { $size } entrées.
point-tree-other = L’entrée ne figure pas dans l’arbre du point de contrôle signé de { $size } entrées.
point-not-covered = Aucun point de contrôle signé ne couvre encore l’entrée : il en suit un dans les cinq secondes de chaque acte.
point-commitment-same = Le contenu et le sel donnent l’engagement.
point-commitment-other = Le contenu et le sel ne donnent pas l’engagement : l’un d’eux a été modifié.
point-entry-holds = L’entrée { $index } est un vote dans { $ballot } portant cet engagement.
point-entry-holds-not = L’entrée { $index } n’est pas un vote dans { $ballot } portant cet engagement.
point-opened = La fin de { $ballot } a ouvert exactement ceci comme dernier mot de { $member }.
point-replaced = La fin de { $ballot } n’a pas ouvert ceci : un vote ou un retrait ultérieur de { $member } figure à sa place.
point-running = { $ballot } n’est pas terminé. Jusque-là, il n’est pas divulgué lequel des votes d’un membre est le dernier.
point-path-holds = Le chemin mène de l’entrée { $index } du journal à la racine du point de contrôle.
point-path-fails = Le chemin ne mène pas de l’entrée { $index } du journal à la racine du point de contrôle.
point-same-history = Son point de contrôle relève de la même histoire que celui qui est servi à présent, de { $size } entrées.
point-other-history = Son point de contrôle, signé par une clé de ce journal, relève d’une autre histoire que celui qui est servi à présent. Conservez-le et montrez-le : les deux ne peuvent pas être vrais.
point-newer-than-here = Son point de contrôle est plus récent que celui qui est servi ici à présent.

receipt-limits-title = Ce que cela ne montre pas
receipt-limit-note = Que l’entrée restera : un reçu signé est une promesse, que tiennent le point de contrôle et sa preuve.
receipt-limit-screen = Ce que l’écran affichait lorsque le vote a été émis, ni que c’est le délégué qui l’a émis.
receipt-limit-secrecy = Que le vote était secret pour ceux qui exploitent la machine.
receipt-limit-one-history = Que cette seule histoire est montrée à tous : il y faut les cosignatures de témoins, ou des points de contrôle conservés ailleurs.

## Clés

keys-title = Clés du registre
keys-what = Le registre signe avec une clé propre à chaque usage. Chaque clé a été inscrite par deux fonctionnaires, ou à l’ouverture du registre. La plus récente d’un usage signe ; une clé du journal remplacée signe encore à ses côtés pendant 90 jours.
keys-compare = Comparez l’empreinte avec celle que vous avez obtenue par une autre voie : une lettre, un appel, un collègue qui a vérifié avant vous. Une clé trouvée ici seulement montre que ce lieu s’accorde avec lui-même.
keys-listed = De la plus récente à la plus ancienne
keys-none = Les clés figureront ici dès que le journal les nommera.
keys-fingerprint = Empreinte (SHA-256 de la ligne ci-dessus)
keys-since = Depuis l’entrée
keys-file = Les clés des points de contrôle, pour les programmes

## Le point de contrôle sur la page du journal

signed-title = Le point de contrôle signé
signed-none = Le premier point de contrôle figurera ici dans les cinq secondes du premier acte.
signed-covers = Il couvre { $size } entrées et a été signé le { $moment }. Quiconque le conserve pourra voir plus tard si l’une d’elles a été modifiée ou retirée.
signed-root = Racine
signed-by = Signé par la clé
signed-cosigned = Cosigné par
signed-not-cosigned = Aucun témoin ne l’a cosigné : il ne montre pas que tous les lecteurs voient cette seule histoire.
signed-file = Le point de contrôle lui-même
record-proof-link = La preuve que cette entrée figure au journal des actes (.tlog-proof)
point-left-out = La fin de { $ballot } n’a ouvert ni ceci ni rien d’ultérieur de { $member }. Conservez ce reçu et montrez-le.
