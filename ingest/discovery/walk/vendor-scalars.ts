// Serial number, model and software version where a vendor keeps them in its own MIB only. Asked of its own devices and of no others.

export interface VendorScalars {
  /** sysObjectID begins with it. */
  readonly enterprise: string
  readonly serial?: string
  readonly model?: string
  readonly version?: string
}

const ENTERPRISES = '1.3.6.1.4.1.'

export const VENDOR_SCALARS: readonly VendorScalars[] = [
  // OLD-CISCO-CHASSIS-MIB chassisId
  { enterprise: `${ENTERPRISES}9.`, serial: `${ENTERPRISES}9.3.6.3.0` },
  // JUNIPER-MIB jnxBoxSerialNo, jnxBoxDescr
  { enterprise: `${ENTERPRISES}2636.`, serial: `${ENTERPRISES}2636.3.1.3.0`, model: `${ENTERPRISES}2636.3.1.2.0` },
  // PowerNet-MIB upsAdvIdentSerialNumber, upsBasicIdentModel
  {
    enterprise: `${ENTERPRISES}318.1.3.2`,
    serial: `${ENTERPRISES}318.1.1.1.1.2.3.0`,
    model: `${ENTERPRISES}318.1.1.1.1.1.1.0`,
  },
  // PowerNet-MIB rPDUIdentSerialNumber, rPDUIdentModelNumber
  {
    enterprise: `${ENTERPRISES}318.1.3.4`,
    serial: `${ENTERPRISES}318.1.1.12.1.6.0`,
    model: `${ENTERPRISES}318.1.1.12.1.5.0`,
  },
  // FORTINET-CORE-MIB fnSysSerial, FORTINET-FORTIGATE-MIB fgSysVersion
  {
    enterprise: `${ENTERPRISES}12356.`,
    serial: `${ENTERPRISES}12356.100.1.1.1.0`,
    version: `${ENTERPRISES}12356.101.4.1.1.0`,
  },
  // MIKROTIK-MIB mtxrSerialNumber, mtxrLicVersion
  {
    enterprise: `${ENTERPRISES}14988.`,
    serial: `${ENTERPRISES}14988.1.1.7.3.0`,
    version: `${ENTERPRISES}14988.1.1.4.4.0`,
  },
  // PAN-COMMON-MIB panSysSerialNumber, panChassisType is an OID, panSysSwVersion
  {
    enterprise: `${ENTERPRISES}25461.`,
    serial: `${ENTERPRISES}25461.2.1.2.1.3.0`,
    version: `${ENTERPRISES}25461.2.1.2.1.1.0`,
  },
  // NETAPP-MIB productSerialNum, productModel
  { enterprise: `${ENTERPRISES}789.`, serial: `${ENTERPRISES}789.1.1.9.0`, model: `${ENTERPRISES}789.1.1.5.0` },
  // F5-BIGIP-SYSTEM-MIB sysGeneralChassisSerialNum, sysProductVersion
  {
    enterprise: `${ENTERPRISES}3375.`,
    serial: `${ENTERPRISES}3375.2.1.3.3.3.0`,
    version: `${ENTERPRISES}3375.2.1.4.2.0`,
  },
]

/** The row of a device's vendor; undefined when it has none. */
export function vendorScalars(sysObjectId: string): VendorScalars | undefined {
  return VENDOR_SCALARS.find((row) => `${sysObjectId}.`.startsWith(row.enterprise))
}
