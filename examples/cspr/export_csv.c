/*
 * A store as a spreadsheet: a row a review, a duty or an event. Cells are words, days, opaque references and counts:
 * none has a comma, a quotation mark or a line end in it, or begins as a formula would.
 */
#include "exports.h"

#include <string.h>

enum { CSV_NONE, CSV_REVIEWS, CSV_DUTIES, CSV_EVENTS };

int csv_of(const char *what)
{
	if (!what || strcmp(what, "reviews") == 0)
		return CSV_REVIEWS;
	if (strcmp(what, "duties") == 0)
		return CSV_DUTIES;
	return strcmp(what, "events") == 0 ? CSV_EVENTS : CSV_NONE;
}

static bool reviews(const struct exporting *exporting, FILE *file, struct trouble *trouble)
{
	struct cspr_summary row = { .size = sizeof(row) };
	char opened[24], recorded[32];
	cspr_portfolio *portfolio;
	cspr_status status = cspr_store_list(exporting->desk.store, NULL, &portfolio);

	if (status < 0)
		return driver_trouble(exporting->desk.store, status, trouble);
	fputs("review,edition,state,phase,opened,last_recorded,events,breaches\n", file);
	for (size_t i = 0; cspr_portfolio_summary(portfolio, i, &row) == CSPR_DONE; i++) {
		if (exporting->reference && strcmp(exporting->reference, row.review) != 0)
			continue;
		cspr_moment_write(row.recorded, recorded);
		fprintf(file, "%s,%s,%s,%s,%s,%s,%u,%u\n", row.review, row.edition, row.state, row.phase,
			span_text(row.opened, opened), recorded, (unsigned)row.events, (unsigned)row.breaches);
	}
	cspr_portfolio_unref(portfolio);
	return true;
}

static void duty_write(FILE *file, const struct owed *owed)
{
	const struct cspr_duty_row *row = &owed->row;
	char since[24], due[24], met[24];

	fprintf(file, "%s,%s,%s,%s,%s,%s,%s,%s,", row->review, row->duty, row->about ? row->about : "", row->force,
		name_of(CSPR_GROUP_STANDING, owed->standing), span_text(row->since, since), due_text(row->due, due),
		span_text(row->met_on, met));
	if (row->days_late > 0)
		fprintf(file, "%d", (int)row->days_late);
	else if (owed->days_late > 0)
		fprintf(file, "%d", (int)owed->days_late);
	putc('\n', file);
}

/* As of today: the table has no other day in it. */
static bool duties(const struct exporting *exporting, FILE *file, struct trouble *trouble)
{
	struct cspr_due_query query = {
		.size = sizeof(query), .review = exporting->reference, .all = 1, .before = CSPR_NO_DAY
	};
	struct owed_list list = { 0 };
	bool good = owed_read(exporting->desk.context, exporting->desk.store, &query, moment_day(moment_now()), &list,
			      trouble);

	if (good)
		fputs("review,duty,about,force,standing,since,due,met_on,days_late\n", file);
	for (size_t i = 0; good && i < list.count; i++)
		duty_write(file, &list.rows[i]);
	owed_free(&list);
	return good;
}

static bool events_of(const struct exporting *exporting, const char *reference, void *data, struct trouble *trouble)
{
	FILE *file = data;
	struct opened opened;
	char happened[24], recorded[32];
	bool good = review_open(exporting, reference, &opened, trouble);

	for (size_t i = 0; good && i < opened.record.count; i++) {
		const struct entry *entry = &opened.record.entries[i];

		cspr_moment_write(cspr_event_recorded(entry->event), recorded);
		fprintf(file, "%s,%zu,%s,%s,%s,%s,%s,%s\n", reference, i + 1,
			name_of(CSPR_GROUP_EVENT, cspr_event_code(entry->event)),
			span_text(cspr_event_happened(entry->event), happened), recorded,
			name_of(CSPR_GROUP_ROLE, cspr_event_role(entry->event)),
			name_of(CSPR_GROUP_VERDICT, cspr_decision_verdict(entry->decision)),
			name_of(CSPR_GROUP_STATE, cspr_decision_state(entry->decision)));
	}
	review_close(&opened);
	return good;
}

static bool events(const struct exporting *exporting, FILE *file, struct trouble *trouble)
{
	fputs("review,seq,event,happened_on,recorded_at,role,verdict,state\n", file);
	return each_review(exporting, events_of, file, trouble);
}

bool export_csv(const struct exporting *exporting, struct trouble *trouble)
{
	struct output output;
	bool good = output_open(&output, NULL, exporting->out, trouble);

	if (!good)
		return false;
	switch (csv_of(exporting->what)) {
	case CSV_REVIEWS:
		good = reviews(exporting, output.file, trouble);
		break;
	case CSV_DUTIES:
		good = duties(exporting, output.file, trouble);
		break;
	case CSV_EVENTS:
		good = events(exporting, output.file, trouble);
		break;
	}
	return output_close(&output, good, trouble);
}
