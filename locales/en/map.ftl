### Maps, pictures and files, on whatever page they stand.

map-union = EU
map-europe = Europe, larger
map-others = not a member
map-disclaimer = The map is for orientation only. The boundaries and names shown imply no position on the legal status of any territory, on sovereignty over it, or on the delimitation of frontiers and boundaries. Outlines: Natural Earth (public domain); Equal Earth projection; Antarctica is not drawn.
# $member (String) - its name
# $standing (String) - what is shown of it
map-place = { $member }: { $standing }
files-label = As a file:
