/*
 * Scans for identities, through the public API: what is found and how it is graded, and the exact bytes.
 */
#include "read_register.h"

#include <stdio.h>
#include <string.h>

static cspr_scanner *scanner_with(const char *lines, cspr_code passes)
{
	struct cspr_scan_settings settings = { .size = sizeof(settings), .passes = passes };
	cspr_register *reg = read_register(lines);
	cspr_scanner *scanner = NULL;

	ck_assert_status(cspr_scanner_new(reg, &settings, &scanner, NULL), CSPR_DONE);
	cspr_register_free(reg);
	return scanner;
}

static cspr_scanner *scanner_of(const char *lines)
{
	return scanner_with(lines, CSPR_SCAN_IDENTITIES);
}

/* What is found, as "id grade text; ..." in the order of the text. */
static void found(const cspr_scanner *scanner, const char *text, char *ret, size_t room)
{
	struct cspr_scan_finding finding = { .size = sizeof(finding) };
	cspr_scan *scan = NULL;
	size_t used = 0;

	*ret = '\0';
	ck_assert_status(cspr_scanner_scan(scanner, text, strlen(text), &scan), CSPR_DONE);
	for (size_t i = 0; i < cspr_scan_count(scan); i++) {
		ck_assert_status(cspr_scan_finding(scan, i, &finding), CSPR_DONE);
		used += (size_t)snprintf(ret + used, room - used, "%s%s %s %.*s", i ? "; " : "",
					 finding.id ? finding.id : "-", cspr_grade_name(finding.grade),
					 (int)(finding.end - finding.start), text + finding.start);
	}
	ck_assert_status(cspr_scan_finding(scan, cspr_scan_count(scan), &finding), CSPR_ERROR_NOT_FOUND);
	cspr_scan_free(scan);
}

struct row {
	const char *text, *found;
};

static void check_rows(const char *lines, cspr_code passes, const struct row *rows, size_t count)
{
	cspr_scanner *scanner = scanner_with(lines, passes);
	char told[2000];

	for (size_t i = 0; i < count; i++) {
		found(scanner, rows[i].text, told, sizeof(told));
		ck_assert_msg(strcmp(told, rows[i].found) == 0, "in \"%s\": \"%s\", not \"%s\"", rows[i].text, told,
			      rows[i].found);
	}
	cspr_scanner_free(scanner);
}

#define ROWS(lines, rows) check_rows(lines, CSPR_SCAN_IDENTITIES, rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(names_in_parts_and_together)
{
	static const struct row rows[] = {
		{ "Then Winifred came.", "1 definite Winifred" },
		{ "Winifred Ashgrove came.", "1 definite Winifred Ashgrove" },
		{ "Ashgrove, Winifred: absent", "1 definite Ashgrove, Winifred" },
		{ "winifred and WINIFRED", "1 definite winifred; 1 definite WINIFRED" },
		{ "Winifred's book", "1 definite Winifred" },
		{ "Mrs. Ashgrove and W. Ashgrove", "1 definite Mrs. Ashgrove; 1 definite W. Ashgrove" },
		{ "the Ashgroves left", "1 definite Ashgroves" },
		{ "Winifred Ashgrove\nWinifred wept", "1 definite Winifred Ashgrove; 1 definite Winifred" },
		{ "Winifred\nAshgrove wept", "1 definite Winifred\nAshgrove" },
		{ "Ashgrove,\nWinifred", "1 definite Ashgrove,\nWinifred" },
		{ "Winnie wept", "1 review Winnie" },
		{ "Winnie Ashgrove wept", "1 definite Winnie Ashgrove" },
		{ "Winnie Holt wept", "" },
		{ "Winifred Holt wept", "1 review Winifred" },
		{ "in Ashgrove Road", "1 review Ashgrove" },
		{ "Winifredson and Ashgroveley", "" },
		{ "review_Winifred_v3.docx", "1 definite review_Winifred_v3.docx" },
		{ "see @winifredashgrove now", "1 definite @winifredashgrove" },
		{ "WinifredAshgrove", "1 definite WinifredAshgrove" },
	};

	ROWS("1\tperson\tAdult Z\tname\tWinifred Ashgrove\n", rows);
}
END_TEST

START_TEST(initials_and_titles_go_with_the_name)
{
	static const struct row rows[] = {
		{ "Mr W. E. Ashgrove wept", "1 definite Mr W. E. Ashgrove" },
		{ "by W.E. Ashgrove and WE Ashgrove", "1 definite W.E. Ashgrove; 1 definite WE Ashgrove" },
		{ "Ashgrove, W. E.: absent", "1 definite Ashgrove, W. E" },
		{ "Mrs Ashgrove, W. Ashgrove", "1 definite Mrs Ashgrove; 1 definite W. Ashgrove" },
		{ "Mr T. Ashgrove and T. Ashgrove wept", "1 definite Mr T. Ashgrove; 1 definite Ashgrove" },
		{ "Child W. Ashgrove wept", "1 definite Ashgrove" },
		{ "Then E. Ashgrove wept", "1 definite E. Ashgrove" },
		{ "Ashgrove, E said", "1 definite Ashgrove" },
		{ "Winifred A. wept, Winifred A said", "1 definite Winifred A; 1 definite Winifred A" },
		{ "Winifred A. Holt, Winifred A-level", "1 definite Winifred; 2 definite Holt; 1 definite Winifred" },
		{ "MJ said that MJF wept", "3 review MJ; 3 review MJF" },
		{ "the E. Holt case of E. M. Holt, R. Holt",
		  "2 definite E. Holt; 2 definite E. M. Holt; 2 definite Holt" },
	};

	ROWS("1\tperson\tAdult Z\tname\tWinifred Edith Ashgrove\n2\tperson\tAdult Y\tname\tE. M. Holt\n"
	     "3\tchild\tChild X\tname\tMary-Jane Fenwick\n",
	     rows);
}
END_TEST

START_TEST(names_that_are_rewritten)
{
	static const struct row rows[] = {
		{ "Win\xE2\x80\x8Bifred", "1 definite Win\xE2\x80\x8Bifred" },
		{ "Win\xC2\xADifred\xE2\x80\x8B.", "1 definite Win\xC2\xADifred\xE2\x80\x8B" },
		{ "W\xD1\x96nifred", "1 definite W\xD1\x96nifred" },
		{ "\xEF\xBC\xB7\xEF\xBD\x89nifred", "1 definite \xEF\xBC\xB7\xEF\xBD\x89nifred" },
		{ "Winifre\xCC\x81"
		  "d",
		  "1 definite Winifre\xCC\x81"
		  "d" },
		{ "W i n i f r e d", "1 definite W i n i f r e d" },
		{ "W.i.n.i.f.r.e.d's", "1 definite W.i.n.i.f.r.e.d" },
		{ "Wini-\nfred", "1 definite Wini-\nfred" },
		{ "Wini\xC2\xAD\nfred", "1 definite Wini\xC2\xAD\nfred" },
		{ "Winifred\n  Ashgrove", "1 definite Winifred\n  Ashgrove" },
		{ "Winifred\xC2\xA0\xC2\xA0"
		  "Ashgrove",
		  "1 definite Winifred\xC2\xA0\xC2\xA0"
		  "Ashgrove" },
		{ "Wini&shy;fred", "1 definite Wini&shy;fred" },
		{ "\\u0057inifred, \\uD835\\uDC16inifred",
		  "1 definite \\u0057inifred; 1 definite \\uD835\\uDC16inifred" },
		{ "Wini<b>f</b>red", "1 definite Wini<b>f</b>red" },
		{ "W&iacute;nifred", "1 definite W&iacute;nifred" },
		{ "Wini**fred**", "1 definite Wini**fred" },
		{ "W1n1fred", "1 definite W1n1fred" },
		{ "Wimifred", "1 review Wimifred" },
		{ "Wimifred Ashgrove", "1 definite Wimifred Ashgrove" },
		{ "wInIfReD", "1 definite wInIfReD" },
	};

	ROWS("1\tperson\tAdult Z\tname\tWinifred Ashgrove\n", rows);
}
END_TEST

START_TEST(names_of_several_pieces)
{
	static const struct row rows[] = {
		{ "O'Hanlon, O\xE2\x80\x99Hanlon, OHanlon, o hanlon",
		  "1 definite O'Hanlon; 1 definite O\xE2\x80\x99Hanlon; 1 definite OHanlon; 1 definite o hanlon" },
		{ "McTavish and MacTavish and Mc Tavish",
		  "2 definite McTavish; 2 definite MacTavish; 2 definite Mc Tavish" },
		{ "Tran-Osei, Osei-Tran, Mr Tran", "3 definite Tran-Osei; 3 definite Osei-Tran; 3 definite Mr Tran" },
		{ "al-Zubair, Al Zubair, el Zubair, Zubair",
		  "4 definite al-Zubair; 4 definite Al Zubair; 4 definite el Zubair; 4 definite Zubair" },
		{ "van der Velde and Velde", "5 definite van der Velde; 5 definite Velde" },
		{ "Joerg, J\xC3\xB6rg and Jorg", "6 definite Joerg; 6 definite J\xC3\xB6rg; 6 definite Jorg" },
		{ "St Clair-Mott", "7 definite St Clair-Mott" },
	};

	ROWS("1\tparent\t\tsurname\tO'Hanlon\n2\tparent\t\tsurname\tMcTavish\n3\tchild\t\tsurname\tTran-Osei\n"
	     "4\tparent\t\tsurname\tal-Zubair\n5\tcarer\t\tsurname\tvan der Velde\n"
	     "6\tparent\t\tforename\tJ\xC3\xB6rg\n7\tchild\t\tsurname\tSt Clair-Mott\n",
	     rows);
}
END_TEST

START_TEST(names_that_are_words)
{
	static const struct row rows[] = {
		{ "It was patience that counted.", "" },
		{ "Patience is a virtue.", "1 review Patience" },
		{ "Patience said so.", "1 definite Patience" },
		{ "Patience's coat.", "1 definite Patience" },
		{ "We saw Patience there.", "1 definite Patience" },
		{ "Mrs Patience came.", "1 definite Mrs Patience" },
		{ "In Patience all is won. In Patience's room.", "1 review Patience; 1 definite Patience" },
		{ "Patience Quill came.", "1 definite Patience Quill" },
		{ "In May 2021, on 3 May, in May, by May.", "" },
		{ "They asked May about it.", "2 definite May" },
		{ "May I go?", "" },
		{ "Will you come? WILL THEY COME?", "" },
		{ "Nobody told Will that.", "3 definite Will" },
		{ "The Reading police came.", "4 review Reading" },
		{ "A word with Mr Reading.", "4 definite Mr Reading" },
	};

	ROWS("1\tchild\t\tname\tPatience Quill\n2\tparent\t\tforename\tMay\n3\tparent\t\tforename\tWill\n"
	     "4\tcarer\t\tsurname\tReading\n",
	     rows);
}
END_TEST

START_TEST(names_that_are_shared)
{
	static const struct row rows[] = {
		{ "Mr Thistlewood", "1 definite Mr Thistlewood; 2 definite Mr Thistlewood" },
		{ "Odette Thistlewood", "2 definite Odette Thistlewood" },
		{ "Odette and Ivo Thistlewood", "2 definite Odette; 1 definite Ivo Thistlewood" },
	};

	ROWS("1\tchild\t\tname\tIvo Thistlewood\n2\tparent\t\tname\tOdette Thistlewood\n", rows);
}
END_TEST

START_TEST(values_that_are_shared)
{
	static const struct row rows[] = {
		{ "Born on 7/9/2014.", "1 definite 7/9/2014; 2 definite 7/9/2014" },
		{ "At 27 Harbour Road.", "1 definite 27 Harbour Road; 2 definite 27 Harbour Road" },
		{ "At 9 Harbour Road.", "3 definite 9 Harbour Road" },
		{ "In LE12 9ZZ.", "1 definite LE12 9ZZ; 2 definite LE12 9ZZ" },
		{ "Ring 01632 960123.", "1 definite 01632 960123; 2 definite 01632 960123" },
	};

	check_rows("1\tchild\tChild X\tdob\t2014-09-07\n1\tchild\tChild X\taddress\t27 Harbour Road LE12 9ZZ\n"
		   "1\tchild\tChild X\tphone\t01632 960123\n"
		   "2\tchild\tChild Y\tdob\t2014-09-07\n2\tchild\tChild Y\taddress\t27 Harbour Road LE12 9ZZ\n"
		   "2\tchild\tChild Y\tphone\t01632 960123\n3\tcarer\tCarer\taddress\t9 Harbour Road\n",
		   0, rows, sizeof(rows) / sizeof(rows[0]));
}
END_TEST

START_TEST(initials)
{
	static const struct row rows[] = {
		{ "The initials R.D. and C.S.J. were carved.", "1 review R.D; 2 review C.S.J" },
		{ "R was the sister of C, and Mr D knew.", "1 review R; 2 review C; 1 review Mr D" },
		{ "Told R. about it.", "1 review R" },
		{ "Mr D. Fennimore, R. Fennimore and Vitamin C.", "" },
		{ "Grade C, section R and plan D were used.", "" },
		{ "A C D R and an X-ray; the C-section, R2.", "" },
		{ "CSJ signed it.", "2 review CSJ" },
	};

	ROWS("1\tchild\tChild X\tname\tRuth Dalton\n2\tchild\tChild Y\tname\tCallum Smith-Jones\n", rows);
}
END_TEST

START_TEST(who_is_called_as_a_place_is)
{
	static const struct row rows[] = {
		{ "\"Yes,\" said Florence. 'No?' asked Florence.", "1 definite Florence; 1 definite Florence" },
		{ "\u201cYes,\u201d\nanswered Florence.", "1 definite Florence" },
		{ "Florence's coat; Florence said no.", "1 definite Florence; 1 definite Florence" },
		{ "She said Florence was far, left, visited Florence.", "1 review Florence; 1 review Florence" },
		{ "\"Rome\" in Florence.", "1 review Florence" },
	};

	ROWS("1\tchild\tChild X\tname\tFlorence Dalton\n", rows);
}
END_TEST

START_TEST(who_is_known_by_a_letter)
{
	static const struct row rows[] = {
		{ "K was sued by K. Then K's home was left.", "1 review K; 1 review K; 1 review K" },
		{ "Mr K of X-ray K, 3 K, C3PO, K2 and K&A; k.", "1 review Mr K" },
		{ "A told A of it. I said that A's home and I's were left.", "2 review A; 2 review A; 3 review I" },
		{ "Grade R was for Dalton.", "4 definite Dalton" },
	};

	ROWS("1\tchild\tChild X\tname\tMs K.\n2\tparent\tParent\talias\tA\n2\tparent\tParent\tname\tUma Wren\n"
	     "3\tother\tOther\tname\tI\n4\tcarer\tCarer\tforename\tR\n4\tcarer\tCarer\tsurname\tDalton\n",
	     rows);
}
END_TEST

START_TEST(initials_before_a_surname)
{
	static const struct row rows[] = {
		{ "Mr R. J. Dalton left.", "1 definite Mr R. J. Dalton" },
		{ "R.-J. Dalton left with R Dalton.", "1 definite R.-J. Dalton; 1 definite R Dalton" },
		{ "Grade C. Dalton left.", "1 definite Dalton" },
		{ "Ms E. Palm left.", "2 definite Ms E. Palm" },
		{ "By E. C. Palm.", "2 review E. C. Palm" },
		{ "The E. Palm grove.", "2 review E. Palm" },
		{ "With his doctor. C. Palm grove.", "2 review C. Palm" },
		{ "The Daltons and Mr C. Senior left.", "1 definite Daltons; 3 definite Mr C. Senior" },
	};

	ROWS("1\tchild\tChild X\tname\tR. Dalton\n2\tparent\tParent\tname\tMrs E.C. Palm\n"
	     "3\tcarer\tCarer\tname\tC. J. Senior\n",
	     rows);
}
END_TEST

START_TEST(titles_that_are_registered)
{
	static const struct row rows[] = {
		{ "The Old man saw old Dalton, the monsignor and a Citoyen.", "1 definite Dalton" },
		{ "Monsignor Fennimore and Citoyen Ashgrove left.",
		  "2 definite Monsignor Fennimore; 3 definite Citoyen Ashgrove" },
		{ "Young Kim saw Young play.", "4 definite Young Kim; 4 definite Young" },
		{ "A Young man saw Quenby.", "4 review Young; 5 definite Quenby" },
		{ "HHJ Wren said that Judge Wren left.", "6 definite HHJ Wren; 6 definite Judge Wren" },
	};

	ROWS("1\tchild\tChild X\tname\told Dalton\n2\tother\tPriest\tname\tMonsignor Fennimore\n"
	     "3\tparent\tParent\tname\tCitoyen Ashgrove\n4\tcarer\tCarer\tname\tYoung Kim\n"
	     "5\tother\tNeighbour\tname\tyoung Quenby\n6\tother\tClerk\tname\tHHJ Wren\n",
	     rows);
}
END_TEST

START_TEST(titles_and_words_that_are_forenames)
{
	static const struct row rows[] = {
		{ "They took Prince home.", "1 definite Prince" },
		{ "Prince Ellsworth left.", "1 definite Prince Ellsworth" },
		{ "Prince Somebody left.", "" },
		{ "Cedric Senior rang; PC Senior came.", "2 definite Cedric Senior; 2 definite PC Senior" },
		{ "We think Mr Quenby will come.", "3 definite Mr Quenby" },
		{ "The injuries to May were old.", "4 review May" },
		{ "In May and from April to May it rained.", "" },
		{ "May has asthma. May we go?", "4 review May" },
		{ "Hope faded. Hope told the nurse.", "5 review Hope; 5 definite Hope" },
		{ "A Ministry of Hope and a Hope's End.", "5 review Hope; 5 review Hope" },
	};

	ROWS("1\tchild\tChild X\tname\tPrince Ellsworth\n2\tcarer\tCarer\tname\tCedric Senior\n"
	     "3\tparent\tParent\tname\tWilliam Quenby\n4\tchild\tChild Y\tname\tMay Ormerod\n"
	     "5\tchild\tChild Z\tname\tHope Lorimer\n",
	     rows);
}
END_TEST

START_TEST(who_is_cited)
{
	static const struct row rows[] = {
		{ "The Dalton report says so.", "1 review Dalton" },
		{ "See Dalton (2016) and Dalton, 2012.", "1 review Dalton; 1 review Dalton" },
		{ "See Dalton and Quill, 2012.", "1 review Dalton" },
		{ "Quill, Q., Dalton, J. and Vane, X. (2012)", "1 review Dalton" },
		{ "Quill Q, Dalton J, Vane X.", "1 review Dalton" },
		{ "Dalton et al. and Dalton, ibid.", "1 review Dalton; 1 review Dalton" },
		{ "Dalton's 2012 study and Dalton 2012b.", "1 review Dalton; 1 review Dalton" },
		{ "Dr Dalton (2016) says so, Dr Dalton (43) not.", "1 review Dr Dalton; 1 definite Dr Dalton" },
		{ "The Dalton home was cold.", "1 definite Dalton" },
		{ "St Ruth and Lake Dalton are far.", "1 review Ruth; 1 review Dalton" },
	};

	ROWS("1\tchild\tChild X\tname\tRuth Dalton\n", rows);
}
END_TEST

START_TEST(what_is_called_after_somebody)
{
	static const struct row rows[] = {
		{ "Dalton's disease was seen.", "1 review Dalton" },
		{ "Dalton's dog was seen.", "1 definite Dalton" },
		{ "It is Ruth's Law now.", "1 review Ruth" },
		{ "It is Ruth's law now.", "1 definite Ruth" },
		{ "The Dalton formula was used.", "1 review Dalton" },
		{ "The Dalton family left.", "1 definite Dalton" },
		{ "The Dalton quickly left.", "1 definite Dalton" },
		{ "The Dalton Programme ended.", "1 review Dalton" },
		{ "Dalton & Sons and Dalton plc moved it.", "1 review Dalton; 1 review Dalton" },
		{ "Dalton-on-Sea and North Dalton are far.", "1 review Dalton; 1 review Dalton" },
		{ "Operation Ruth and Storm Ruth passed.", "1 review Ruth; 1 review Ruth" },
		{ "Ruth III reigned, and Ruth of Spain.", "1 review Ruth; 1 review Ruth" },
		{ "R v Dalton and Dalton v Quill.", "1 review Dalton; 1 review Dalton" },
		{ "Ruth 4:2 was read.", "1 review Ruth" },
		{ "Dalton Street and Dr Dalton Road are far.", "1 review Dalton; 1 review Dr Dalton" },
		{ "The Dalton kettle and the Dalton Kettle are hot.", "1 review Dalton; 1 review Dalton" },
		{ "Ruth is a town.", "1 review Ruth" },
		{ "Ruth is a pupil.", "1 definite Ruth" },
	};

	ROWS("1\tchild\tChild X\tname\tRuth Dalton\n", rows);
}
END_TEST

START_TEST(a_name_of_many_words_has_its_first_and_its_last)
{
	static const struct row rows[] = {
		{ "Then Ashgrove wept.", "a definite Ashgrove" },
		{ "Then Winifred wept.", "a definite Winifred" },
		{ "Winifred Ashgrove wept.", "a definite Winifred Ashgrove" },
	};

	ROWS("a\tprofessional\tA\tname\tDr Winifred Odette B C D E F G H I J K L M N Marlow Ashgrove OBE PhD\n", rows);
}
END_TEST

START_TEST(surnames_that_are_kinds_of_places)
{
	static const struct row rows[] = {
		{ "They drove to Kellynch Hall again.", "" },
		{ "They met Mr Hall and Ruth Hall again.", "1 definite Mr Hall; 1 definite Ruth Hall" },
	};

	ROWS("1\tchild\tChild X\tname\tRuth Hall\n", rows);
}
END_TEST

START_TEST(short_forms_that_are_registered)
{
	static const struct row rows[] = {
		{ "Then Shiv wept with Debs.", "1 definite Shiv; 2 review Debs" },
		{ "Then Debbie wept.", "2 definite Debbie" },
	};

	ROWS("1\tparent\tMother\tname\tSiobhan Quenby\n1\tparent\tMother\tnickname\tShiv\n"
	     "2\tcarer\tCarer\tnickname\tDebbie\n2\tcarer\tCarer\tname\tDeborah Fennimore\n",
	     rows);
}
END_TEST

START_TEST(names_of_two_and_halves)
{
	static const struct row rows[] = {
		{ "Robin Hood and Mr Robin left; then Robin.",
		  "3 review Robin; 3 definite Mr Robin; 3 definite Robin" },
		{ "A Ruth is a pity.", "2 review Ruth" },
		{ "Jean left, and Jean-Paul, and Marie-Jean.", "1 definite Jean; 1 review Jean; 1 review Jean" },
		{ "Then Jean-Quenby left.", "1 definite Jean-Quenby" },
		{ "Quenby left, as did Paul Quenby.", "1 definite Quenby; 1 review Quenby" },
		{ "Jean Quenby and Mr Quenby left.", "1 definite Jean Quenby; 1 definite Mr Quenby" },
		{ "Paul Fennimore left.", "2 definite Fennimore" },
	};

	ROWS("1\tchild\tChild X\tname\tJean Quenby-Vane\n2\tparent\tParent\tname\tRuth Fennimore\n"
	     "3\tcarer\tCarer\tname\tHyacinthe Robin\n",
	     rows);
}
END_TEST

START_TEST(signs_that_were_misread)
{
	static const struct row rows[] = {
		{ "O'R0urke and 0'Rourke came.", "1 definite O'R0urke; 1 definite 0'Rourke" },
		{ "The O'R0urkes left.", "1 definite O'R0urkes" },
		{ "O'Ruorke and O'Riurke's; O'Reilly", "1 review O'Ruorke; 1 review O'Riurke" },
		{ "Then Cednc and ldris left.", "1 review Cednc; 2 review ldris" },
		{ "The P e m b e r t o ns left.", "2 definite P e m b e r t o ns" },
		{ "The Pembretons left.", "2 review Pembretons" },
		{ "lt was so, and lots of it.", "" },
	};

	ROWS("1\tchild\tChild X\tname\tCedric O'Rourke\n2\tchild\tChild Y\tname\tIdris Pemberton\n", rows);
}
END_TEST

START_TEST(letters_that_are_hidden)
{
	static const struct row rows[] = {
		{ "C****m was seen", "1 review C****m" },
		{ "Then Cal*** came", "1 review Cal***" },
		{ "c*ll*m's coat", "1 review c*ll*m" },
		{ "so (Wh******) did", "1 review Wh******" },
		{ "Call_m", "1 review Call_m" },
		{ "C\xE2\x80\x94m, and C--m", "1 review C\xE2\x80\x94m; 1 review C--m" },
		{ "C\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88m",
		  "1 review C\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88m" },
		{ "Whitf... said", "1 review Whitf..." },
		{ "Whitf\xE2\x80\xA6 said", "1 review Whitf\xE2\x80\xA6" },
		{ "J. S****** and J S\xE2\x80\x94\xE2\x80\x94 said",
		  "2 review J. S******; 2 review J S\xE2\x80\x94\xE2\x80\x94" },
		/* The initial is nobody's, and two letters are shown; one letter is not enough. */
		{ "K. Sh***** and K. S******", "2 review Sh*****" },
		{ "C***** and Miss W\xE2\x80\x94\xE2\x80\x94, f***", "" },
		{ "Cm**** and Culla*", "" },
		{ "@Cal*** and /Cal***", "1 review @Cal; 1 review Cal" },
		/* Emphasis, footnotes, ratings, remarks, codes. */
		{ "*Cold* **Whim** _Cod_ Call* **Mar**ket", "" },
		{ "Good*** No* ***** Hotel**** 5*", "" },
		{ "No\xE2\x80\x94man, I\xE2\x80\x94I, a--m, C-m and C_m", "" },
		{ "She... will... Whit... Call\xE2\x80\x94 But No... So--", "" },
		{ "password ******, call_me, C*, user_name, n*****", "" },
	};

	ROWS("1\tperson\t\tname\tCallum Whitford\n2\tperson\t\tname\tJames Shelley\n"
	     "3\tperson\t\tname\tNorman Goodwine\n",
	     rows);
}
END_TEST

START_TEST(bodies)
{
	static const struct row rows[] = {
		{ "at Quernmore Primary School today", "1 definite Quernmore Primary School" },
		{ "at QUERNMORE  PRIMARY\nSCHOOL today", "1 definite QUERNMORE  PRIMARY\nSCHOOL" },
		{ "at Quernmore today", "1 review Quernmore" },
		{ "a primary school", "" },
	};

	ROWS("1\tschool\tSchool 1\tname\tQuernmore Primary School\n", rows);
}
END_TEST

START_TEST(bodies_in_other_words)
{
	static const struct row rows[] = {
		{ "at Quern Mere NHS Trust today", "1 review Quern Mere NHS Trust" },
		{ "at Quern Mere Mental Health Services.", "1 review Quern Mere Mental Health Services" },
		{ "at Quern Mere. The trust left", "1 review Quern Mere" },
		{ "the QMFT, or QMNFT, or QMNHSFT it is", "1 review QMFT; 1 review QMNFT; 1 review QMNHSFT" },
		{ "at Quern Mere of old, and in health", "1 review Quern Mere" },
	};

	ROWS("1\tagency\tTrust 1\tname\tQuern Mere NHS Foundation Trust\n", rows);
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
	static const struct row rows[] = {
		{ "a \xFF b", "- definite \xFF" },
		{ "Zo\xEB came", "1 definite Zo\xEB; - definite \xEB" },
		{ "a \xE2\x80\xAE b", "- definite \xE2\x80\xAE" },
		{ "%PDF-1.7", "- definite %PDF-1.7" },
		{ "{\\rtf1}", "- definite {\\rtf1}" },
	};

	ROWS("1\tchild\t\tforename\tZo\xC3\xAB\n", rows);
}
END_TEST

/* A letter of two bytes, and one of two surrogates. */
START_TEST(utf16)
{
	static const char plain[] = "a\0 \0Z\0o\0\xEB\0.\0 \0b\0", bold[] = "a\0 \0\x35\xD8\x19\xDCo\0\xEB\0.\0 \0b\0";
	static const struct {
		const char *text;
		size_t length, end;
	} rows[] = { { plain, sizeof(plain) - 1, 10 }, { bold, sizeof(bold) - 1, 12 } };
	cspr_scanner *scanner = scanner_of("1\tchild\t\tforename\tZo\xC3\xAB\n");

	for (size_t i = 0; i < 2; i++) {
		struct cspr_scan_finding finding = { .size = sizeof(finding) };
		cspr_scan *scan;

		ck_assert_status(cspr_scanner_scan(scanner, rows[i].text, rows[i].length, &scan), CSPR_DONE);
		ck_assert_uint_eq(cspr_scan_count(scan), 2);
		ck_assert_status(cspr_scan_finding(scan, 0, &finding), CSPR_DONE);
		ck_assert_uint_eq(finding.kind, CSPR_FINDING_ENCODING);
		ck_assert_status(cspr_scan_finding(scan, 1, &finding), CSPR_DONE);
		ck_assert_uint_eq(finding.start, 4);
		ck_assert_uint_eq(finding.end, rows[i].end);
		cspr_scan_free(scan);
	}
	cspr_scanner_free(scanner);
}
END_TEST

START_TEST(nobody_registered)
{
	cspr_scanner *scanner = NULL;
	cspr_scan *scan = NULL;

	ck_assert_status(cspr_scanner_new(NULL, NULL, &scanner, NULL), CSPR_DONE);
	ck_assert_status(cspr_scanner_scan(scanner, NULL, 0, &scan), CSPR_DONE);
	ck_assert_uint_eq(cspr_scan_count(scan), 0);
	cspr_scan_free(scan);
	ck_assert_status(cspr_scanner_scan(scanner, "Nothing here.", 13, &scan), CSPR_DONE);
	ck_assert_uint_eq(cspr_scan_count(scan), 0);
	cspr_scan_free(scan);
	cspr_scanner_free(scanner);
}
END_TEST

/* Numbers that look random, the same each time. */
static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static const char *const fillers[] = { "then ",
				       "on a day ",
				       "it was so, ",
				       "and\nnobody ",
				       "(as told) ",
				       "why? ",
				       "\xE2\x80\x9Cno\xE2\x80\x9D ",
				       "caf\xC3\xA9 ",
				       "\r\n",
				       "42 ",
				       "- " };

static size_t put_filler(char *text, size_t at, uint32_t *state)
{
	for (uint32_t words = next(state) % 6; words > 0; words--) {
		const char *filler = fillers[next(state) % (sizeof(fillers) / sizeof(fillers[0]))];

		memcpy(text + at, filler, strlen(filler));
		at += strlen(filler);
	}
	return at;
}

/* A name in letters that are written in many ways. */
static size_t put_name(char *text, size_t at, const char *name, uint32_t *state)
{
	static const char *const within[] = { "\xE2\x80\x8B", "\xC2\xAD", "\xE2\x81\xA0", "\xCC\x81", "\xEF\xB8\x8F" };

	for (; *name; name++) {
		uint32_t how = next(state) % 8;
		unsigned char letter = (unsigned char)*name;

		if (how == 0) { /* fullwidth */
			text[at++] = (char)0xEF;
			text[at++] = (char)(letter < 0x60 ? 0xBC : 0xBD);
			text[at++] = (char)(letter < 0x60 ? 0xA0 + (letter - 0x40) : 0x80 + (letter - 0x60));
		} else {
			text[at++] = (char)letter;
		}
		if (how == 1 && name[1]) {
			const char *sign = within[next(state) % 5];

			memcpy(text + at, sign, strlen(sign));
			at += strlen(sign);
		}
	}
	return at;
}

START_TEST(exact_bytes_of_random_texts)
{
	cspr_scanner *scanner = scanner_of("1\tchild\t\tname\tThessaly Quorndon\n2\tparent\t\tsurname\tVanterpool\n");
	static const char *const names[] = { "Thessaly", "Quorndon", "Vanterpool", "THESSALY", "quorndon" };
	uint32_t state = 1;

	for (unsigned round = 0; round < 3000; round++) {
		char text[4096];
		size_t starts[8], ends[8], count = 0, at = 0;
		struct cspr_scan_finding finding = { .size = sizeof(finding) };
		cspr_scan *scan = NULL;

		while (count < 8) {
			at = put_filler(text, at, &state);
			memcpy(text + at, "so it ", 6);
			at += 6;
			starts[count] = at;
			at = put_name(text, at, names[next(&state) % 5], &state);
			ends[count++] = at;
			memcpy(text + at, ", also ", 7);
			at += 7;
		}
		ck_assert_status(cspr_scanner_scan(scanner, text, at, &scan), CSPR_DONE);
		ck_assert_uint_eq(cspr_scan_count(scan), count);
		for (size_t i = 0; i < count; i++) {
			ck_assert_status(cspr_scan_finding(scan, i, &finding), CSPR_DONE);
			ck_assert_uint_eq(finding.start, starts[i]);
			ck_assert_uint_eq(finding.end, ends[i]);
		}
		cspr_scan_free(scan);
	}
	cspr_scanner_free(scanner);
}
END_TEST

/* Pieces of names and of everything that means something to a scan, in any order. */
// clang-format off
static const char *const shards[] = {
	"Grace", "will", "May", " ", " ", "-", "\n", ".",
	"\xCC\x81", "\xC2\xAD", "<b>", "</b>", "&shy;", "%41", "\xE2\x80\xAE", "\xFF",
	"O'", "Brien", "s", "@", "_", "1", "Mrs. ", "the ",
	"in ", "E", "l i", "\r\n", "=\n", "**", "\\u0041", "\xEF\xB7\xBA",
	"Mc", "Donald", "\xD0\x90", "said", "\0", "\xF0\x9F", "Gracce", "brien",
	"R3JhY2U=", "R3JhY2U6", "4772616365", "UjNKaFkyVT0=",
	"G***e", "\xE2\x80\x94", "...", "***",
};
// clang-format on

START_TEST(anything_at_all)
{
	cspr_scanner *scanner = scanner_of("1\tchild\t\tname\tGrace O'Brien\n2\tparent\t\tname\tWill May McDonald\n"
					   "3\tschool\t\tname\tGrace School\n");
	uint32_t state = 7;

	for (unsigned round = 0; round < 20000; round++) {
		char text[512];
		size_t length = 0, last = 0;
		struct cspr_scan_finding finding = { .size = sizeof(finding) };
		cspr_scan *scan = NULL;

		for (uint32_t count = next(&state) % 24; count > 0; count--) {
			const char *shard = shards[next(&state) % (sizeof(shards) / sizeof(shards[0]))];
			size_t size = *shard ? strlen(shard) : 1;

			memcpy(text + length, shard, size);
			length += size;
		}
		ck_assert_status(cspr_scanner_scan(scanner, text, length, &scan), CSPR_DONE);
		for (size_t i = 0; i < cspr_scan_count(scan); i++) {
			ck_assert_status(cspr_scan_finding(scan, i, &finding), CSPR_DONE);
			ck_assert_uint_lt(finding.start, finding.end);
			ck_assert_uint_le(finding.end, length);
			ck_assert_uint_ge(finding.start, last);
			ck_assert(finding.kind == CSPR_FINDING_ENCODING || finding.kind == CSPR_FINDING_CONTAINER ||
				  finding.id);
			ck_assert_ptr_nonnull(finding.rule);
			last = finding.start;
		}
		cspr_scan_free(scan);
	}
	cspr_scanner_free(scanner);
}
END_TEST

/* What is found in two paragraphs is what is found in each. */
START_TEST(paragraphs_apart)
{
	cspr_scanner *scanner = scanner_of("1\tchild\t\tname\tGrace O'Brien\n2\tparent\t\tname\tWill Mace McDonald\n");
	static const char *const sentences[] = {
		"Grace came.",
		"It was grace.",
		"Mr O'Brien left",
		"the McDonalds are in",
		"WILL THEY?",
		"B r i e n o b r",
		"Then Mace said",
		"Gracce O\u2019Brien.",
		"Will",
		"told Will it",
		"https://a.b/grace1",
		"O'",
		"Brien",
		"Mc-",
		"Donald &amp; Mc&shy;Donald",
		"R3JhY2U=",
		"Gr*** M---d",
	};
	const size_t count = sizeof(sentences) / sizeof(sentences[0]);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			char text[300], one[1000], other[1000], both[2100], expected[2100];

			snprintf(text, sizeof(text), "%s\n\n%s", sentences[i], sentences[j]);
			found(scanner, sentences[i], one, sizeof(one));
			found(scanner, sentences[j], other, sizeof(other));
			found(scanner, text, both, sizeof(both));
			snprintf(expected, sizeof(expected), "%s%s%s", one, *one && *other ? "; " : "", other);
			ck_assert_str_eq(both, expected);
		}
	cspr_scanner_free(scanner);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("identities");

	tcase_set_timeout(tests, 300);
	tcase_add_test(tests, names_in_parts_and_together);
	tcase_add_test(tests, initials_and_titles_go_with_the_name);
	tcase_add_test(tests, names_that_are_rewritten);
	tcase_add_test(tests, names_of_several_pieces);
	tcase_add_test(tests, names_that_are_words);
	tcase_add_test(tests, names_that_are_shared);
	tcase_add_test(tests, values_that_are_shared);
	tcase_add_test(tests, initials);
	tcase_add_test(tests, who_is_called_as_a_place_is);
	tcase_add_test(tests, who_is_known_by_a_letter);
	tcase_add_test(tests, initials_before_a_surname);
	tcase_add_test(tests, titles_that_are_registered);
	tcase_add_test(tests, titles_and_words_that_are_forenames);
	tcase_add_test(tests, who_is_cited);
	tcase_add_test(tests, what_is_called_after_somebody);
	tcase_add_test(tests, a_name_of_many_words_has_its_first_and_its_last);
	tcase_add_test(tests, surnames_that_are_kinds_of_places);
	tcase_add_test(tests, short_forms_that_are_registered);
	tcase_add_test(tests, names_of_two_and_halves);
	tcase_add_test(tests, signs_that_were_misread);
	tcase_add_test(tests, letters_that_are_hidden);
	tcase_add_test(tests, bodies);
	tcase_add_test(tests, bodies_in_other_words);
	tcase_add_test(tests, bytes_that_are_no_text);
	tcase_add_test(tests, utf16);
	tcase_add_test(tests, nobody_registered);
	tcase_add_test(tests, exact_bytes_of_random_texts);
	tcase_add_test(tests, anything_at_all);
	tcase_add_test(tests, paragraphs_apart);
	return run_tests("identities", tests);
}
