/*
 * The first lines of a Promela model: how it is verified, what it claims, what it follows and what it does not.
 */
#include "promela.h"

static const char *const how[] = {
	"To verify it with SPIN 6 and a C compiler, with this text in model.pml:",
	NULL,
};

static const char command[] = "    spin -o3$ -a model.pml && gcc -O1 -DMEMLIM=2048 -o pan pan.c && ./pan -a -m2000000";

static const char *const verdicts[] = {
	"\"errors: 0\" says that what is claimed below holds in every order of events. \"assertion violated\" names "
	"the "
	"claim that does not hold, \"acceptance cycle\" is a dead end, or a way round in circles. The events that lead "
	"there are told by spin -o3 -DPART=2 -t -p model.pml (the part as before); by a short way, if gcc was given "
	"-DREACH and pan -m40. \"max search depth too small\" or \"out of memory\" is no verdict. Each \"ending = 1\" "
	"that "
	"pan lists as unreached is a state that is never reached.",
	NULL,
};

static const char *const meaning[] = {
	"What is claimed:",
	"- No dead end: wherever a review is, whatever came before, it can be ended, by steps that each lead to a "
	"later "
	"state and by recording what they need first. SPIN chooses when it is to be ended (ending); from then on only "
	"such steps are taken, and whichever they are it comes to a final state.",
	"- Nothing is published but by publish, and then only the very document that stands approved after a clean "
	"scan "
	"and a clear law check of it, by another than its maker; that everyone who must has signed off, with one "
	"outcome; "
	"and that was decided on. Of a child: that the Panel and the Secretary of State have each had for seven "
	"working "
	"days, and that names its reviewer if it is published in full. No hold on publication is open then, and no "
	"order "
	"restricts it.",
	"- Copies go out of nothing but the document that was decided on. Nothing is held back for good but by a "
	"decision "
	"that everyone who must has signed off, and, of a child, once it is justified to those two.",
	"- Of a child, the decision and the sending of the rapid review rest on the sign-off of everyone who must, on "
	"one "
	"outcome or that document; so does the acceptance of any report.",
	"- A hold on publication, or an order, stops publish and no other step; a hold on the review stops none. "
	"Neither "
	"moves a state, makes anything void, or starts or meets a duty other than its own; time goes on under both; "
	"and "
	"each can be lifted where it can be placed.",
	"",
	"What the rows let happen and what the law asks for are kept apart. The rules read the facts, which rows and "
	"events change. The claims read the ledger, which credits only what the law credits, and is written without "
	"the "
	"rows. Where the rows are right the two are equal.",
	"",
	"What is followed, and why it errs on the permissive side: what SPIN does not reach here, no review reaches "
	"without a departure from a must.",
	"- The facts are followed in two parts. Part 1: notification, rapid review, decision and acceptance of the "
	"report. Part 2: checks, approval, sign-offs, decision and copies of the publication. Each part takes the "
	"facts "
	"of the other, and what is in neither, to be as a rule wants them (\"true\", or \"PART !=\", in its "
	"definition).",
	"- A rule that is no must can be departed from, and refuses nothing.",
	"- Two documents stand for any number: rules only ask whether two are the same.",
	"- Time is one step, wait: a copy went fewer than seven working days ago, or at least seven. It may come at "
	"any "
	"moment, so every order of days is in it.",
	"- Of who signs off a publication each is told apart; of an earlier subject, only what all have agreed to.",
	"- A hold or an order is placed wherever its row is, everything is weighed before and after, and it is lifted "
	"again in the same step: no other rule reads it, as that weighing shows, so that carrying it along would add "
	"nothing.",
	"- Whoever has authority is taken to act when it is needed. A row without authority is never taken.",
	"- An event that changes nothing that is followed is left out: its rows lead back to where they start.",
	"- Of a local profile, what it adds to who signs and its own duties are left out.",
	"- Adoption, amendment of the record, a change of edition and the relaxation of 2020 are left out: they are "
	"records of what happened elsewhere, or dated exceptions.",
	"Only of dead ends does being permissive prove less: there is none for want of the facts that a part follows.",
	NULL,
};

static const char *const meaning_of_history[] = {
	"What is claimed: no dead end. Reviews of this edition are history: they are taken over in any state, and "
	"nothing is asked for first. SPIN chooses when one is to be ended (ending); then a final state must be "
	"reached, "
	"by steps that each lead to a later state. Rows that lead back to where they start are left out.",
	NULL,
};

static void add_paragraphs(struct text *text, const char *const *paragraphs)
{
	for (; *paragraphs; paragraphs++)
		if (**paragraphs)
			text_add_wrapped(text, *paragraphs, " * ");
		else
			text_add(text, " *\n");
}

static void add_command(struct text *text, const char *part)
{
	text_add(text, " * ");
	ADD(text, command, part);
	text_add(text, "\n");
}

void add_header(struct model *model)
{
	const cspr_edition *edition = model->basis->edition;
	struct text *text = model->text;

	ADD(text, "/*\n * $: $\n * as a Promela model, written from the rows of the edition.\n", edition->name,
	    edition->title);
	if (edition->provisional)
		text_add(text, " * PROVISIONAL: these rules were taken over and not yet read in the original.\n");
	text_add(text, " *\n");
	add_paragraphs(text, how);
	text_add(text, " *\n");
	add_command(text, model->history ? "" : " -DPART=1");
	if (!model->history)
		add_command(text, " -DPART=2");
	text_add(text, " *\n");
	add_paragraphs(text, verdicts);
	text_add(text, " *\n");
	add_paragraphs(text, model->history ? meaning_of_history : meaning);
	text_add(text, " */\n");
}
