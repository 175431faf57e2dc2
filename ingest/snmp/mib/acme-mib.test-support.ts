// Two MIB modules of a vendor that does not exist: one in SMIv2 with what real ones have, one in SMIv1.

export const ACME_MIB = `-- Copyright ----------- Acme ------------
ACME-MIB DEFINITIONS ::= BEGIN
IMPORTS
    MODULE-IDENTITY, OBJECT-TYPE, NOTIFICATION-TYPE, Integer32, enterprises FROM SNMPv2-SMI
    TEXTUAL-CONVENTION, DisplayString, MacAddress FROM SNMPv2-TC
    ifIndex FROM IF-MIB
    acmeRoot FROM ACME-SMI;

acmeMIB MODULE-IDENTITY
    LAST-UPDATED "202601010000Z"
    ORGANIZATION "Acme -- no comment"
    DESCRIPTION "NOTIFICATION-TYPE ::= { in a text }"
    ::= { enterprises acme(99999) }

AcmeState ::= TEXTUAL-CONVENTION
    DISPLAY-HINT "d"
    STATUS       current
    DESCRIPTION  "State of a part."
    SYNTAX       INTEGER { ok(1), degraded(2), failed(3) }
AcmeKey ::= TEXTUAL-CONVENTION DISPLAY-HINT "1x:" STATUS current DESCRIPTION "k" SYNTAX OCTET STRING (SIZE (8))

acmeObjects OBJECT IDENTIFIER ::= { acmeMIB 1 }
acmeFanTable OBJECT-TYPE
    SYNTAX SEQUENCE OF AcmeFanEntry MAX-ACCESS not-accessible STATUS current DESCRIPTION "t" ::= { acmeObjects 1 }
acmeFanEntry OBJECT-TYPE
    SYNTAX AcmeFanEntry MAX-ACCESS not-accessible STATUS current DESCRIPTION "e"
    INDEX { acmeFanIndex } ::= { acmeFanTable 1 }
AcmeFanEntry ::= SEQUENCE { acmeFanIndex Integer32, acmeFanState AcmeState, acmeFanName DisplayString }
acmeFanIndex OBJECT-TYPE SYNTAX Integer32 (1..10) MAX-ACCESS not-accessible STATUS current DESCRIPTION "i" ::= { acmeFanEntry 1 }
acmeFanState OBJECT-TYPE SYNTAX AcmeState MAX-ACCESS read-only STATUS current DESCRIPTION "s" ::= { acmeFanEntry 2 }
acmeFanName OBJECT-TYPE SYNTAX DisplayString MAX-ACCESS read-only STATUS current DESCRIPTION "n" ::= { acmeFanEntry 3 }
acmeKey OBJECT-TYPE SYNTAX AcmeKey MAX-ACCESS read-only STATUS current DESCRIPTION "k" ::= { acmeObjects 2 }

acmeTraps OBJECT IDENTIFIER ::= { acmeMIB 0 }
acmeFanFailed NOTIFICATION-TYPE OBJECTS { acmeFanState, acmeFanName } STATUS current DESCRIPTION "f" ::= { acmeTraps 1 }
acmeFanRestored NOTIFICATION-TYPE OBJECTS { acmeFanName, acmeFanState } STATUS current DESCRIPTION "f" ::= { acmeTraps 2 }
acmeTunnelDown NOTIFICATION-TYPE OBJECTS { ifIndex } STATUS current DESCRIPTION "d" ::= { acmeTraps 3 }
acmeTunnelUp NOTIFICATION-TYPE OBJECTS { ifIndex } STATUS current DESCRIPTION "u" ::= { acmeTraps 4 }
acmeStateChange NOTIFICATION-TYPE OBJECTS { acmeFanState } STATUS current DESCRIPTION "s" ::= { acmeTraps 5 }
acmeConfigSaved NOTIFICATION-TYPE STATUS current DESCRIPTION "c" ::= { acmeTraps 6 }
acmeLicenseExpired NOTIFICATION-TYPE OBJECTS { acmeKey } STATUS current DESCRIPTION "l" ::= { acmeTraps 7 }
acmeQueueAlarm NOTIFICATION-TYPE STATUS current DESCRIPTION "q" ::= { acmeTraps 8 }
acmeQueueAlarmClear NOTIFICATION-TYPE STATUS current DESCRIPTION "q" ::= { acmeTraps 9 }
acmeElsewhere NOTIFICATION-TYPE STATUS current DESCRIPTION "e" ::= { acmeRoot 8 }
END
`

export const OLD_ACME_MIB = `OLD-ACME-MIB DEFINITIONS ::= BEGIN
IMPORTS enterprises FROM RFC1155-SMI
        OBJECT-TYPE FROM RFC-1212
        TRAP-TYPE FROM RFC-1215;
oldAcme OBJECT IDENTIFIER ::= { enterprises 99998 }
oldSlot OBJECT-TYPE SYNTAX INTEGER ACCESS read-only STATUS mandatory DESCRIPTION "slot" ::= { oldAcme 1 }
oldCardOut TRAP-TYPE
    ENTERPRISE oldAcme
    VARIABLES { oldSlot }
    DESCRIPTION "A card was pulled."
    --#SUMMARY "Card %d"
    --#SEVERITY MAJOR
    ::= 1
oldCardIn TRAP-TYPE ENTERPRISE { enterprises 99998 } VARIABLES { oldSlot } DESCRIPTION "in" ::= 2
oldColdStart TRAP-TYPE ENTERPRISE snmp DESCRIPTION "generic" ::= 0
END
`
