// Passkeys by the browser's own words (WebAuthn Level 3: parse…FromJSON and toJSON), without a library.
import { askAuth } from '../api/client.ts'

export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

export async function signInWithPasskey(): Promise<void> {
  const options = await askAuth('passkey/generate-authenticate-options', undefined, 'GET')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  )
  const response = jsonOf(await navigator.credentials.get({ publicKey }))
  await askAuth('passkey/verify-authentication', { response })
}

/** With the token of an invitation it signs in too; without one, a passkey is added for who is signed in. */
export async function setUpPasskey(invitation?: string): Promise<void> {
  const context = invitation === undefined ? '' : `?context=${encodeURIComponent(invitation)}`
  const options = await askAuth(`passkey/generate-register-options${context}`, undefined, 'GET')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  )
  const response = jsonOf(await navigator.credentials.create({ publicKey }))
  await askAuth('passkey/verify-registration', { response, createSession: invitation !== undefined })
}

function jsonOf(credential: Credential | null): ReturnType<PublicKeyCredential['toJSON']> {
  if (credential instanceof PublicKeyCredential) return credential.toJSON()
  throw new Error('The browser gave no passkey')
}
