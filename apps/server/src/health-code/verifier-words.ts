// What the verifier's script says by itself, in one language.
import type { VerifierWords } from '@pratique/verifier/page-data'
import { m, type Say } from '../site/say.ts'

export function verifierWords(t: Say): VerifierWords {
  return {
    cameraLooking: t(m.verify_camera_looking),
    cameraRefused: t(m.verify_camera_refused),
    pictureReading: t(m.verify_picture_reading),
    pictureNone: t(m.verify_picture_none),
    pictureNot: t(m.verify_picture_not),
    read: t(m.verify_read),
    offlineReady: t(m.verify_offline_ready),
    offlineNot: t(m.verify_offline_not),
    listsAge: t(m.verify_lists_age, { age: '{age}' }),
    listsMade: t(m.code_lists, { trust: '{trust}', status: '{status}' }),
    listsNone: t(m.verify_lists_none),
    listsStale: t(m.verify_lists_stale),
    summary: t(m.verify_summary),
    errorCode: t(m.verify_error_code),
    errorNumber: t(m.verify_error_number),
    errorBirth: t(m.verify_error_birth),
    errorExpiry: t(m.verify_error_expiry),
    errorZone: t(m.verify_error_zone, { problem: '{problem}' }),
    number: t(m.verify_number),
    birth: t(m.verify_birth),
    expiry: t(m.verify_expiry),
    exerciseClock: t(m.verify_clock_exercise, { time: '{time}' }),
  }
}
