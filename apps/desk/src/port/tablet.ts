// What this tablet is called, and the thermometer in the officer's hand: kept on the device.
const devicePlace = 'pratique-desk-device'
const thermometerPlace = 'pratique-desk-thermometer'

export function tabletName(): string {
  const kept = localStorage.getItem(devicePlace)
  if (kept !== null) return kept
  const made = `tablet-${crypto.randomUUID().slice(0, 4)}`
  localStorage.setItem(devicePlace, made)
  return made
}

export const thermometer = (): string => localStorage.getItem(thermometerPlace) ?? 'A'
export const keepThermometer = (name: string): void => localStorage.setItem(thermometerPlace, name)
