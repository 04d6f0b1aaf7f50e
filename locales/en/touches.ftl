### Light touches with JavaScript

touch-copy = Copy
touch-copied = Copied
