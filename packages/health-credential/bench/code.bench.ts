// `npm run bench code`: issuing and verifying our codes on one core, against the signature alone.
// Targets (DESIGN §9): verify ≥ 10,000/s and ≥ 70 % of the raw check; issue ≥ 12,000/s beside raw sign + deflate.

import { sign, verify, X509Certificate } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { bindDocument, issueCode, readStatusList, verifyCode } from '../src/index.ts'
import { code, DOCUMENT, NOW, signer, statusBytes, trust } from '../test/instance.ts'
import { measure, report } from './measure.ts'

const codes = Array.from({ length: 512 }, () => issueCode(code(), signer))
const pick = (index: number) => codes[index % codes.length] ?? ''
const message = new Uint8Array(160)
const signature = sign('sha256', message, signer.privateKey)
const { publicKey } = new X509Certificate(signer.certificate)
const status = readStatusList(statusBytes([]), { trust, at: NOW })
const fresh = code()

report(
  'verify a code of ours, one core',
  await measure([
    {
      name: 'raw ECDSA P-256 check, parsed key (limit)',
      once: () => verify('sha256', message, publicKey, signature),
    },
    { name: 'verifyCode', once: (index) => verifyCode(pick(index), { trust, at: NOW }) },
    {
      name: 'verifyCode with its status list',
      once: (index) => verifyCode(pick(index), { trust, at: NOW, status }),
    },
  ]),
)
report(
  'issue a code of ours, one core',
  await measure([
    {
      name: 'raw sign + deflate (limit)',
      once: () => deflateSync(sign('sha256', message, signer.privateKey)),
    },
    { name: 'issueCode', once: () => issueCode(fresh, signer) },
  ]),
)
report(
  'bind a document, one core (slow on purpose)',
  await measure([{ name: 'bindDocument, 2^16 rounds', once: () => bindDocument(DOCUMENT) }]),
)
