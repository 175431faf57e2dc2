// All Chinese words of the console. 事件 = event, 告警 = alert, 故障 = incident, 问题 = problem, 配置项 = CI; 事件 never means incident here.
import { adminWords } from './admin.ts'
import { eventWords } from './events.ts'
import { handoverWords } from './handover.ts'
import { incidentWords } from './incident.ts'
import { insightWords } from './insight.ts'
import { learnedWords } from './learned.ts'
import { letterReasonWords } from './letter-reason.ts'
import { liveWords } from './live.ts'
import { mayWords } from './may.ts'
import { problemWords } from './problem.ts'
import { sourceWords } from './sources.ts'
import { maintenanceWords } from './maintenance.ts'
import { silenceWords } from './silences.ts'
import { saidWords } from './said.ts'
import { shellWords } from './shell.ts'
import { systemHealthWords } from './system-health.ts'
import { topologyWords } from './topology.ts'
import { trialWords } from './trial.ts'
import { tuningWords } from './tuning.ts'
import { wallWords } from './wall.ts'
import { cmdbWords } from './cmdb.ts'
import { contractWords } from './contract.ts'

export const zh = {
  ...shellWords,
  ...contractWords,
  ...liveWords,
  ...incidentWords,
  ...insightWords,
  ...learnedWords,
  ...adminWords,
  ...letterReasonWords,
  ...systemHealthWords,
  ...wallWords,
  ...mayWords,
  ...problemWords,
  ...sourceWords,
  ...topologyWords,
  ...trialWords,
  ...tuningWords,
  ...cmdbWords,
  ...eventWords,
  ...handoverWords,
  ...silenceWords,
  ...saidWords,
  ...maintenanceWords,
} as const
