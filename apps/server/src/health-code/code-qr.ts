// The picture of a code, drawn as a phone without a network draws it.
export { qrSvg as codeQr } from '@pratique/verifier/qr-svg'
