// Three-valued logic (Kleene): true or unknown is true, false and unknown is false. Small numbers, because
// this runs for every rule of every holder; SQL has the same tables built in, with NULL for unknown.

export const FALSE = 0
export const TRUE = 1
export const UNKNOWN = 2
export type Kleene = typeof FALSE | typeof TRUE | typeof UNKNOWN

export const kleene = (value: boolean): Kleene => (value ? TRUE : FALSE)

export const negate = (value: Kleene): Kleene => (value === UNKNOWN ? UNKNOWN : value === TRUE ? FALSE : TRUE)

/** The chosen branch; when the choice is unknown, what both branches agree on. */
export const choose = (guard: Kleene, yes: Kleene, no: Kleene): Kleene => {
  if (guard === TRUE) return yes
  if (guard === FALSE) return no
  return yes === no ? yes : UNKNOWN
}
