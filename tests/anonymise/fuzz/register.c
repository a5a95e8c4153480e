/* Any bytes may be read as a register. One that is read has a digest and its lint, and can be scanned with. */
#include "target.h"

#include <string.h>

static const char text[] =
	"Callum's aunt, Mrs. Siobhan O'Brien of 14 Mill Lane, NG5 3QT, rang 01632 960123 on 14 March.";

static void use(const cspr_register *reg)
{
	unsigned char digest[32];
	target_require(cspr_register_digest(reg, "key", 3, digest) == 0);
	struct cspr_lint lint = { .size = sizeof(lint) };
	for (size_t i = 0; !cspr_register_lint(reg, NULL, 0, i, &lint); i++)
		target_require(cspr_lint_name(lint.code) && lint.id);
	cspr_scanner *scanner = NULL;
	if (cspr_scanner_new(reg, NULL, &scanner, NULL))
		return;
	cspr_scan *scan = NULL;
	target_require(cspr_scanner_scan(scanner, text, strlen(text), &scan) == 0);
	target_check(scan, strlen(text));
	cspr_scan_free(scan);
	cspr_scanner_free(scanner);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cspr_register *reg = NULL;
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	if (cspr_register_read(data, size, &reg, &trouble)) {
		target_require(trouble.message[0] != '\0');
		return 0;
	}
	use(reg);
	cspr_register_free(reg);
	return 0;
}
