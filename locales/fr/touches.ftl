### Retouches légères avec JavaScript

touch-copy = Copier
touch-copied = Copié
