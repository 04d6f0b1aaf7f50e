//! Lists of symbols or numbers in a query, eight at a time: the query is the same for every list, and so is prepared once.

/// Eight of what is asked for; where fewer are left, the last one again.
pub(super) type Eight<'a> = [&'a str; 8];

/// All of them, in eights.
pub(super) fn eights<T: AsRef<str>>(all: &[T]) -> impl Iterator<Item = Eight<'_>> {
    all.chunks(8).map(|chunk| {
        let at = |place: usize| chunk[place.min(chunk.len() - 1)].as_ref();
        std::array::from_fn(at)
    })
}

/// As [`eights`], of numbers.
pub(super) fn eights_of_numbers(all: &[i64]) -> impl Iterator<Item = [i64; 8]> {
    all.chunks(8)
        .map(|chunk| std::array::from_fn(|place: usize| chunk[place.min(chunk.len() - 1)]))
}

/// That a column is one of eight. `eq_any` writes a query of its own for every length, which neither database keeps
/// prepared.
macro_rules! is_one_of {
    ($column:expr, $eight:expr) => {{
        let [a, b, c, d, e, f, g, h] = $eight;
        $column
            .eq(a)
            .or($column.eq(b))
            .or($column.eq(c))
            .or($column.eq(d))
            .or($column.eq(e))
            .or($column.eq(f))
            .or($column.eq(g))
            .or($column.eq(h))
    }};
}
pub(super) use is_one_of;
