/*
 * The words of a Promela model: states and events, the numbers of documents, outcomes, subjects and recipients,
 * and what the law asks for of each, written without the rows.
 */
#include "promela.h"

void add_mtypes(struct model *model)
{
	const cspr_basis *basis = model->basis;
	struct text *text = model->text;

	text_add(text, "\nmtype = { not_begun");
	for (cspr_code state = 1; state < STATES; state++)
		if (basis->edition->states >> state & 1)
			ADD(text, ",\n\t$", name_of_state(state));
	text_add(text, " }; /* states */\nmtype = { wait");
	for (cspr_code event = 1; event < EVENTS; event++)
		if (has_row(model, event) || event == CSPR_EVENT_CLOSE_WITHOUT_REVIEW)
			ADD(text, ",\n\t$", name_of_event(event));
	text_add(text, " }; /* events */\n");
}

static void add_define(struct text *text, const char *name, int64_t number)
{
	ADD(text, "#define ^ ", name);
	text_add_number(text, number);
	text_add(text, "\n");
}

static int add_outcomes(struct model *model, cspr_code event, int number)
{
	int32_t outcomes[MOST_VALUES];
	size_t count = list_particular(model, event, CSPR_PART_OUTCOME, outcomes);

	for (size_t i = 0; i < count; i++)
		add_define(model->text, name_of_value((cspr_code)outcomes[i]), ++number);
	return number;
}

void add_words(struct model *model)
{
	const cspr_basis *basis = model->basis;
	struct text *text = model->text;
	int signatory = 0;

	text_add(text,
		 "\n/* Part 1 follows what comes before a report is accepted, part 2 what comes since; see above. */\n"
		 "#ifndef PART\n#define PART 2\n#endif\n"
		 "\n#define A 1 /* documents */\n#define B 2\n\n/* Outcomes. */\n");
	add_outcomes(model, CSPR_EVENT_DECIDE, add_outcomes(model, CSPR_EVENT_DECIDE_PUBLICATION, 0));
	text_add(text, "\n/* Subjects of sign-offs; scopes of holds. */\n");
	for (int subject = 0; subject < SUBJECTS; subject++)
		add_define(text, name_of_value((cspr_code)(CSPR_VALUE_NOTIFICATION + subject)), subject);
	add_define(text, name_of_value(CSPR_VALUE_REVIEW), SUBJECTS);
	text_add(text, "\n/* Who must sign off. */\n#define EVERYONE 0\n");
	for (cspr_code role = 1; role < ROLES; role++)
		if (basis->edition->partners >> role & 1)
			add_define(text, cspr_word_name(CSPR_GROUP_ROLE, role), signatory++);
	text_add(text, "\n/* Recipients, and how long ago a copy went. */\n");
	for (int recipient = 0; recipient < RECIPIENTS - 1; recipient++)
		add_define(text, name_of_value((cspr_code)(FIRST_RECIPIENT + recipient)), recipient);
	text_add(text, "#define NOT_SENT 0\n#define RECENT 1 /* fewer than seven working days */\n"
		       "#define OLD 2 /* at least seven */\n\n/* Duties, as bits. */\n");
	for (uint16_t i = 0; i < basis->term_count; i++) {
		if (basis->terms[i].duty >= CSPR_LOCAL)
			continue;
		ADD(text, "#define DUTY_^ (1 << ", basis->terms[i].name);
		text_add_number(text, basis->terms[i].duty);
		text_add(text, ")\n");
	}
}

/* The recipients whose copies are followed: those of the law, and those that a must waits for. */
static uint32_t recipients_followed(const struct model *model, uint32_t notice_to)
{
	const cspr_basis *basis = model->basis;

	for (uint16_t i = 0; i < basis->need_count; i++)
		if (basis->needs[i].one == CSPR_EVENT_SEND_COPY && basis->needs[i].force == CSPR_FORCE_MUST &&
		    (basis->needs[i].requirement == CSPR_REQUIREMENT_SENT_TO ||
		     basis->needs[i].requirement == CSPR_REQUIREMENT_DAYS_BEFORE))
			notice_to |= basis->needs[i].set;
	return notice_to;
}

static void add_for_recipients(struct text *text, uint32_t recipients, const char *pattern, const char *between)
{
	bool any = false;

	for (int recipient = 0; recipient < RECIPIENTS; recipient++)
		if (recipients >> recipient & 1) {
			text_add(text, any ? between : "");
			ADD(text, pattern, name_of_value((cspr_code)(FIRST_RECIPIENT + recipient)));
			any = true;
		}
}

/* What the law asks for, by the kind of review; and the stance that ends a review soonest. */
void add_law(struct model *model)
{
	static const char *const recent[] = {
		" \\\n\t|| COPY(copies, A, ^) == RECENT",
		" \\\n\t|| COPY(copies, B, ^) == RECENT",
		" \\\n\t|| COPY(credited_copies, A, ^) == RECENT",
		" \\\n\t|| COPY(credited_copies, B, ^) == RECENT",
	};
	bool children = model->basis->edition->kind == CSPR_KIND_CHILDREN;
	uint32_t notice_to = children ? CSPR_RECIPIENT_NATIONAL_PANEL | CSPR_RECIPIENT_SECRETARY_OF_STATE : 0;
	struct text *text = model->text;
	int32_t outcomes[MOST_VALUES];

	text_add(text,
		 "\n#define STANCE(outcome, document) (4 * (outcome) + (document))\n"
		 "#define STANCE_OF(array, subject, by) array[(subject) + (by)]\n"
		 "#define COPY(array, document, recipient) array[3 * (document) + (recipient)]\n"
		 "#define AGREED(stance, outcome, document) (stance != 0 \\\n"
		 "\t&& ((outcome) == 0 || stance / 4 == (outcome)) && ((document) == 0 || stance % 4 == (document)))\n"
		 "#define SIGNED(array, outcome, document) (true");
	for (cspr_code role = 1; role < ROLES; role++)
		if (model->basis->edition->partners >> role & 1)
			ADD(text, " \\\n\t&& AGREED(STANCE_OF(array, PUBLICATION, ^), outcome, document)",
			    cspr_word_name(CSPR_GROUP_ROLE, role));
	text_add(text, ")\n#define FOLLOWED(recipient) (false");
	add_for_recipients(text, recipients_followed(model, notice_to), " || (recipient) == ^", "");
	text_add(text, ")\n#define MAY_WAIT (false");
	for (size_t i = 0; i < LENGTH(recent); i++)
		add_for_recipients(text, recipients_followed(model, notice_to), recent[i], "");
	text_add(text, ")\n\n/* The law, without the rows. */\n"
		       "#define IS_PUBLISHING(outcome) ((outcome) == FULL || (outcome) == IMPROVEMENTS_ONLY)\n"
		       "#define NOTICE_GIVEN(document) (true");
	add_for_recipients(text, notice_to, " && COPY(credited_copies, document, ^) == OLD", "");
	text_add(text, ")\n#define JUSTIFIED (true");
	add_for_recipients(text, notice_to, " && justified[^]", "");
	text_add(text, children ? ")\n#define NEED_NOT_NAME(outcome) ((outcome) != FULL)\n"
				: ")\n#define NEED_NOT_NAME(outcome) true\n");
	text_add(text, "\n/* What is agreed to while a review is being ended. */\n#define WISH(subject) ( \\\n"
		       "\t(subject) == RAPID_REVIEW -> STANCE(0, completed) : \\\n"
		       "\t((subject) == DECISION -> STANCE(");
	if (list_particular(model, CSPR_EVENT_DECIDE, CSPR_PART_OUTCOME, outcomes))
		ADD(text, "^", name_of_value((cspr_code)outcomes[0]));
	text_add(text, ", 0) : \\\n\t((subject) == REPORT -> STANCE(0, A) : \\\n"
		       "\tSTANCE(FULL, (approved != 0 -> approved : accepted)))))\n");
}
