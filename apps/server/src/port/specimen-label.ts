// The label of a specimen as a picture to print: the number as a QR code that any laboratory scanner reads, and below it
// for the eye.
import encodeQR from 'qr'

const border = 2

export function specimenLabel(number: string): string {
  const modules = encodeQR(number, 'raw', { ecc: 'medium', border })
  const size = modules.length
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size + 5}" role="img" aria-label="${number}"><path fill="#fff" d="M0 0h${size}v${size + 5}H0z"/><path d="${path}"/><text x="${size / 2}" y="${size + 3}" font-size="2.6" font-family="monospace" text-anchor="middle">${number}</text></svg>`
}
