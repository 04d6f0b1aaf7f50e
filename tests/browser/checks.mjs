// What held and what did not, told at the end.
export const told = { passed: 0, failures: [] };

/** Notes whether something holds; `what` is what is wrong if it does not. */
export function check(holds, what) {
  if (holds) told.passed += 1;
  else told.failures.push(what);
}
