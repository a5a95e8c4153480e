/* The least a vendor writes before something is published: a text is scanned, with somebody registered. */
#include <cspr/anonymise.h>

#include <string.h>

int main(void)
{
	const char *text = "Zebedee is Child A.";
	struct cspr_scan_finding finding = { 0 };
	cspr_register *people;
	cspr_scanner *scanner;
	cspr_scan *scan;
	int found;

	finding.size = sizeof finding;
	if (cspr_register_new(&people) ||
	    cspr_register_add(people, "c1", CSPR_CLASS_CHILD, "Child A", CSPR_FIELD_NAME, "Zebedee Quillfeather",
			      NULL) ||
	    cspr_scanner_new(people, NULL, &scanner, NULL) || cspr_scanner_scan(scanner, text, strlen(text), &scan) ||
	    cspr_scan_count(scan) != 1 || cspr_scan_finding(scan, 0, &finding))
		return 1;
	found = finding.start == 0 && finding.end == strlen("Zebedee") && finding.kind == CSPR_FINDING_NAME;
	cspr_scan_free(scan);
	cspr_scanner_free(scanner);
	cspr_register_free(people);
	return found ? 0 : 1;
}
