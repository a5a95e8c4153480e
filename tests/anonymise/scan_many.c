/*
 * Scans many texts under many registers in one process, for the tests that judge what is found.
 *
 * Standard input has frames: a line "register N" or "text N", then N bytes. A register holds for the texts after it.
 * For each text the findings are printed, one a line as in `cspr scan --format tsv`, then a line ".". With --version,
 * the version of the rules is printed instead.
 */
#include <cspr/anonymise.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void give_up(const char *what, cspr_status status)
{
	fprintf(stderr, "scan-many: %s: %s\n", what, cspr_status_words(status));
	exit(2);
}

static char *read_frame(size_t length)
{
	char *bytes = malloc(length + 1);
	if (!bytes || fread(bytes, 1, length, stdin) != length) {
		fprintf(stderr, "scan-many: a frame ends early\n");
		exit(2);
	}
	bytes[length] = '\0';
	return bytes;
}

static void print_findings(const cspr_scan *scan)
{
	struct cspr_scan_finding finding = { .size = sizeof(finding) };
	for (size_t i = 0; !cspr_scan_finding(scan, i, &finding); i++)
		printf("%zu\t%zu\t%s\t%s\t%s\t%s\n", finding.start, finding.end, cspr_finding_kind_name(finding.kind),
		       finding.id ? finding.id : "-", cspr_grade_name(finding.grade), finding.rule);
	puts(".");
}

static void scan_text(const cspr_scanner *scanner, const char *text, size_t length)
{
	cspr_scan *scan = NULL;
	cspr_status status = cspr_scanner_scan(scanner, text, length, &scan);
	if (status)
		give_up("a text", status);
	print_findings(scan);
	cspr_scan_free(scan);
}

static cspr_scanner *read_register(const char *bytes, size_t length)
{
	cspr_register *reg = NULL;
	struct cspr_trouble trouble = { .size = sizeof(trouble) };
	cspr_status status = cspr_register_read(bytes, length, &reg, &trouble);
	if (status) {
		fprintf(stderr, "scan-many: line %" PRIu64 " of a register: %s\n", trouble.line, trouble.message);
		give_up("a register", status);
	}
	cspr_scanner *scanner = NULL;
	status = cspr_scanner_new(reg, NULL, &scanner, &trouble);
	if (status)
		give_up("a scanner", status);
	cspr_register_free(reg);
	return scanner;
}

int main(int count, char **words)
{
	char what[16];
	size_t length;
	cspr_scanner *scanner = NULL;

	if (count > 1 && strcmp(words[1], "--version") == 0) {
		puts(cspr_scan_rules_version());
		return 0;
	}
	while (scanf("%15s %zu", what, &length) == 2 && getchar() == '\n') {
		char *bytes = read_frame(length);
		if (strcmp(what, "register") == 0) {
			cspr_scanner_free(scanner);
			scanner = read_register(bytes, length);
		} else if (scanner) {
			scan_text(scanner, bytes, length);
		}
		free(bytes);
	}
	cspr_scanner_free(scanner);
	return ferror(stdin) || !feof(stdin);
}
