// 谁可以做什么：权限即可做的事，角色，以及为什么不能做。

export const mayWords = {
  role: {
    viewer: '查看者',
    operator: '值班员',
    problem_manager: '问题经理',
    administrator: '管理员',
  },
  scope: {
    live_read: '查看大屏',
    ingest_write: '发送事件',
    read: '查看全部内容',
    incidents_write: '处理故障和问题',
    silences_write: '静默告警或计划维护',
    cmdb_write: '修改配置库',
    admin: '管理系统',
  },
  may: {
    noRole: '您的角色（{{role}}）不能{{what}}。可以的角色：{{roles}}。',
    noScope: '此令牌不能{{what}}。',
  },
} as const
