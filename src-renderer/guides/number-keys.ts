/** As many answers as there are number keys; more are chosen from a list. */
export const NUMBER_KEYS = 9
