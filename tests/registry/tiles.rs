//! Tiles: their names, what of them a tree has, and entries behind their lengths, as C2SP tlog-tiles says.

use proptest::prelude::*;
use registry::record::tiles::{Holds, Tile, WIDTH, bundle, subtree_root, unbundle};
use registry::record::tree::{Frontier, leaf};

const LEVEL_0: Holds = Holds::Hashes { level: 0 };

#[test]
fn a_tile_is_named_as_the_standard_names_it() {
    let named = [
        ("0/000", LEVEL_0, 0, 256),
        ("0/x001/x234/067", LEVEL_0, 1_234_067, 256),
        ("2/000.p/1", Holds::Hashes { level: 2 }, 0, 1),
        ("63/005.p/255", Holds::Hashes { level: 63 }, 5, 255),
        ("entries/x273/112.p/112", Holds::Entries, 273_112, 112),
    ];
    for (path, holds, n, width) in named {
        let tile = Tile { holds, n, width };
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path), Some(tile), "{path}");
    }
}

#[test]
fn a_tile_has_one_name_only() {
    let others = [
        "",
        "0",
        "0/",
        "0/0",
        "0/00",
        "0/0000",
        "00/000",
        "+0/000",
        "64/000",
        "-1/000",
        "0/x000/001",
        "0/001/000",
        "0/x01/000",
        "0/x001",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p/",
        "0/000.p/1.p/1",
        "0/000.p",
        "data/000",
        "entries",
        "entries/a00",
        "0/٠٠٠",
        "0/000/",
        "/0/000",
        "0/x999/x999/x999/x999/x999/x999/x999/999",
    ];
    for path in others {
        assert_eq!(Tile::parse(path), None, "{path}");
    }
}

#[test]
fn a_tree_of_70_000_has_the_tiles_of_the_standard() {
    let tiles: Vec<Tile> = Tile::of_tree(70_000).collect();
    let count = |holds: Holds, full: bool| {
        tiles
            .iter()
            .filter(|tile| tile.holds == holds && (tile.width == WIDTH) == full)
            .count()
    };
    assert_eq!(count(LEVEL_0, true), 273);
    assert_eq!(count(Holds::Entries, true), 273);
    assert_eq!(count(Holds::Hashes { level: 1 }, true), 1);
    let partial: Vec<String> = tiles
        .iter()
        .filter(|tile| tile.width < WIDTH)
        .map(Tile::path)
        .collect();
    assert_eq!(
        partial,
        [
            "entries/273.p/112",
            "0/273.p/112",
            "1/001.p/17",
            "2/000.p/1"
        ]
    );
    let two: Vec<Tile> = Tile::of_tree(256).collect();
    let paths: Vec<String> = two.iter().map(Tile::path).collect();
    assert_eq!(paths, ["entries/000", "0/000", "1/000.p/1"]);
    assert_eq!(Tile::of_tree(0).count(), 0);
}

#[test]
fn nothing_beyond_the_tree_is_in_it() {
    for (path, size, is_in) in [
        ("0/000", 255, false),
        ("0/000", 256, true),
        ("0/000.p/3", 3, true),
        ("0/000.p/4", 3, false),
        ("1/000.p/1", 255, false),
        ("1/000.p/1", 256, true),
        ("entries/001", 511, false),
        ("entries/001", 512, true),
        ("63/000.p/1", u64::MAX, false),
        ("0/x018/x446/x744/x073/x709/x551/615", u64::MAX, false),
    ] {
        assert_eq!(
            Tile::parse(path).unwrap().is_in(size),
            is_in,
            "{path} of {size}"
        );
    }
}

#[test]
fn entries_stand_behind_their_lengths_the_greater_byte_first() {
    let long = vec![7u8; 258];
    let bytes = bundle([&b"ab"[..], &[], &long]).unwrap();
    assert_eq!(bytes[..6], [0, 2, b'a', b'b', 0, 0]);
    assert_eq!(bytes[6..8], [1, 2]);
    assert_eq!(unbundle(&bytes).unwrap(), [&b"ab"[..], &[], &long]);
    for cut in [1, 3, 7, bytes.len() - 1] {
        assert_eq!(unbundle(&bytes[..cut]), None, "cut at {cut}");
    }
    assert_eq!(bundle([&vec![0; 65_536][..]]), None);
    assert!(bundle([&vec![0; 65_535][..]]).is_some());
}

#[test]
fn the_roots_of_full_tiles_are_told_as_the_tree_grows() {
    let leaves: Vec<_> = (0..66_000u32).map(|n| leaf(&n.to_be_bytes())).collect();
    let mut tree = Frontier::default();
    let mut told = Vec::new();
    for one in &leaves {
        tree.append_telling(*one, |level, n, hash| {
            if level % 8 == 0 {
                told.push((level / 8, n, *hash));
            }
        });
    }
    let level_1: Vec<_> = told.iter().filter(|(level, ..)| *level == 1).collect();
    assert_eq!(level_1.len(), 257);
    for (_, n, hash) in &level_1 {
        let from = (n * WIDTH) as usize;
        assert_eq!(*hash, subtree_root(&leaves[from..from + 256]));
    }
    let level_2: Vec<_> = told.iter().filter(|(level, ..)| *level == 2).collect();
    assert_eq!(level_2, [&(2, 0, subtree_root(&leaves[..65_536]))]);
}

proptest! {
    #[test]
    fn any_tile_is_read_as_it_was_named(level in 0u32..64, n in 0u64..=u64::MAX / 1000, width in 1u64..=256) {
        for holds in [Holds::Hashes { level }, Holds::Entries] {
            let tile = Tile { holds, n, width };
            prop_assert_eq!(Tile::parse(&tile.path()), Some(tile));
        }
    }

    #[test]
    fn any_path_that_reads_is_its_own_name(path in "[0-9entris.px/]{0,24}") {
        if let Some(tile) = Tile::parse(&path) {
            prop_assert_eq!(tile.path(), path);
        }
    }
}
