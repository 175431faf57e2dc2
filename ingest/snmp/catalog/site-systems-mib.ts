// Systems beside the network: EES-POWER-MIB (Vertiv NetSure DC power), VEEAM-MIB (backups), CPPM-MIB (ClearPass), CIENA-CES-AAA-MIB (logins).
import type { CatalogEntry, CatalogMib, SeverityBy } from './catalog-entry.ts'

const ALARM = [{ name: 'alarm', from: ['alarmDescription'] }]
const ALARM_SEVERITY: SeverityBy = {
  object: 'alarmSeverity',
  when: { 3: 'warning', 4: 'minor', 5: 'major', 6: 'critical' },
  otherwise: 'indeterminate',
}
const EES = '1.3.6.1.4.1.6302.2.1'
const VEEAM = '1.3.6.1.4.1.31023.1.1'
const CPPM = '1.3.6.1.4.1.14823.1.6.1.1.200'
const CIENA = '1.3.6.1.4.1.1271.2'

/** A job's next success ends what its failure began. */
const backup = (
  number: number,
  name: string,
  result: string,
  component: CatalogEntry['component'],
  summary: string,
): CatalogEntry => ({
  oid: `${VEEAM}.1.0.${number}`,
  name,
  eventClass: name === 'onBackupJobCompleted' ? 'backupJobFailed' : 'vmBackupFailed',
  kind: { object: result, raise: ['Warning', 'Failed'], clear: ['Success'] },
  severity: { object: result, when: { Failed: 'major' }, otherwise: 'warning' },
  ...(component === undefined ? {} : { component }),
  summary,
})

const SERVICE = [{ name: 'service', from: ['cppmServiceName'] }]

export const siteSystemsMib: CatalogMib = {
  mib: 'EES-POWER-MIB',
  modules: ['VEEAM-MIB', 'CPPM-MIB', 'CIENA-CES-AAA-MIB'],
  objects: {
    alarmStatusChange: { oid: `${EES}.4.1.3`, values: { 1: 'activated', 2: 'deactivated' } },
    alarmSeverity: {
      oid: `${EES}.4.1.4`,
      values: {
        1: 'unknown',
        2: 'normal',
        3: 'warning',
        4: 'minor',
        5: 'major',
        6: 'critical',
        7: 'unmanaged',
        8: 'restricted',
        9: 'testing',
        10: 'disabled',
      },
    },
    alarmDescription: { oid: `${EES}.4.1.5` },
    alarmType: { oid: `${EES}.4.1.6` },
    backupJobName: { oid: `${VEEAM}.102` },
    backupJobResult: { oid: `${VEEAM}.103` },
    backupJobComment: { oid: null },
    vmName: { oid: null },
    vmBackupResult: { oid: null },
    vmBackupComment: { oid: null },
    cppmServiceName: { oid: `${CPPM}.100.17` },
    cppmTrapMessage: { oid: null },
    cienaCesAAAUserName: { oid: `${CIENA}.1.60.1.1` },
    cienaCesAAAHostIp: { oid: `${CIENA}.1.60.1.2` },
    cienaCesAAAUserAuthenticationStatus: { oid: `${CIENA}.1.60.1.5`, values: { 1: 'success', 2: 'failure' } },
    cienaCesAAAUserAuthenticationDescription: { oid: `${CIENA}.1.60.1.6` },
    cienaCesAAATacacsServer: { oid: `${CIENA}.1.60.1.8` },
    cienaCesAAAServerStatus: { oid: `${CIENA}.1.60.1.9`, values: { 1: 'available', 2: 'unreachable' } },
  },
  notifications: [
    {
      oid: `${EES}.5.1`,
      name: 'alarmTrap',
      eventClass: 'powerAlarm',
      kind: { object: 'alarmStatusChange', raise: [1], clear: [2] },
      severity: ALARM_SEVERITY,
      component: ALARM,
      summary: 'Power alarm: {alarmDescription}',
      clearSummary: 'Power alarm ended: {alarmDescription}',
    },
    {
      oid: `${EES}.5.2`,
      name: 'alarmActiveTrap',
      eventClass: 'powerAlarm',
      kind: 'raise',
      severity: ALARM_SEVERITY,
      component: ALARM,
      summary: 'Power alarm: {alarmDescription}',
    },
    {
      oid: `${EES}.5.3`,
      name: 'alarmCeaseTrap',
      eventClass: 'powerAlarm',
      kind: 'clear',
      severity: 'cleared',
      component: ALARM,
      summary: 'Power alarm ended: {alarmDescription}',
    },
    backup(
      1,
      'onBackupJobCompleted',
      'backupJobResult',
      [{ name: 'backupJob', from: ['backupJobName'] }],
      'Backup job {backupJobName}: {backupJobResult} {backupJobComment}',
    ),
    backup(
      2,
      'onVmBackupCompleted',
      'vmBackupResult',
      [{ name: 'vm', from: ['vmName'], and: 'backupJobName' }],
      'Backup of {vmName} by job {backupJobName}: {vmBackupResult} {vmBackupComment}',
    ),
    {
      oid: `${CPPM}.1017`,
      name: 'cppmServiceStopNotification',
      eventClass: 'serviceStopped',
      kind: 'raise',
      severity: 'major',
      component: SERVICE,
      summary: 'Service {cppmServiceName} stopped: {cppmTrapMessage}',
    },
    {
      oid: `${CPPM}.1018`,
      name: 'cppmServiceStartNotification',
      eventClass: 'serviceStopped',
      kind: 'clear',
      severity: 'cleared',
      component: SERVICE,
      summary: 'Service {cppmServiceName} started: {cppmTrapMessage}',
    },
    {
      oid: `${CPPM}.1019`,
      name: 'cppmServiceRestartNotification',
      eventClass: 'serviceRestarted',
      kind: 'notice',
      severity: 'warning',
      component: SERVICE,
      summary: 'Service {cppmServiceName} was restarted: {cppmTrapMessage}',
    },
    {
      oid: `${CIENA}.2.111.0.1`,
      name: 'cienaCesAAAUserAuthenticationEvent',
      eventClass: 'loginFailed',
      kind: { object: 'cienaCesAAAUserAuthenticationStatus', raise: [2], clear: [] },
      severity: { object: 'cienaCesAAAUserAuthenticationStatus', when: { 2: 'warning' }, otherwise: 'indeterminate' },
      lastsMinutes: 15,
      component: [{ name: 'user', from: ['cienaCesAAAUserName'] }],
      summary: 'Login of {cienaCesAAAUserName}: {cienaCesAAAUserAuthenticationDescription}',
    },
    {
      oid: `${CIENA}.2.111.0.2`,
      name: 'cienaCesAAATacacsServerStatusEvent',
      eventClass: 'tacacsServerUnreachable',
      kind: { object: 'cienaCesAAAServerStatus', raise: [2], clear: [1] },
      severity: 'major',
      component: [{ name: 'tacacsServer', from: ['cienaCesAAATacacsServer'] }],
      summary: 'TACACS server {cienaCesAAATacacsServer} is {cienaCesAAAServerStatus}',
    },
  ],
}
