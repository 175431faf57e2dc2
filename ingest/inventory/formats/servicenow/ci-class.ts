// ServiceNow's classes (sys_class_name: `cmdb_ci_ip_switch`, or its label `IP Switch`) -> the types that the topology knows tiers of.

/** First match wins; the text is the class without `cmdb_ci_`, in lower case, words apart by blanks. */
const TYPES: readonly { readonly words: RegExp; readonly type: string }[] = [
  { words: /\b(business|application|technical|mapped|calculated|query based)? ?service\b(?! instance)|^service (auto|discovered|technical|manual|calculated)/, type: 'service' },
  { words: /\bfirewall\b/, type: 'firewall' },
  { words: /\b(load balancer|lb|f5|netscaler|a10)\b/, type: 'load-balancer' },
  { words: /\brouter\b/, type: 'router' },
  { words: /\bswitch\b/, type: 'switch' },
  { words: /\b(wap|wireless access point|access point)\b/, type: 'access-point' },
  { words: /\b(netgear|network gear|network device)\b/, type: 'network-device' },
  { words: /\bups\b/, type: 'ups' },
  { words: /\bpdu\b/, type: 'pdu' },
  { words: /\b(esx|hypervisor|hyper v server|virtualization server)\b/, type: 'hypervisor' },
  { words: /\b(vm|virtual machine|vmware instance|vmware virtual machine|hyper v instance|ec2 instance)\b/, type: 'vm' },
  { words: /\bpod\b/, type: 'pod' },
  { words: /\bcontainer\b/, type: 'container' },
  { words: /\b(cluster node)\b/, type: 'host' },
  { words: /\bcluster\b/, type: 'cluster' },
  { words: /\b(db|database|mssql|mysql|oracle|postgresql|db2|mongodb|redis) ?(instance|catalog|server)?\b/, type: 'database' },
  { words: /\b(storage|san|nas|disk array)\b/, type: 'storage' },
  { words: /\b(app server|application server|web server|tomcat|websphere|weblogic|jboss|iis|apache|nginx)\b/, type: 'application' },
  { words: /\b(appl|application|web site|web service|web application)\b/, type: 'application' },
  { words: /\bserver\b/, type: 'server' },
  { words: /\bprinter\b/, type: 'printer' },
  { words: /\b(computer|pc hardware|workstation|desktop|laptop)\b/, type: 'pc' },
  { words: /\b(ip phone|phone)\b/, type: 'phone' },
] // prettier-ignore

/** @returns our type, else the class itself as a word; '' when there is no class */
export function typeOfClass(className: string): string {
  const text = className.toLowerCase().replace(/^(u_)?cmdb_ci_?/, '').replace(/[^a-z0-9]+/g, ' ').trim() // prettier-ignore
  return TYPES.find(({ words }) => words.test(text))?.type ?? text.replaceAll(' ', '-')
}
