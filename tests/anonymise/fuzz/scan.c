/* Any bytes may be scanned, and scanning them again finds the same. */
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cspr_scan *scan = NULL;
	target_require(cspr_scanner_scan(target_scanner(), data, size, &scan) == 0);
	target_check(scan, size);
	cspr_scan *again = NULL;
	target_require(cspr_scanner_scan(target_scanner(), data, size, &again) == 0);
	target_require(cspr_scan_count(scan) == cspr_scan_count(again));
	cspr_scan_free(again);
	cspr_scan_free(scan);
	return 0;
}
