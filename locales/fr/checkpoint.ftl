### Le point de contrôle signé, les clés, les preuves et les reçus.

checkpoint-of-size = le point de contrôle de { $size } entrées
checkpoint-with-root = le point de contrôle de { $size } entrées dont la racine est { $root }
read-only-banner = Lecture seule : { $checkpoint } a été signé et ne se trouve pas dans cette base. Ce qui figure ici peut être plus ancien que ce qui a été décidé ; rien ne peut être modifié avant qu’il soit rétabli.
