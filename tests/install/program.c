/* The least a vendor writes. */
#include <cspr/cspr.h>

#include <string.h>

int main(void)
{
	cspr_context *context;
	cspr_basis *basis;
	cspr_review *review;
	int known;

	if (cspr_context_new(NULL, &context) ||
	    cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis) ||
	    cspr_review_new(context, basis, &review))
		return 1;
	known = strcmp(cspr_edition_name(cspr_basis_edition(basis)), "wt2023") == 0;
	cspr_review_unref(review);
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	return known ? 0 : 1;
}
