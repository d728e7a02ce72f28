// better-auth's models under the names of our migration (0010_staff.sql).

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

export const authTables = {
  user: {
    modelName: 'staff',
    fields: { ...times, emailVerified: 'email_verified' },
  },
  session: {
    modelName: 'staff_session',
    fields: {
      ...times,
      userId: 'staff_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'staff_account',
    fields: {
      ...times,
      userId: 'staff_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'staff_verification', fields: { ...times, expiresAt: 'expires_at' } },
  passkey: {
    schema: {
      passkey: {
        modelName: 'staff_passkey',
        fields: {
          userId: 'staff_id',
          publicKey: 'public_key',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  },
  twoFactor: {
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'staff_two_factor',
        fields: {
          userId: 'staff_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  },
} as const
