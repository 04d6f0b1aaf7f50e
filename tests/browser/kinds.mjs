// The kinds of page: one norm stands for all norms, one filter for all filters.

/** How many addresses of one kind are visited. */
export const OF_A_KIND = 2;

/** What an address asks beside its path is told by its first filter alone: else each choice of filters were a kind. */
const asked = (query) => (query === undefined ? "" : `?${query.split("=")[0]}`);

/** The kind of an address: its language, and its path with symbols, codes and numbers taken out. */
export const kindOf = (address) => {
  const [path, query] = address.split("?");
  const kind = path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/\b[0-9a-f]{32,}\b/g, "HASH")
    .replace(/\b(P|B)-\d{4}-\d+/g, "$1")
    .replace(/GAIP-NORM-\d+/g, "NORM")
    .replace(/\/[A-Z]{3}(?=[/.]|$)/g, "/CODE")
    .replace(/\d{4}-\d{2}-\d{2}/g, "DATE")
    .replace(/\d+/g, "N");
  return kind + asked(query);
};
