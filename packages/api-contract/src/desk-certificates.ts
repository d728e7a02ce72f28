// Certificates of a holder at the desk: what each came to, and the officer's word for one that differs.
import { z } from 'zod'
import { CertificateAnswer } from './declarations.ts'

/** A certificate in its place in the chain. */
export const DeskCertificate = z.strictObject({
  ...CertificateAnswer.shape,
  seq: z.int().meta({ description: 'The act that added it' }),
  confirmed: z.boolean().meta({ description: 'An officer takes it for hers although it differs' }),
})
export type DeskCertificate = z.infer<typeof DeskCertificate>

/** `POST /desk/holders/{holderId}/certificates`. */
export const CertificateConfirmation = z
  .strictObject({
    seq: z.int().min(1),
    evidence: z.string().trim().min(10, 'Say what shows it, in ten letters or more').max(500).meta({
      description: 'What shows that the certificate is hers: kept in the chain, shown to the holder',
    }),
    seen: z.int().min(1).meta({ description: '`acts` of the timeline the officer looked at' }),
  })
  .meta({
    id: 'CertificateConfirmation',
    example: { seq: 2, evidence: 'Marriage certificate shown with the passport', seen: 2 },
  })
export type CertificateConfirmation = z.infer<typeof CertificateConfirmation>
