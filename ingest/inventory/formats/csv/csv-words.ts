// Words of spreadsheets, English and Chinese -> ours: columns, relationship types, types of CIs.
import { RELATIONSHIP_TYPES, type RelationshipType } from '../../../contract/inventory.ts'
import { columnKey } from './csv-table.ts'

/** Column names that people write -> ours; compared without case, blanks, `_` and `-`. All other columns are attributes. */
export const COLUMNS: Readonly<Record<string, string>> = {
  id: 'id', ci: 'id', ciid: 'id', key: 'id', 编号: 'id', 配置项: 'id', 配置项编号: 'id',
  type: 'type', citype: 'type', class: 'type', 类型: 'type',
  name: 'name', 名称: 'name',
  site: 'site', location: 'site', 站点: 'site', 位置: 'site',
  criticality: 'criticality', 重要性: 'criticality',
  owner: 'owner', 负责人: 'owner',
  supportgroup: 'supportGroup', team: 'supportGroup', 支持组: 'supportGroup',
  ip: 'ip', ipaddress: 'ip', address: 'ip', ip地址: 'ip',
  hostname: 'hostname', host: 'hostname', 主机名: 'hostname',
  sysname: 'sysName', engineid: 'engineId', serialnumber: 'serial', 序列号: 'serial',
  from: 'from', source: 'from', parent: 'from', 从: 'from', 源: 'from',
  to: 'to', target: 'to', child: 'to', 到: 'to', 目标: 'to',
  relationship: 'type', relation: 'type', 关系: 'type', 关系类型: 'type',
  redundancy: 'redundancy', 冗余: 'redundancy',
  fromport: 'fromPort', sourceport: 'fromPort', 源端口: 'fromPort',
  toport: 'toPort', targetport: 'toPort', 目标端口: 'toPort',
} // prettier-ignore

/** Relationship words that people write -> ours; compared as columns are. */
export const RELATIONSHIP_WORDS: Readonly<Record<string, RelationshipType>> = {
  依赖: 'dependsOn',
  运行于: 'runsOn',
  供电: 'poweredBy',
  属于: 'memberOf',
  连接: 'connectedTo',
  ...Object.fromEntries(RELATIONSHIP_TYPES.map((type) => [columnKey(type), type])),
}

/** Types of CIs in Chinese -> the words that the topology knows tiers of; any other type is kept as it is written. */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  交换机: 'switch', 核心交换机: 'core-switch', 汇聚交换机: 'distribution-switch', 接入交换机: 'access-switch',
  路由器: 'router', 防火墙: 'firewall', 负载均衡: 'load-balancer', 无线接入点: 'access-point',
  服务器: 'server', 主机: 'host', 虚拟机: 'vm', 存储: 'storage', 数据库: 'database', 应用: 'application',
  业务: 'service', 业务服务: 'service', 不间断电源: 'ups', 打印机: 'printer',
} // prettier-ignore
