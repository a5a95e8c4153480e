/*
 * Findings: their words, and a list that grows.
 */
#include "findings.h"

#include <stdlib.h>

static const char *const kinds[] = {
	[CSPR_FINDING_NAME] = "name",	      [CSPR_FINDING_DATE] = "date",
	[CSPR_FINDING_AGE] = "age",	      [CSPR_FINDING_POSTCODE] = "postcode",
	[CSPR_FINDING_ADDRESS] = "address",   [CSPR_FINDING_NHS] = "nhs",
	[CSPR_FINDING_NINO] = "nino",	      [CSPR_FINDING_UPN] = "upn",
	[CSPR_FINDING_ULN] = "uln",	      [CSPR_FINDING_URN] = "urn",
	[CSPR_FINDING_UTR] = "utr",	      [CSPR_FINDING_LICENCE] = "licence",
	[CSPR_FINDING_PASSPORT] = "passport", [CSPR_FINDING_VEHICLE] = "vehicle",
	[CSPR_FINDING_PHONE] = "phone",	      [CSPR_FINDING_EMAIL] = "email",
	[CSPR_FINDING_URL] = "url",	      [CSPR_FINDING_HANDLE] = "handle",
	[CSPR_FINDING_COURT] = "court",	      [CSPR_FINDING_POLICE] = "police",
	[CSPR_FINDING_BANK] = "bank",	      [CSPR_FINDING_CODE] = "code",
	[CSPR_FINDING_ENCODING] = "encoding", [CSPR_FINDING_CONTAINER] = "container",
};

const char *cspr_finding_kind_name(cspr_code kind)
{
	return kind < sizeof kinds / sizeof kinds[0] ? kinds[kind] : NULL;
}

const char *cspr_grade_name(cspr_code grade)
{
	return grade == CSPR_GRADE_DEFINITE ? "definite" : grade == CSPR_GRADE_REVIEW ? "review" : NULL;
}

void findings_add(struct findings *findings, struct finding finding)
{
	if (findings->count == findings->room) {
		size_t room = findings->room ? findings->room * 2 : 64;
		struct finding *list = findings->failed ? NULL : realloc(findings->list, room * sizeof *list);

		findings->failed = !list;
		if (!list)
			return;
		findings->list = list;
		findings->room = room;
	}
	findings->list[findings->count++] = finding;
}

void findings_free(struct findings *findings)
{
	free(findings->list);
	*findings = (struct findings){ 0 };
}
