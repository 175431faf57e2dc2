import { describe, expect, it } from 'vitest'
import { isChangeLike } from './change-like.ts'

describe('classes that tell of a change', () => {
  it.each(['configChanged', 'ciscoConfigManEvent', 'DeploymentRolledOut', 'firmwareUpgraded', 'PackageUpdate'])(
    '%s does',
    (eventClass) => expect(isChangeLike(eventClass)).toBe(true),
  )

  it.each(['topologyChange', 'bgpPeerStateChange', 'stpNewRoot', 'linkDown', 'ConfigMismatch', 'DeploymentFailed'])(
    '%s does not',
    (eventClass) => expect(isChangeLike(eventClass)).toBe(false),
  )
})
