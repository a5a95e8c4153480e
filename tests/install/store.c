/* The least a vendor of records writes: a line is read, and decided. */
#include <cspr/store.h>

#include <string.h>

int main(void)
{
	const char *text =
		"{\"event\":\"refer\",\"happened_on\":\"2024-03-08\",\"recorded_at\":\"2024-03-08T15:04:05Z\","
		"\"actor\":{\"id\":\"u-1\",\"role\":\"agency\"},\"parts\":{\"aware_on\":\"2024-03-08\","
		"\"children\":1,\"referring_agency\":\"a-1\"}}";
	cspr_context *context;
	cspr_line *line;
	cspr_review *review;
	int taken;

	if (cspr_context_new(NULL, &context) || cspr_line_read(context, text, strlen(text), NULL, &line, NULL) ||
	    cspr_review_new(context, cspr_line_basis(line), &review))
		return 1;
	taken = cspr_review_apply(review, cspr_line_event(line), NULL) == CSPR_DONE;
	cspr_review_unref(review);
	cspr_line_unref(line);
	cspr_context_unref(context);
	return taken ? 0 : 1;
}
