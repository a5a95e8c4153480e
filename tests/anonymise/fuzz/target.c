#include "target.h"

#include <stdlib.h>
#include <string.h>

static const char people[] = "C1\tchild\tSubject 1\tname\tCallum Joseph Smith-Jones\n"
			     "C1\tchild\tSubject 1\tdob\t2011-03-14\n"
			     "C1\tchild\tSubject 1\tnhs\t9991106847\n"
			     "C2\tsibling\tSubject 2\tname\tPatience May\n"
			     "C3\tparent\tSubject 3\tname\tSiobh\xc3\xa1n O'Brien\n"
			     "C3\tparent\tSubject 3\tformer\tMcDonnell\n"
			     "C3\tparent\tSubject 3\taddress\t14 Mill Lane, Saltby\n"
			     "C3\tparent\tSubject 3\tpostcode\tNG5 3QT\n"
			     "C3\tparent\tSubject 3\tphone\t01632 960123\n"
			     "C4\tcarer\tSubject 4\tname\tElizabeth Hargreaves\n"
			     "C4\tcarer\tSubject 4\tnickname\tTiny\n"
			     "C4\tcarer\tSubject 4\temail\te.h@example.org\n"
			     "C4\tcarer\tSubject 4\thandle\t@xx_eh_xx\n"
			     "C5\tprofessional\tSubject 5\tname\tOleksandr Shevchenko\n"
			     "C6\tschool\tSubject 6\tname\tAshdown Primary School\n"
			     "C7\tchild\tSubject 7\tname\tPatience Page\n"
			     "C7\tchild\tSubject 7\tref\tLCS 998877\n";

void target_require(int holds)
{
	if (!holds)
		abort();
}

const cspr_register *target_register(void)
{
	static cspr_register *reg;
	if (!reg)
		target_require(cspr_register_read(people, strlen(people), &reg, NULL) == 0);
	return reg;
}

const cspr_scanner *target_scanner(void)
{
	static cspr_scanner *scanner;
	if (!scanner)
		target_require(cspr_scanner_new(target_register(), NULL, &scanner, NULL) == 0);
	return scanner;
}

void target_check(const cspr_scan *scan, size_t length)
{
	struct cspr_scan_finding finding = { .size = sizeof(finding) };
	size_t before = 0;
	size_t count = cspr_scan_count(scan);
	for (size_t i = 0; i < count; i++) {
		target_require(cspr_scan_finding(scan, i, &finding) == 0);
		target_require(finding.start >= before && finding.start < finding.end && finding.end <= length);
		target_require(cspr_finding_kind_name(finding.kind) && cspr_grade_name(finding.grade) && finding.rule);
		target_require((finding.identity == -1) == !finding.id);
		before = finding.start;
	}
	target_require(cspr_scan_finding(scan, count, &finding) != 0);
}
