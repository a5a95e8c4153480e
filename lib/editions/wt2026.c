/*
 * Working Together 2026: provisional. Its rules have not been read in the original and are taken over,
 * row for row, from wt2023.c; every answer under it says so, and what rests on the guidance is inferred.
 */
#include "rows.h"

const struct cspr_edition wt2026 = {
	.name = "wt2026",
	.title = "Working Together to Safeguard Children 2026 (provisional)",
	.guidance = "Working Together 2026 (not yet read; as Working Together 2023, chapter 5)",
	.kind = CSPR_KIND_CHILDREN,
	.from = 20530, /* 2026-03-18 */
	.provisional = true,
	.criteria = true,
	.states = CHILDREN_STATES,
	.partners = SAFEGUARDING_PARTNERS,
	.unit = SAFEGUARDING_PARTNERS | ROLE(BUSINESS_MANAGER),
	.relaxed = { CSPR_NO_DAY, CSPR_NO_DAY },
	.moves = wt2023_moves,
	.needs = wt2023_needs,
	.terms = wt2023_terms,
};
