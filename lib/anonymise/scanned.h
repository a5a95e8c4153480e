/*
 * What redaction and certificates need of a scanner and of what it found, beside the public API.
 */
#ifndef SCANNED_H
#define SCANNED_H

#include "findings.h"

const struct findings *scan_findings(const cspr_scan *scan);
int32_t scanner_identities(const cspr_scanner *scanner);
const char *scanner_id(const cspr_scanner *scanner, int32_t identity);
const char *scanner_pseudonym(const cspr_scanner *scanner, int32_t identity);

CSPR_PUBLIC cspr_status cspr_scanner_scan(const cspr_scanner *scanner, const char *bytes, size_t length,
					  cspr_scan **ret);
CSPR_PUBLIC void cspr_scan_free(cspr_scan *scan);
CSPR_PUBLIC size_t cspr_scan_count(const cspr_scan *scan);
CSPR_PUBLIC cspr_status cspr_scan_finding(const cspr_scan *scan, size_t index, struct cspr_scan_finding *ret);

#endif
