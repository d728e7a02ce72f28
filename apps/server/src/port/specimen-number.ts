// The number of a specimen as its barcode carries it: port, day and eight random digits, with a check character
// (ISO/IEC 7064, MOD 37-2) so that a mistyped label is noticed before a result reaches the wrong person.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function checkOf(text: string): string {
  const sum = [...text].reduce((total, sign) => ((total + alphabet.indexOf(sign)) * 2) % 37, 0)
  const value = (38 - sum) % 37
  return value === 36 ? '*' : alphabet.charAt(value)
}

export const specimenNumber = (port: string, day: string, serial: string): string => {
  const text = `${port}${day.replaceAll('-', '').slice(2)}${serial}`
  return `${text}${checkOf(text)}`
}

/** What was scanned or typed, in capitals and without blanks; null when it is no number of ours. */
export function readSpecimenNumber(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  if (!/^[A-Z]{3}\d{14}[0-9A-Z*]$/.test(text)) return null
  return checkOf(text.slice(0, -1)) === text.slice(-1) ? text : null
}
