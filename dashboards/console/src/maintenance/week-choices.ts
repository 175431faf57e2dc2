// Days of a week (ISO: 1 Monday ... 7 Sunday), and which of them in a month (5: the last), as routines choose them.

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const WEEKS = [1, 2, 3, 4, 5] as const
