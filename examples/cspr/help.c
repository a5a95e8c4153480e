/*
 * cspr help: what each command does, takes and answers.
 */
#include "host.h"

#include <string.h>

#define STORES "URI of a store: memory:, sqlite:PATH or postgresql://HOST/DATABASE\n\n"

static const struct {
	const char *name;
	const char *usage;
	const char *does;
	const char *more;
} pages[] = {
	{ "new", "cspr new --store URI --review ID EVENT|- [--edition ID] [--profile P] [--key FILE] [--json]",
	  "begins a review in a store, with its first event",
	  "EVENT is a refer or adopt event, JSON; or several events, one a line, of which it is the first. All of them "
	  "are\n"
	  "recorded, or none. A store in a file is made if it is not there.\n\n" STORES
	  "  --review ID    the review's reference: no name, no number that belongs to a person\n"
	  "  --edition ID   the edition, where the event does not say; else it goes by date\n"
	  "  --profile P    the local profile, a JSON file: it is stored with the review\n"
	  "  --key FILE     signs a checkpoint with this key (cspr key new)\n\n"
	  "Exit 1: an event is refused, with every reason. 3: there is a review of that reference.\n" },
	{ "record",
	  "cspr record --store URI --review ID EVENT|- [--expect SEQ] [--key FILE] [--keep-refusals] [--json]",
	  "decides events, and records them in a store",
	  "Further: [--profile P]\n\n"
	  "EVENT is one event, JSON, or several, one a line: all of them are recorded in one transaction, or none. A "
	  "note\n"
	  "is kept beside the record, which has its digest. What another recorded meanwhile is read, and the events "
	  "are\n"
	  "decided again.\n\n" STORES
	  "  --expect SEQ      how many events the review must have; else it is a conflict, and what came is listed\n"
	  "  --key FILE        signs a checkpoint with this key\n"
	  "  --keep-refusals   records a refusal as note_refusal: who tried what, and the rules that were not met\n"
	  "  --profile P       the local profile that counts from now on\n\n"
	  "Exit 1: an event is refused, and nothing of it recorded. 3: a conflict, or the store is not available.\n" },
	{ "show", "cspr show --store URI --review ID [--as-of DATE] [--notes] [--json]",
	  "a review of a store as it stands: what happened, what is owed, what may come next",
	  STORES "  --as-of DATE   the day duties are asked for; else the UTC day of the last recorded_at\n"
		 "  --notes        with the narrative, which is never shown unless it is asked for\n" },
	{ "list", "cspr list --store URI [--phase P] [--state S] [--edition ID] [--breached] [--json]",
	  "the reviews of a store, and how many there are in each phase",
	  STORES "  --breached     those with an event that was allowed in breach, or with a ban that was not kept\n" },
	{ "due", "cspr due --store URI [--before DATE] [--overdue] [--review ID] [--duty D] [--phase P] [--json]",
	  "what is owed across all reviews of a store, the earliest first",
	  "Further: [--as-of DATE]\n\n"
	  "Duties that are not met and have a due day, as they stand on a day; at the end how many there are in each "
	  "phase\n"
	  "and standing. Nothing is replayed: the store keeps this as events are recorded.\n\n" STORES
	  "  --before DATE   due on that day or before\n"
	  "  --overdue       only what is late, explained or not\n"
	  "  --as-of DATE    the day asked about; else today, UTC\n" },
	{ "stats", "cspr stats --store URI --year YEAR [--as-of DATE] [--json]",
	  "a year in numbers for the yearly report, small numbers suppressed",
	  "Reviews opened in the year, by edition and present phase; and of each duty that began in the year and has a "
	  "due\n"
	  "day, how it stands. A number from 1 to 4 is not shown, nor one from which such a number could be worked out "
	  "by\n"
	  "the sums of its table: for any of them, 1 to 5 stay possible. Each table is protected by itself: do not "
	  "publish\n"
	  "two that differ by a few reviews.\n\n" STORES
	  "  --as-of DATE   the day the standings are of; else today, UTC\n" },
	{ "verify", "cspr verify FILE|FOLDER|--store URI [--review ID] [--key FILE] [--checkpoint FILE] [--json]",
	  "whether a record, a pack or a store is what was written",
	  "Names the first line that is wrong, and what happened to it: changed, removed, reordered, cut off or added. "
	  "Of a\n"
	  "store also whether every record replays, whether each note is the one that its event commits to, and "
	  "whether "
	  "list\n"
	  "and due say what the records come to. What could not be checked for want of a key or a checkpoint is said. "
	  "A\n"
	  "review that is gone with all that was kept of it can't be missed: keep cspr list, or packs, "
	  "elsewhere.\n\n" STORES
	  "  --key FILE          the public key, from a source that is trusted, that checkpoints must be signed with\n"
	  "  --checkpoint FILE   of a file: a signed checkpoint that was kept\n\n"
	  "Exit 1: something is not as it was written. 3: the store is not available.\n" },
	{ "export", "cspr export --store URI [--review ID] --as jsonl|json|csv|pack [--out PATH] [--json]",
	  "one review, or a whole store, as lines, JSON, a spreadsheet or packs",
	  "Further: [--what reviews|duties|events] [--key FILE]\n\n"
	  "  --as jsonl    the stored lines, byte for byte; of a whole store a file a review, in the folder --out\n"
	  "  --as json     what cspr show --json says\n"
	  "  --as csv      a row a review; or with --what a row a duty (as of today, UTC), or a row an event\n"
	  "  --as pack     a folder that anybody can verify without this program; of a whole store a folder of them.\n"
	  "                --key FILE is the public key to put in\n"
	  "  --out PATH    what is made; it must not be there yet. Else standard output\n\n" STORES
	  "In the names of files '/' and ':' of a reference stand as %2F and %3A. Narrative is in none of these.\n" },
	{ "rebuild", "cspr rebuild --store URI [--json]", "writes what list and due read anew, from the records",
	  STORES },
	{ "erase-note", "cspr erase-note --store URI --review ID --seq N [--json]",
	  "erases the narrative of an event; the record stays, and still verifies", STORES },
	{ "key", "cspr key new FILE NAME | cspr key show FILE [--json]",
	  "makes a key to sign checkpoints with; shows its public half",
	  "new writes the private key to FILE, for its owner alone, and the public one to FILE.pub, to be given to "
	  "whoever\n"
	  "verifies. NAME says whose it is, as scp.example/reviews. Neither file may be there yet.\n" },
	{ "check", "cspr check FILE|- [--edition ID] [--profile P] [--as-of DATE] [--json] [--strict]",
	  "replays a record: verdicts, state, duties, what may come next",
	  "Reads a record (one event a line, JSON) from nothing and says what the law makes of it. A refused event\n"
	  "leaves the review as it was, and the replay goes on. A review of a store: --store URI --review ID, no "
	  "FILE.\n\n"
	  "  --edition ID   the edition, where the record does not say; else it goes by date\n"
	  "  --profile P    the local profile, a JSON file: what it adds or tightens is weighed with the edition\n"
	  "  --as-of DATE   the day duties are asked for; else the UTC day of the last recorded_at\n"
	  "  --strict       an event allowed in breach gives exit 1 too\n\n"
	  "Exit 0: every event is allowed. 1: an event is refused. 2: the record can't be read.\n" },
	{ "explain",
	  "cspr explain --store URI --review ID|--file FILE|- [--role R] [--event E] [--as-of DATE] [--json]",
	  "every event: allowed, possible in breach, refused, with all reasons",
	  "Further: [--edition ID] [--profile P]\n\n"
	  "Asks what may be recorded next, and what stands in the way: each rule, what would meet it, its source.\n"
	  "What an event would carry is taken to be right.\n\n"
	  "  --role R       asked for this role; else for whoever may\n"
	  "  --event E      only this event; exit 1 when it is refused as asked\n"
	  "  --as-of DATE   the day it would happen; else the UTC day of the last recorded_at\n"
	  "  --profile P    the local profile, a JSON file\n" },
	{ "path", "cspr path FILE|- --to STATE [--as-of DATE] [--edition ID] [--profile P] [--json]",
	  "what remains to reach a state: each step, who may do it, the earliest lawful day",
	  "Prints the shortest lawful list of steps from where the review stands to a state, as a plan: who may\n"
	  "record each, what it carries, which rules it has to satisfy, and the first day on which it can be. It\n"
	  "is tried on a copy; nothing is recorded, and nothing is decided for anyone. A review of a store: --store "
	  "URI\n"
	  "--review ID, no FILE.\n\n"
	  "  --to STATE     as published, monitoring, closed\n"
	  "  --as-of DATE   the first day of the plan; else the UTC day of the last recorded_at\n\n"
	  "Departures from a rule are avoided first, then going back on what is on record, then length.\n"
	  "Exit 0: a plan, or nothing remains. 1: there is no lawful way from here.\n" },
	{ "amend", "cspr amend RECORD|- AMENDMENT|- [--write] [--edition ID] [--profile P] [--json]",
	  "what an amendment would bring about, before it is written",
	  "AMENDMENT is one amend event, or one change_edition event: what would read otherwise is listed - verdicts,\n"
	  "duties, the state. Nothing is written; one of the two files may be standard input. Of a review of a store\n"
	  "(--store URI --review ID, no RECORD) it is written with --write, if nothing came in between.\n\n"
	  "  {\"event\":\"amend\", ..., \"parts\":{\"of\":7,\"reason\":\"typing_error\",\n"
	  "   \"replacement\":{\"happened_on\":\"2024-02-01\",\"parts\":{...}}}}     or \"retract\":true\n\n"
	  "of is the seq of the event, refused ones counted. Of a replacement the keys that are given replace, the\n"
	  "others stay: happened_on, historic, actor, departure, parts. The event itself is never lost.\n\n"
	  "  --edition ID   the record's edition, where it does not say; else it goes by date\n"
	  "  --profile P    the local profile, a JSON file\n\n"
	  "Exit 1: it is refused; the moves that stand in its way are named.\n" },
	{ "as-at", "cspr as-at FILE|- [--recorded MOMENT|DATE] [--happened DATE] [--as-of DATE] [--json]",
	  "what was believed at a moment; how it stood on a day",
	  "Further: [--edition ID] [--profile P]. A review of a store: --store URI --review ID, no FILE.\n\n"
	  "  --recorded M      what was recorded by then, as it read then; a date is its end, UTC. What is recorded\n"
	  "                    later never changes the answer\n"
	  "  --happened DATE   what had happened by the end of that day, as it is now known\n"
	  "  --as-of DATE      the day duties are asked for; else the day that is asked about\n\n"
	  "Both: how it stood on that day, as it was known at that moment.\n" },
	{ "what-if", "cspr what-if RECORD|- EVENTS|- [--edition ID] [--profile P] [--as-of DATE] [--json]",
	  "any number of events, tried on a copy",
	  "EVENTS has one event a line, which carry on the record: the verdict on each, and in what the review would\n"
	  "then differ. The record is not changed; one of the two files may be standard input. A review of a store: "
	  "--store\n"
	  "URI --review ID, no RECORD.\n\n"
	  "  --as-of DATE   the day duties are asked for; else the UTC day of the last recorded_at of the events\n\n"
	  "Exit 1: one of the events is refused.\n" },
	{ "impact", "cspr impact FILE|- [--edition ID] [--profile P] [--as-of DATE] [--json]",
	  "what another edition or profile would make of a record, before it is adopted",
	  "Further: [--record-edition ID] [--record-profile P]. A review of a store: --store URI --review ID, no "
	  "FILE.\n\n"
	  "Reads the record under another edition of its kind, another local profile, or both, from the first event\n"
	  "on, and lists what would differ: verdicts and findings, duties, the state. Nothing is changed;\n"
	  "change_edition changes the edition.\n\n"
	  "  --edition ID          the edition to read it under; else its own\n"
	  "  --profile P           the profile to read it under; else its own\n"
	  "  --record-edition ID   its own edition, where the record does not say; else it goes by date\n"
	  "  --record-profile P    its own profile; else it has none\n"
	  "  --as-of DATE          the day duties are asked for; else the UTC day of the last recorded_at\n" },
	{ "assess", "cspr assess [--suspicion V] [--harm V] [--place V] [--residence V] [--age-band V] ...",
	  "the criteria as a function of the circumstances, limb by limb",
	  "Further: [--long-term-impairment true|false] [--unborn-child true|false] [--edition ID] [--json]\n\n"
	  "  --suspicion    none, suspected, known, unknown\n"
	  "  --harm         died, serious, not_serious, uncertain, unknown\n"
	  "  --place        in_area, elsewhere_in_england, outside_england, unknown\n"
	  "  --residence    in_area, elsewhere, unknown\n"
	  "  --age-band     under_18, 18_to_24, 25_plus, unborn, unknown\n"
	  "  --long-term-impairment, --unborn-child   a judgement that was made\n"
	  "  --edition ID   else the edition in force today\n\n"
	  "A fact that is not given is unknown. Exit 0 whatever the answer is.\n" },
	{ "edition", "cspr edition [ID] [--as sheet|dot|mermaid|promela|json] [--path FILE] [--profile P] [--json]",
	  "the rules as a page with every citation, a drawing, a model to verify, or JSON",
	  "Without ID: the editions there are.\n\n"
	  "  --as FORM      sheet (a page to read and sign, the default), dot, mermaid, json, or promela: the machine\n"
	  "                 with its guards and what is claimed of it, for the model checker SPIN\n"
	  "  --path FILE    marks the path of this record's review on the drawing; ID may then be left out\n"
	  "  --profile P    with what this local profile adds and tightens, marked local; a profile that would loosen\n"
	  "                 the edition is refused, with the rule and the place\n" },
	{ "import", "cspr import --as csv FILE|- [--out DIR] [--edition ID] [--on DATE] [--actor ID] [--json]",
	  "a spreadsheet tracker into adopt events, with a report",
	  "Further: [--recorded-at MOMENT] [--timeliness]\n\n"
	  "The first row names the columns, in any order: Ref, Type (scr, lcspr, sar), Incident, Decision to review,\n"
	  "Report signed off, Copies sent, Published, Outcome (published, not published), Reasons for delay. Each\n"
	  "row becomes one adopt event on standard output, or in DIR/REF.jsonl, which must not be there yet. The\n"
	  "report on standard error names every cell that could not be read; nothing is guessed. The reference and\n"
	  "the reasons go in note.\n\n"
	  "  --edition ID      for an lcspr whose dates do not choose an edition\n"
	  "  --on DATE         the day of adoption; else the day of recording\n"
	  "  --recorded-at M   when it is recorded, as 2024-03-08T15:04:05Z; else now\n"
	  "  --actor ID        who adopts, as an opaque reference; else import\n"
	  "  --timeliness      as cspr timeliness\n\n"
	  "Exit 1: a row was left out.\n" },
	{ "timeliness", "cspr timeliness FILE|- [--edition ID] [--as-of DATE] [--json]",
	  "row by row, what a tracker can and can't say of the time limits",
	  "Publication (of an adult review: completion) within six months of the decision, and the days elapsed\n"
	  "where both ends are known; as a range when a date is a month or a year.\n" },
#ifdef HAS_ANONYMISE
	{ "scan", "cspr scan --register REG.tsv TEXT.txt|- [--format text|tsv|json|html] [--show-text] [--json]",
	  "whether a text still says who somebody is: every finding, definite or to be reviewed",
	  "Further: [--resolutions FILE] [--key FILE] [--certificate FILE] [--checked-by WHO --outcome CODE] "
	  "[--checked-at MOMENT]\n\n"
	  "REG.tsv says who is to be found, a field of an identity a line, with tabs: id, class, pseudonym, field, "
	  "value.\n"
	  "With --format tsv each line is: start, end (bytes of the text), kind, id or -, grade, rule. Of a PDF or a\n"
	  "DOCX the streams in it are scanned, whose name follows; that needs poppler-utils or libarchive-tools. Of a\n"
	  "PDF all strings of its objects are read, and its scripts; pictures are counted, and what can't be looked\n"
	  "at is refused: attached files, XFA forms, what is encrypted or packed in rare ways, and, where cspr was\n"
	  "built without zlib, what is packed at all.\n\n"
	  "  --format F           tsv where it goes to a program, else text; html is a page to work through\n"
	  "  --show-text          with what was found, which is never shown unless it is asked for\n"
	  "  --resolutions FILE   what was decided about findings (cspr resolve)\n"
	  "  --certificate FILE   writes the certificate of the bytes, to be checked by cspr publishable\n"
	  "  --key FILE           16 random bytes or more: keys the register's digest in the certificate\n"
	  "  --checked-by WHO     who made the motivated-intruder check; --outcome passed, or another code\n\n"
	  "Exit 0: nothing is open. 1: findings. 2: a file can't be read.\n" },
	{ "redact", "cspr redact --register REG.tsv TEXT.txt|- --out FILE [--map FILE] [--json]",
	  "a text with pseudonyms in the place of what was found",
	  "Further: [--resolutions FILE] [--resolutions-out FILE] [--review]\n\n"
	  "A name becomes the pseudonym of whose it is; what is nobody's, or is no name, a word in brackets. What fits "
	  "two\n"
	  "people is left, and listed. All else stays as it was, byte for byte.\n\n"
	  "  --map FILE               what changed: start and end before, start and end now, rule, id\n"
	  "  --review                 findings to be reviewed are replaced, too\n"
	  "  --resolutions FILE       what was decided about findings (cspr resolve)\n"
	  "  --resolutions-out FILE   the decisions that still hold, as of the new text\n\n"
	  "No file may be there yet. Exit 1: something was left that is open.\n" },
	{ "resolve",
	  "cspr resolve --register REG.tsv --resolutions FILE --finding START-END --decision D --who WHO --reason R "
	  "TEXT",
	  "keeps what a named person decided about a finding",
	  "Further: [--at MOMENT] [--stream NAME] [--json]\n\n"
	  "  --finding    its bytes, as 340-346, or one rule of several, as 340-346:forename\n"
	  "  --decision   redact; not_identifying: it is not what it looks like; keep: it may stay (not a definite "
	  "one)\n"
	  "  --who, --reason   opaque references, without names\n\n"
	  "A decision holds for later versions of the text, as long as the finding and what is around it stay the "
	  "same. "
	  "Keep\n"
	  "the file as you keep the register: names could be tried on it.\n" },
	{ "inventory", "cspr inventory --register REG.tsv TEXT [--terms FILE] [--show-text] [--json]",
	  "what a person who makes the motivated-intruder check needs to have listed",
	  "Dates, ages, siblings and their order, registered places, press and courts: start, end, kind, rule. None of "
	  "it\n"
	  "identifies anybody by itself; it is for somebody to think about together.\n\n"
	  "  --terms FILE   what is rare, a term a line, as the name of an illness; # stands for a number\n" },
	{ "publishable", "cspr publishable CERTIFICATE FILE [--json]",
	  "whether these are the bytes that were certified, and nothing is open",
	  "Exit 0: they are, nothing is open, the motivated-intruder check has passed, and the rules are those of this "
	  "program.\n1: they may not be published, and why.\n" },
#endif
	{ "help", "cspr help [COMMAND]", "this", "" },
};

enum { PAGES = sizeof(pages) / sizeof(pages[0]) };

const char *help_usage(const char *command)
{
	for (size_t i = 0; i < PAGES; i++)
		if (strcmp(pages[i].name, command) == 0)
			return pages[i].usage;
	return NULL;
}

static int help_all(bool json)
{
	json_t *commands = json_array();

	for (size_t i = 0; i < PAGES; i++)
		json_array_append_new(commands, json_pack("{s:s, s:s, s:s}", "command", pages[i].name, "usage",
							  pages[i].usage, "does", pages[i].does));
	if (json)
		return say_json(json_pack("{s:o}", "commands", commands), EXIT_DONE);
	json_decref(commands);
	printf("cspr: a statutory review, from referral to closure\n\n");
	for (size_t i = 0; i < PAGES; i++)
		printf("  %-11s %s\n", pages[i].name, pages[i].does);
	printf("\ncspr help COMMAND tells more. --json works everywhere.\n"
	       "Exit 0 done; 1 a lawful no; 2 usage or bad input; 3 a store is not available, a conflict, or "
	       "corrupt.\n");
	return EXIT_DONE;
}

int run_help(int argc, char **argv)
{
	const char *command = NULL;
	bool json = false;
	const struct option_row rows[] = { { "--json", NULL, &json }, { NULL, NULL, NULL } };
	const char *nearest = NULL;
	int exit_code = options_read(argc, argv, rows, &command, 1);

	if (exit_code)
		return exit_code;
	if (!command)
		return help_all(json);
	for (size_t i = 0; i < PAGES; i++) {
		nearest = cspr_word_nearer(command, nearest, pages[i].name);
		if (strcmp(pages[i].name, command) != 0)
			continue;
		if (json)
			return say_json(json_pack("{s:s, s:s, s:s, s:s}", "command", pages[i].name, "usage",
						  pages[i].usage, "does", pages[i].does, "more", pages[i].more),
					EXIT_DONE);
		printf("%s\n\n%s%s%s", pages[i].usage, *pages[i].more ? pages[i].more : pages[i].does,
		       *pages[i].more ? "" : "\n", "");
		return EXIT_DONE;
	}
	return say_usage(json, NULL, nearest, "there is no such command");
}
