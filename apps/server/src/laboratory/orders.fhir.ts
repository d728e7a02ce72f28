// FHIR R4 at the edge: orders out as ServiceRequest with Specimen, without a name.
export interface Ordered {
  readonly orderId: string
  readonly number: string
  readonly material: string
  readonly takenAt: Date
  readonly port: string
}

/** Orders for a laboratory: what is to be tested, by the number on the label. */
export function ordersBundle(orders: readonly Ordered[], at: Date) {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at.toISOString(),
    entry: orders.flatMap(({ orderId, number, material, takenAt, port }) => [
      {
        fullUrl: `urn:uuid:${orderId}`,
        resource: {
          resourceType: 'ServiceRequest',
          id: orderId,
          status: 'active',
          intent: 'order',
          priority: 'urgent',
          code: { text: 'Detection of the agent under this policy, nucleic acid' },
          subject: { identifier: { value: number } },
          specimen: [{ identifier: { value: number } }],
          authoredOn: takenAt.toISOString(),
        },
      },
      {
        resource: {
          resourceType: 'Specimen',
          accessionIdentifier: { value: number },
          type: { text: material },
          collection: { collectedDateTime: takenAt.toISOString() },
          note: [{ text: `Taken at ${port}` }],
        },
      },
    ]),
  }
}
