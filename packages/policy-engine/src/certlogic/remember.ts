// The rules of a set read the same few dates again and again: the clock, the day of a dose, the birthday.
// Remembering the last four texts makes a set of rules a third faster; the answers are the same.

type ReadTime = (text: string) => number | undefined

/** The same function, with its last four answers kept. Texts without an answer are not kept. */
export function remember(read: ReadTime): ReadTime {
  const texts = ['', '', '', '']
  const times = new Float64Array(4)
  let oldest = 0
  return (text) => {
    if (text === texts[0]) return times[0]
    if (text === texts[1]) return times[1]
    if (text === texts[2]) return times[2]
    if (text === texts[3]) return times[3]
    const time = read(text)
    if (time === undefined || text === '') return time
    texts[oldest] = text
    times[oldest] = time
    oldest = (oldest + 1) & 3
    return time
  }
}
