/*
 * The rules for identifiers of a form, as data: section 4 of anonymisation.md.
 *
 * Patterns are PCRE2's, matched anchored over folded bytes (lower case, one kind of space, hyphen, apostrophe and
 * slash). GAP stands between the groups of a number. Where several rules match at one place, a definite match wins,
 * then the one whose label is nearest, then the longest, then the one that comes first here.
 */
#include "pass.h"

#include <assert.h>

#define GAP "(?:[ \\n]?+[-.][ \\n]?+|[ \\n]{1,2}+)?+"
#define END "(?![a-z0-9\\xff])"
#define END_NUMBER END "(?![-./]\\d)"

#define END_PHONE END "(?![-.]\\d|/[1-9])"

#define DAY_NUMBER "(?:0?[1-9]|[12]\\d|3[01])"
#define DAY DAY_NUMBER "(?!\\d)"
#define NTH "(?:[ ]?(?:st|nd|rd|th))?"
#define MONTH                                                                                                          \
	"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"             \
	"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"
#define YEAR4 "(?:1[6-9]|20)\\d\\d"
/* A year may be glued to it. */
#define DAY_GLUED DAY_NUMBER "(?:(?!\\d)|(?=" YEAR4 "))"
/* The number of a footnote may be glued to a year. */
#define END_YEAR "(?=\\d{0,2}" END ")"
#define BETWEEN "[ \\n]{0,4}+(?:[-./,][ \\n]{0,3}+)?+"
#define TENS "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
#define UNITS "(?:one|two|three|four|five|six|seven|eight|nine)"
#define TEENS "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
/* Months as families, passports and letters from abroad have them, without the marks of their letters. */
#define SUCH_MONTH                                                                                                     \
	"(?:(?:that|this|the|same|the same|the following|the next|the previous|the preceding)[ "                       \
	"\\n]month|inst\\b|ult\\b|prox\\b)"
#define FEAST                                                                                                          \
	"(?:(?:christmas|boxing|new year'?s|valentine'?s?|midsummer'?s?|may|st (?:patrick|david|andrew|george)'?s|"    \
	"mothering|mother'?s|father'?s|pancake|armistice|remembrance|easter|good|palm|maundy|whit|shrove|ash)"         \
	"[ \\n](?:day|eve|sunday|monday|tuesday|wednesday|thursday|friday|saturday)|halloween|hogmanay|"               \
	"bonfire night|guy fawkes night|burns night|twelfth night|eid(?: al-(?:fitr|adha))?|diwali|hanukkah|passover|" \
	"yom kippur|vaisakhi|(?:chinese|lunar) new year)"
#define FEAST_WORDS                                                                                                    \
	"christmas boxing new valentine halloween hogmanay bonfire guy midsummer may. st. mothering mother father "    \
	"pancake armistice remembrance easter good. palm. maundy whit. shrove ash. burns twelfth eid diwali hanukkah " \
	"passover yom vaisakhi chinese lunar"
#define MONTH_ABROAD                                                                                                   \
	"(?:janv(?:ier)?|januari?|ianuarie|janeiro|enero|gennaio|stycznia|ocak|ionawr|fevrier|februari?|febbraio|"     \
	"febrero|fevereiro|februarie|lutego|subat|chwefror|mars|marts?|marz|maerz|maart|marzo|marco|martie|marca|"     \
	"mawrth|avril|april|abril|aprile|aprilie|kwietnia|nisan|ebrill|maj|maja|mai|mayo|maggio|maio|mei|mayis|juin|"  \
	"juni|junio|junho|giugno|iunie|czerwca|haziran|mehefin|juillet|juli|julio|julho|luglio|iulie|lipca|temmuz|"    \
	"gorffennaf|aout|agosto|augusti?|augustus|sierpnia|agustos|awst|septembre|septiembre|setembro|settembre|"      \
	"septembrie|wrzesnia|eylul|medi|octobre|oktober|octubre|outubro|ottobre|octombrie|pazdziernika|ekim|hydref|"   \
	"novembre|noviembre|novembro|noiembrie|listopada|kasim|tachwedd|decembre|dezember|diciembre|dezembro|"         \
	"dicembre|decembrie|desember|december|grudnia|aralik|rhagfyr)"
#define CARDINAL "(?:" TENS "(?:[- \\n]" UNITS ")?|" TEENS "|" UNITS ")"
#define ORDINAL                                                                                                        \
	"(?:(?:(?:twenty|thirty)[- \\n]{1,2})?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|"   \
	"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"      \
	"thirtieth)"
#define ORDINAL_WORDS                                                                                                  \
	"twent thirt first. second. third. fourth. fifth. sixth. seventh. eighth. ninth. tenth. elevent twelfth. "     \
	"fourteen fifteen sixteen seventeen eighteen nineteen"
/* Septmber, Febuary, Agust: what begins and ends as a month does. */
#define MONTH_MISSPELT                                                                                                 \
	"(?:[sond](?!umber)[a-z]{2,6}b[a-z]{1,2}|[jf][a-z]{2,5}[ur]a?r[a-z]{1,2}|a[a-z]{1,4}st|ap[a-z]{0,2}[il]{1,2}|" \
	"ma[a-z]{0,2}[ch]{1,2}|ju[a-z]{1,2})"
/* What may be between the numbers of a date that is registered. */
#define SIGNS "[^a-z0-9\\n]{1,3}"
#define SIGNS_OR_OF "(?:" SIGNS "|(?:st|nd|rd|th)?[ \\n]of[ \\n](?:the[ \\n])?)"
#define YEAR_WORDS                                                                                                     \
	"(?:two thousand(?: and)?(?: " CARDINAL ")?|(?:eighteen|nineteen|twenty)[ -](?:hundred|oh[ -]" UNITS           \
	"|" CARDINAL "))"
/* A digit as it is said, and what is between two. */
#define SAID "(?:(?:double|treble|triple)[ \\n-])?(?:zero|oh|o|nought|naught|nil|" UNITS ")"
#define PAUSE "[ \\n,.-]{1,3}+"
#define AND "[ \\n]{0,2}(?:and|to|or|until|till|through|&|-|/|,)[ \\n]{0,2}(?:(?:and|or|the)[ \\n])?(?:the[ \\n])?"
#define YEAR_AFTER "(?:,?[ \\n](?:in )?(?:the year )?(?:of )?(?:(?<y>" YEAR4 ")|(?<v>" YEAR_WORDS "))" END ")"
#define SHORT_YEAR "\\d\\d(?![ \\n][a-z])"
#define AGE_UNIT "(?:days?|weeks?|wks?|months?|mths?)"
#define YEARS "(?:years?|yrs?|y)"
#define MONTHS "(?:months?|mths?|m)"
#define COUNT "(?:\\d{1,3}|a|an|" CARDINAL ")(?:[ -]and[ -]a[ -]half)?"
#define OLD "(?:[ \\n-]old|[ \\n]of[ \\n]age)" END

#define AFTER_AGED                                                                                                     \
	"(?<=aged |aged\\n|age of |\\bage |\\bat |\\bat\\n|aged just |aged only |aged about |aged around |\\bat just " \
	"|\\bat only |"                                                                                                \
	"\\bat about |\\bat around )"
#define NOT_AGE "(?![ \\n](?:later|before|after|ago|pregnan|gestation|notice))"

#define NOT_DATE                                                                                                       \
	"(?:\\b(?:v|ver|vers|version|s|ss|sec|section|sections|para|paras|paragraph|paragraphs|figure|fig|table|"      \
	"chapter|part|rule|clause|article|regulation|reg|appendix|annex|page|pages|pp?|item|release|score|step|no|"    \
	"number|issue|vol|volume|edition|year|question|finding|recommendation)"                                        \
	"\\.?[ \\n]?|[$\\xa7])$"

/* A law is numbered as a case is. */
#define NOT_CASE                                                                                                       \
	"\\b(?:laws?|acts?|regulations?|directives?|decrees?|orders?|resolutions?|ordinances?|circulars?)"             \
	"[ \\n](?:\\(\\w{1,8}\\)[ \\n])?nos?\\b[ .:]{0,3}$"
#define LABEL_NUMBERS "\\bnos?\\b[ .:]{0,3}(?:\\d{3,5}/\\d\\d(?:, and[ \\n]|,?[ \\n]|[ \\n](?:and|&)[ \\n])){0,4}$"

#define LABEL_NHS                                                                                                      \
	"\\b(?:nhs|n\\.h\\.s\\.?|chi|h&c|health (?:and|&) care|patient|hospital) ?(?:no|num|number|id|ref|#)?\\b"
#define LABEL_NINO "\\b(?:nino?|ni (?:no|num|number|ref|reference)|national insurance|insurance n)\\b"
#define LABEL_PHONE                                                                                                    \
	"\\b(?:tel|telephone|phone|phoned|mobile|mob|ring|rang|call|called|fax|contact|text|texted|number|whatsapp|"   \
	"landline|dial|dialled)\\b"
/* A telephone number, as dialled within the country, without the 0. */
#define NATIONAL "(?<v>[1235789](?:[ \\n]?[-.()/_]{0,2}[ \\n]?\\d){8,9})" END_PHONE
/* What is numbered, and with as many digits. */
#define LABEL_THING                                                                                                    \
	"\\b(?:barcode|batch|charity|code|company|id|invoice|isbn|order|parcel|policy|ref(?:erence)?|serial|tracking)" \
	"(?:[ \\n](?:nos?|numbers?|codes?|id|ref|reference)\\b)?[ \\n.:#]{0,3}(?:(?:is|was|of)[ \\n])?$"
#define LABEL_VEHICLE "\\b(?:reg|registration|vrm|vrn|vehicle|car|van|plate|plates|index)\\b"
#define LABEL_BORN "\\b(?:dob|d\\.o\\.b|born|date of birth|birth date|birthdate|birthday|b\\.)"
#define LABEL_DATED LABEL_BORN "|\\b(?:on|dated?|since|until|from|by|died|dod|date of death)\\b"
#define LABEL_SCHOOL "\\b(?:urn|unique reference number|laestab|dfe|ukprn|ofsted|establishment n)\\b"
#define LABEL_POLICE                                                                                                   \
	"\\b(?:crime|crn|cad|incident|occurrence|police|pnc|cro|custody|niche|urn|log)\\b(?:(?!\\d).){0,24}"
#define LABEL_CASE                                                                                                     \
	"\\b(?:mosaic|lcs|lms|ehm|eisi|rio|systmone|system one|emis|liquid ?logic|carefirst|ics|paris|swift|"          \
	"framework ?i|synergy|capita|(?:case|client|person|service user|system|(?<!unique "                            \
	")pupil|patient|member|customer|"                                                                              \
	"family|hospital|unit|file|record|our|your)[ -]?(?:id|ids|ref|reference|no|number))\\b"
#define LABEL_DOCUMENT                                                                                                 \
	"(?:case|claim|decision|ruling|judge?ment|appeal|petition|docket|warrant|complaint|proceedings|certificate)"

#define IS_THEN "[ .:#]*(?:(?:is|was)[: ]*)?$"
#define NUMBER_THEN "(?: (?:no|num|number|id|ref|reference|certificate|card|code|pin|account)){0,2}" IS_THEN
/* What is registered somewhere by a number of its own. */
#define LABEL_SYSTEM                                                                                                   \
	"\\b(?:brp|residence permit|visa|gwf|uan|arc|hmp|prison|prisoner|noms|nomis|delius|crn|uci|ucas|mrn|ehcp|"     \
	"hcpc|nmc|gmc|dbs|swe|paye|vat|vin|chassis|imei|sim|oyster|uprn|mpan|meter|parcel|tracking|occurrence|"        \
	"niche|urn|council tax|library card|pin|warrant|collar|candidate|exam|incident|log)" NUMBER_THEN
#define LABEL_MACHINE "\\b(?:ip|ipv|mac|grid|map|ngr|os)\\b"
#define TOKEN "[a-z0-9]{1,20}(?:[/_.-][a-z0-9]{1,14}){0,4}"
#define TOP_LEVEL "(?:com|org|net|info|co ?\\. ?uk|org ?\\. ?uk|ac ?\\. ?uk|gov ?\\. ?uk|uk|eu|ie)"
#define HOST_APART " ?@ ?[a-z0-9-]{1,63}(?: ?\\. ?[a-z0-9-]{1,63}){0,2} ?[.,] ?" TOP_LEVEL END

/* clang-format off */
const struct rule rules[] = {
	/* Health, pensions, schools, taxes */
	{ "nhs-number", CSPR_FINDING_NHS, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(3) | RUN(10), .digits = 10, .pattern = "\\d{3}" GAP "\\d{3}" GAP "\\d{4}" END_NUMBER,
	  .label = LABEL_NHS, .judge = judge_nhs },
	{ "nhs-number", CSPR_FINDING_NHS, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(1, 9), .digits = 10, .pattern = "\\d(?:" GAP "\\d){9}" END_NUMBER,
	  .label = LABEL_NHS, .judge = judge_nhs },
	{ "nhs-number-mistyped", CSPR_FINDING_NHS, FROM_DIGITS, 0, 0, CSPR_GRADE_REVIEW,
	  RUN(3) | RUN(9) | RUN(11), .digits = 9, .pattern = "(?:\\d{3}[ -]?\\d{3}[ -]?\\d{3}|\\d{3}[ -]?\\d{3}[ -]?\\d{5}|\\d{3}[ -]?\\d{4}[ -]?\\d{4})" END_NUMBER,
	  .label = LABEL_NHS, .judge = judge_nhs },
	{ "nhs-number", CSPR_FINDING_NHS, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(3), .digits = 10, .pattern = "\\d{3}/\\d{3}/\\d{4}" END_NUMBER,
	  .label = LABEL_NHS, .judge = judge_nhs },
	{ "nhs-number-said", CSPR_FINDING_NHS, FROM_HERE, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  0, .pattern = SAID "(?:" PAUSE SAID "){5,9}" END, .label = LABEL_NHS,
	  .words = "four five six seven eight nine three double treble triple", .judge = judge_nhs_said },
	{ "nino", CSPR_FINDING_NINO, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(2) | RUN(6), .digits = 6, .pattern = "[a-z]{2}\\d\\d" GAP "\\d\\d" GAP "\\d\\d(?:" GAP "[a-z])?" END,
	  .label = LABEL_NINO, .judge = judge_nino },
	{ "nino", CSPR_FINDING_NINO, FROM_WORD, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(2) | RUN(6), .digits = 6, .pattern = "[a-z]{2}" GAP "\\d\\d" GAP "\\d\\d" GAP "\\d\\d(?:" GAP "[a-z])?" END,
	  .label = LABEL_NINO, .judge = judge_nino },
	{ "nino", CSPR_FINDING_NINO, FROM_TOKEN, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(2), .digits = 6, .pattern = "[a-z]{2}/\\d\\d/\\d\\d/\\d\\d(?:/?[a-z])?" END, .label = LABEL_NINO, .judge = judge_nino },
	{ "nino-temporary", CSPR_FINDING_NINO, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(2), .digits = 2, .pattern = "\\d\\d ?[a-z] ?\\d{5}" END,
	  .label = LABEL_NINO },
	{ "upn", CSPR_FINDING_UPN, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(11) | RUN(12), .digits = 10, .pattern = "[a-hj-np-rt-z]\\d{11}[0-9a-hj-np-rt-z]" END,
	  .label = "\\b(?:upn|unique pupil)\\b", .judge = judge_upn },
	{ "upn", CSPR_FINDING_UPN, FROM_LETTERS, 0, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(3), .digits = 10, .pattern = "[a-hj-np-rt-z]\\d{3}[ -]?\\d{4}[ -]?\\d{4}[0-9a-hj-np-rt-z]" END,
	  .label = "\\b(?:upn|unique pupil)\\b", .judge = judge_upn },
	{ "uln", CSPR_FINDING_ULN, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(3) | RUN(4) | RUN(10), .digits = 10, .pattern = "\\d(?: ?\\d){9}" END_NUMBER,
	  .label = "\\b(?:uln|u\\.l\\.n|unique learner|learner n)", .judge = judge_uln },
	{ "utr", CSPR_FINDING_UTR, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(3) | RUN(5) | RUN(10), .digits = 10, .pattern = "\\d(?:[ -]?\\d){9}k?" END_NUMBER,
	  .label = "\\b(?:utr|unique tax(?:payer)?|tax(?:payer)? ref)", .judge = judge_utr },
	{ "school-urn", CSPR_FINDING_URN, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(6) | RUN(7) | RUN(3) | RUN(8), .digits = 6, .pattern = "(?:\\d{6}|\\d{3}/?\\d{4}|1\\d{7})" END_NUMBER,
	  .label = LABEL_SCHOOL },
	{ "ofsted-urn", CSPR_FINDING_URN, FROM_LETTERS, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  RUN(6), .digits = 6, .pattern = "(?:sc|ey|vc)\\d{6}" END,
	  .label = LABEL_SCHOOL "|\\bregist", .judge = judge_capitals },

	/* Licences, passports, vehicles */
	{ "driving-licence", CSPR_FINDING_LICENCE, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(6, 10), .digits = 6, .pattern = "(?=[a-z]{1,5}9{0,4}\\d)[a-z9]{5} ?\\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\\d|3[01])\\d"
	  " ?[a-z9]{2}[a-z0-9] ?[a-z]{2}(?: ?\\d\\d)?" END,
	  .label = "\\blicen[cs]e\\b", .judge = judge_licence },
	{ "driving-licence", CSPR_FINDING_LICENCE, FROM_WORD, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(6), .digits = 6, .pattern = "[a-z]{5} \\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\\d|3[01])\\d ?[a-z9]{2}[a-z0-9] ?[a-z]{2}(?: ?\\d\\d)?" END,
	  .label = "\\blicen[cs]e\\b", .judge = judge_licence },
	{ "driving-licence-ni", CSPR_FINDING_LICENCE, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(8), .digits = 8, .pattern = "\\d{8}" END_NUMBER,
	  .label = "\\bdriv(?:er|ers|ing)(?:'s|s')? licen[cs]e\\b", .judge = judge_account },
	{ "passport", CSPR_FINDING_PASSPORT, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(3) | RUN(9), .digits = 6, .pattern = "\\d{3} ?\\d{3} ?\\d{3}" END_NUMBER,
	  .label = "\\bpassport", .judge = judge_account },
	{ "passport", CSPR_FINDING_PASSPORT, FROM_LETTERS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(6, 8), .digits = 6, .pattern = "[a-z]{1,2}\\d{6,8}" END,
	  .label = "\\bpassport" },
	{ "vehicle", CSPR_FINDING_VEHICLE, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUN(2), .pattern = "[a-hj-pr-y]{2}(?:0[2-9]|[1-4]\\d|5\\d|[67]\\d)[ \\n-]?[a-hj-pr-z]{3}" END,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-prefix", CSPR_FINDING_VEHICLE, FROM_LETTERS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 3), .pattern = "[a-hj-npr-tv-y]\\d{1,3}[ -]?[a-hj-pr-y]{3}" END,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-suffix", CSPR_FINDING_VEHICLE, FROM_WORD, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 3), .pattern = "[a-hj-pr-y]{3}[ -]?\\d{1,3}[a-hj-npr-tv-y]" END,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-suffix", CSPR_FINDING_VEHICLE, FROM_LETTERS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 3), .pattern = "[a-hj-pr-y]{3}\\d{1,3}[a-hj-npr-tv-y]" END,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-ni", CSPR_FINDING_VEHICLE, FROM_WORD, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 4), .pattern = "(?=[a-z]{0,2}[iz])[a-z]{2,3}[ -]?\\d{1,4}" END_NUMBER,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-ni", CSPR_FINDING_VEHICLE, FROM_LETTERS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 4), .pattern = "(?=[a-z]{0,2}[iz])[a-z]{2,3}\\d{1,4}" END_NUMBER,
	  .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "vehicle-dateless", CSPR_FINDING_VEHICLE, FROM_WORD, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 4), .pattern = "[a-z]{1,3} ?\\d{1,4}" END_NUMBER,
	  .label = "\\b(?:reg|registration|vrm|vrn|plate|plates|index)\\b(?:(?!\\d).){0,16}$", .judge = judge_vehicle },

	/* Postcodes */
	{ "postcode", CSPR_FINDING_POSTCODE, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(1, 3), .pattern = "(?<v>[a-pr-uwyz](?:\\d{1,2}|\\d[a-hjkpstuw]|[a-hk-y]\\d{1,2}|[a-hk-y]\\d[abehmnprvwxy]))"
	  "[ \\n]{0,2}[-.]?[ \\n]?(?<e>\\d[abd-hjlnp-uw-z]{2})" END,
	  .label = "\\bpost ?code|\\baddress", .judge = judge_postcode },
	{ "postcode-special", CSPR_FINDING_POSTCODE, FROM_WORD, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 4), .pattern = "(?:gir ?0aa|bfpo ?\\d{1,4}|(?:ascn|bbnd|biqq|fiqq|pcrn|siqq|sthl|tdcu|tkca) ?1zz)" END, .judge = judge_capitals },
	{ "postcode-special", CSPR_FINDING_POSTCODE, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 4), .pattern = "(?:gir0aa|bfpo\\d{1,4}|(?:ascn|bbnd|biqq|fiqq|pcrn|siqq|sthl|tdcu|tkca)1zz|zz99 ?\\d[a-z]{2})" END, .judge = judge_capitals },
	{ "postcode-district", CSPR_FINDING_POSTCODE, FROM_LETTERS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 2), .pattern = "(?<v>[a-pr-uwyz](?:\\d{1,2}|\\d[a-hjkpstuw]|[a-hk-y]\\d{1,2}|[a-hk-y]\\d[abehmnprvwxy]))(?: \\d)?" END,
	  .label = "\\bpost ?code|\\b(?:area|district)\\b", .judge = judge_postcode },

	/* Telephones */
	{ "phone", CSPR_FINDING_PHONE, FROM_SIGN, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(1, 14), .digits = 10, .pattern = "(?:\\(?\\+ ?44\\)?" GAP "(?:\\(0\\)" GAP ")?|\\( ?0)" NATIONAL,
	  .label = LABEL_PHONE, .judge = judge_phone },
	{ "phone", CSPR_FINDING_PHONE, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(1, 14), .digits = 10, .pattern = "(?:00 ?44" GAP "(?:\\(0\\)" GAP ")?|44(?=\\d{10}" END ")|0" GAP ")" NATIONAL,
	  .label = LABEL_PHONE, .unless = LABEL_THING, .judge = judge_phone },
	{ "phone-or-number", CSPR_FINDING_PHONE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 14), .digits = 10, .pattern = "0" GAP NATIONAL, .label = LABEL_THING, .judge = judge_phone },
	{ "phone-said", CSPR_FINDING_PHONE, FROM_HERE, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  0, .pattern = SAID "(?:" PAUSE "(?:" SAID "|\\d{1,10}+)){1,14}" END,
	  .words = "zero oh. o. nought naught nil double treble triple", .judge = judge_phone_said },
	{ "phone-said", CSPR_FINDING_PHONE, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 10), .pattern = "0\\d{0,9}(?:" PAUSE "\\d{1,6}+){0,3}(?:" PAUSE SAID "){1,10}" END, .judge = judge_phone_said },
	{ "phone-abroad", CSPR_FINDING_PHONE, FROM_SIGN, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 14), .digits = 8, .pattern = "\\+ ?[1-9](?:[ \\n]?[-.()/_]{0,2}[ \\n]?\\d){7,14}" END_NUMBER,
	  .label = LABEL_PHONE, .judge = judge_phone_abroad },
	{ "phone-local", CSPR_FINDING_PHONE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(3) | RUN(4) | RUN(6) | RUN(7) | RUN(8), .digits = 6, .pattern = "(?:\\d{3}[ -]\\d{3,4}|\\d{4}[ -]\\d{4}|[2-9]\\d{5,7})" END_NUMBER,
	  .label = "\\b(?:tel|telephone|phone|mobile|mob|landline)\\b(?: (?:no|number))?[ .:]*(?:(?:is|was|on)[: ]*)?$", .judge = judge_account },

	/* Courts and police */
	{ "court-family", CSPR_FINDING_COURT, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUN(2), .pattern = "[a-z]{2}\\d{2} ?[a-z] ?\\d{5}" END,
	  .label = "\\b(?:case|claim|court)\\b", .judge = judge_capitals },
	{ "court-family", CSPR_FINDING_COURT, FROM_WORD, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  RUN(2), .pattern = "[a-z]{2}[ -]\\d{2} ?[a-z] ?\\d{5}" END,
	  .label = "\\b(?:case|claim|court)\\b", .judge = judge_capitals },
	{ "court-crown", CSPR_FINDING_COURT, FROM_LETTERS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(8), .digits = 8, .pattern = "[tasu]\\d{8}" END,
	  .label = "\\b(?:case|crown|indictment|court)\\b" },
	{ "court-appeal", CSPR_FINDING_COURT, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUN(1), .digits = 6, .pattern = "[abc]\\d/(?:19|20)\\d\\d/\\d{1,5}" END,
	  .label = "\\bcase\\b" },
	{ "court-appeal", CSPR_FINDING_COURT, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(4), .digits = 6, .pattern = "(?:19|20)\\d\\d[/ ]?\\d{5} ?[a-z]\\d" END,
	  .label = "\\b(?:case|court|appeal)\\b" },
	{ "court-admin", CSPR_FINDING_COURT, FROM_TOKEN, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUN(4), .pattern = "(?:ac|kb|qb|ca)-(?:19|20)\\d\\d-[a-z]{3}-\\d{6}" END,
	  .label = "\\bcase\\b" },
	{ "court-europe", CSPR_FINDING_COURT, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(3, 5), .pattern = "\\d{3,5}/\\d\\d" END_NUMBER,
	  .label = "\\b(?:applications?|echr|strasbourg)\\b|" LABEL_NUMBERS, .unless = NOT_CASE, .judge = judge_application },
	{ "court-citation", CSPR_FINDING_COURT, FROM_SIGN, CSPR_GRADE_REVIEW, CSPR_GRADE_REVIEW, 0,
	  RUN(4), .pattern = "\\[\\d{4}\\][ \\n](?:uksc|ukpc|ukhl|ukut|ukftt|ewca (?:civ|crim)|ewhc|ewfc|ewcop|ewcc|csih|csoh|hcj|nica|nifam|niqb|nikb)"
	  "[ \\n]b?\\d{1,5}(?: ?\\([a-z]{1,8}\\))?" },
	{ "court-citation", CSPR_FINDING_COURT, FROM_DIGITS, CSPR_GRADE_REVIEW, CSPR_GRADE_REVIEW, 0,
	  RUN(4), .pattern = "(?:19|20)\\d\\d[ \\n](?:uksc|ukpc|ukhl|ukut|ukftt|ewca (?:civ|crim)|ewhc|ewfc|ewcop|ewcc|csih|csoh|hcj|nica|nifam|niqb|nikb)"
	  "[ \\n]b?\\d{1,5}(?: ?\\([a-z]{1,8}\\))?" },
	{ "court-citation", CSPR_FINDING_COURT, FROM_SIGN, CSPR_GRADE_REVIEW, CSPR_GRADE_REVIEW, 0,
	  RUN(4), .pattern = "\\[\\d{4}\\][ \\n](?:\\d[ \\n])?(?:flr|wlr|fcr|all er|ac|qb|kb|fam|ch)[ \\n]\\d{1,5}" END },
	{ "pnc", CSPR_FINDING_POLICE, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(2) | RUN(4), .digits = 3, .pattern = "(?<y>\\d{4}|\\d\\d)/ ?\\d{1,7} ?[a-z]" END,
	  .label = "\\b(?:pnc|pncid|police national)\\b", .judge = judge_pnc },
	{ "cro", CSPR_FINDING_POLICE, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 6), .pattern = "\\d{1,6}/\\d\\d[a-z]" END,
	  .label = "\\b(?:cro|criminal record)\\b" },
	{ "police-reference", CSPR_FINDING_POLICE, FROM_TOKEN, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 14), .pattern = "(?=[a-z0-9/._-]*\\d{3})[a-z]{0,4}[/-]?\\d[a-z0-9]{1,13}(?:[/-][a-z0-9]{1,12}){0,3}" END,
	  .label = LABEL_POLICE "(?:ref|reference|no|number|report|record|id|cad|crn|log|urn)\\b[ .:#]*(?:(?:is|was)[: ]*)?$|\\b(?:cad|crn)[ .:#]*$" },

	/* Banks */
	{ "sort-code", CSPR_FINDING_BANK, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(2) | RUN(6), .digits = 6, .pattern = "\\d\\d[- ]?\\d\\d[- ]?\\d\\d(?:[ ,/]{1,3}\\d{8})?" END_NUMBER,
	  .label = "\\bsort(?:ing)? ?code|\\bs/c\\b|\\bsort[ .:]*$", .judge = judge_account },
	{ "sort-code-account", CSPR_FINDING_BANK, FROM_DIGITS, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  RUN(2), .digits = 10, .pattern = "\\d\\d-\\d\\d-\\d\\d[ ,/]{1,3}\\d{8}" END_NUMBER,
	  .label = "\\b(?:bank|account|sort)\\b", .judge = judge_account },
	{ "bank-account", CSPR_FINDING_BANK, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUN(8) | RUN(4), .digits = 8, .pattern = "\\d{4} ?\\d{4}" END_NUMBER,
	  .label = "\\b(?:bank|acc|acct|account|a/c|sort code)\\b", .judge = judge_account },
	{ "iban", CSPR_FINDING_BANK, FROM_LETTERS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUNS(2, 24), .pattern = "(?:gb\\d\\d ?[a-z]{4}(?: ?\\d){14}|(?:at|be|bg|ch|cy|cz|de|dk|ee|es|fi|fr|gg|gr|hr|hu|ie|im|it|je|lt|lu|lv|mt|nl|no|pl|pt|ro|se|si|sk)\\d\\d(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?)" END,
	  .label = "\\biban\\b", .judge = judge_iban },
	{ "card-number", CSPR_FINDING_BANK, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, CSPR_GRADE_REVIEW,
	  RUN(4) | RUN(16), .digits = 10, .pattern = "[3-6]\\d{3}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}" END_NUMBER,
	  .label = "\\b(?:card|visa|mastercard|debit|credit)\\b", .judge = judge_card },

	/* Digits that were read as letters */
	{ "nhs-number-misread", CSPR_FINDING_NHS, FROM_TOKEN, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 9), .pattern = "[0-9oil]{3}[ -]?[0-9oil]{3}[ -]?[0-9oil]{4}" END,
	  .label = LABEL_NHS, .judge = judge_nhs_misread },
	{ "phone-misread", CSPR_FINDING_PHONE, FROM_TOKEN, CSPR_GRADE_REVIEW, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 10), .pattern = "[o0][0-9oil]{2,4}(?:[ -]?[0-9oil]){6,8}" END, .judge = judge_phone_misread },
	{ "postcode-misread", CSPR_FINDING_POSTCODE, FROM_LETTERS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 2), .pattern = "[a-pr-uwyz][a-hk-y]?[0-9oil]{1,2}[ \\n]?[0-9oil][abd-hjlnp-uw-z]{2}" END, .label = "\\bpost ?code" },
	{ "postcode-misread", CSPR_FINDING_POSTCODE, FROM_WORD, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(1), .pattern = "[a-pr-uwyz][a-hk-y]?[oil][ \\n]\\d[abd-hjlnp-uw-z]{2}" END, .label = "\\bpost ?code" },
	{ "vehicle-misread", CSPR_FINDING_VEHICLE, FROM_LETTERS, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(1), .pattern = "[a-hj-pr-y]{2}(?:\\d[oil]|[oil]\\d)[ -]?[a-hj-pr-z]{3}" END, .label = LABEL_VEHICLE, .judge = judge_vehicle },
	{ "date-misread", CSPR_FINDING_DATE, FROM_TOKEN, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = "(?=[^ \\n]{0,9}[oil])[0-3oil][0-9oil](?<v>[-./])[01oil][0-9oil]\\g{v}(?:19|20|2o)[0-9oil]{2}" END },

	/* References of other systems */
	{ "case-reference", CSPR_FINDING_CODE, FROM_TOKEN, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 14), .pattern = "(?=[a-z0-9/._-]*\\d{3})[a-z0-9]{1,14}(?:[/_.-][a-z0-9]{1,14}){0,4}" END,
	  .label = LABEL_CASE "(?: ?(?:id|ref|reference|no|number|record))?" IS_THEN },
	{ "reference", CSPR_FINDING_CODE, FROM_TOKEN, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 14), .pattern = "(?=[a-z0-9/._-]*\\d{3})[a-z0-9]{1,14}(?:[/_.-][a-z0-9]{1,14}){0,4}" END,
	  .label = "\\b(?:ref|refs|reference|id|identifier|" LABEL_DOCUMENT " (?:no|number))[ .:#]*(?:no|number)?" IS_THEN },

	{ "reference", CSPR_FINDING_CODE, FROM_TOKEN, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 20), .pattern = "(?=[a-z0-9/._-]*\\d{3})(?!" YEAR4 END ")" TOKEN END, .label = LABEL_SYSTEM },
	{ "reference-numbered", CSPR_FINDING_CODE, FROM_TOKEN, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 20), .pattern = "(?=(?:[a-z/._-]*\\d){5})" TOKEN END,
	  .label = "\\b(?:no|num|number|certificate|card|pass|account|permit|registration|policy)" IS_THEN },
	{ "prison-number", CSPR_FINDING_CODE, FROM_LETTERS, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  RUN(4), .digits = 4, .pattern = "[a-z]\\d{4}[a-z]{2}" END, .label = LABEL_SYSTEM, .judge = judge_capitals },

	/* Machines and where they are */
	{ "ip-address", CSPR_FINDING_CODE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 3), .digits = 4, .pattern = "(?!10\\.|127\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.)\\d{1,3}(?:\\.\\d{1,3}){3}" END_NUMBER,
	  .label = LABEL_MACHINE },
	{ "ip-address", CSPR_FINDING_CODE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(4), .pattern = "\\d[0-9a-f]{3}(?::[0-9a-f]{0,4}){3,7}" END, .label = LABEL_MACHINE },
	{ "mac-address", CSPR_FINDING_CODE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 2), .pattern = "[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}" END, .label = LABEL_MACHINE },
	{ "coordinates", CSPR_FINDING_CODE, FROM_DIGITS, CSPR_GRADE_REVIEW, CSPR_GRADE_REVIEW, 0,
	  RUN(2), .digits = 6, .pattern = "(?:49|5\\d|60)\\.\\d{4,8} ?n?[ ,]{1,3}-?[0-8]\\.\\d{4,8} ?[we]?" END },
	{ "grid-reference", CSPR_FINDING_CODE, FROM_WORD, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(3, 5), .pattern = "[hjnost][a-hj-z] \\d{3,5} ?\\d{3,5}" END, .label = LABEL_MACHINE },
	{ "grid-reference", CSPR_FINDING_CODE, FROM_LETTERS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(3, 10), .pattern = "[hjnost][a-hj-z](?:\\d{3,5} \\d{3,5}|\\d{6}|\\d{8}|\\d{10})" END, .label = LABEL_MACHINE },
	{ "three-words", CSPR_FINDING_CODE, FROM_HERE, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?:what3words|w3w)(?:[ ](?:address|location|code|is|was)){0,2}[ :]{1,3}(?<s>/{0,3}[a-z]{3,20}\\.[a-z]{3,20}\\.[a-z]{3,20})" END,
	  .words = "what. w." },

	/* Exact dates */
	{ "date-range", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")" NTH "(?:" AND "(?<e>" DAY ")" NTH "){1,5}[ \\n](?:of[ \\n])?(?<m>" MONTH ")" BETWEEN
	  "'?(?<y>" YEAR4 END_YEAR "|" SHORT_YEAR END ")", .judge = judge_date },
	{ "date-range", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")" NTH "[ \\n](?:of[ \\n])?(?<m>" MONTH ")(?=(?:" AND DAY NTH "[ \\n](?:of[ \\n])?" MONTH "){1,4}" BETWEEN
	  "'?(?<y>" YEAR4 ")" END_YEAR ")", .judge = judge_date },
	{ "date", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")" NTH BETWEEN "(?:day )?(?:of[ \\n])?(?:the )?(?<m>" MONTH ")" BETWEEN "(?:in |of )?(?:the year )?"
	  "(?<y>" YEAR4 END_YEAR "|'\\d\\d" END "|(?<=[a-z])\\d\\d" END "|" SHORT_YEAR END ")(?!:\\d|\\.\\d)",
	  .unless = NOT_DATE, .judge = judge_date },
	{ "date-month-first", CSPR_FINDING_DATE, FROM_MONTH, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<m>" MONTH ")" BETWEEN "(?:the )?(?<d>" DAY_GLUED ")" NTH "(?:" AND "(?<e>" DAY_GLUED ")" NTH "){0,3}" BETWEEN "(?:of )?"
	  "(?<y>" YEAR4 END_YEAR "|'\\d\\d" END ")", .judge = judge_date },
	{ "date-numbers", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 2), .digits = 4, .pattern = "(?<d>\\d{1,2})(?<v>[ \\n]?[-./_|][ \\n]?)(?<m>\\d{1,2})[ \\n]?\\g{v}[ \\n]?(?<y>" YEAR4 END_YEAR "|\\d\\d" END ")(?![-./]\\d)",
	  .label = "(?:" LABEL_DATED ")(?=[^0-9]{0,8}$)", .unless = NOT_DATE, .judge = judge_date_numbers },
	{ "date-numbers", CSPR_FINDING_DATE, FROM_DIGITS, 0, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 2), .digits = 4, .pattern = "(?<d>\\d{1,2})(?<v>[ \\n])(?<m>\\d{1,2})[ \\n](?<y>" YEAR4 "|\\d\\d)" END_NUMBER,
	  .label = "(?:" LABEL_BORN ")(?=[^0-9]*$)", .judge = judge_date_numbers },
	{ "date-roman", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")[ ]?[-./][ ]?(?<m>viii|vii|vi|v|iv|iii|ii|ix|i|xii|xi|x)[ ]?[-./][ ]?(?<y>" YEAR4 ")" END,
	  .judge = judge_date },
	{ "date-iso", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUN(4), .digits = 6, .pattern = "(?<y>" YEAR4 ")(?<v>[ ]?[-./_][ ]?)(?<m>\\d\\d?)\\g{v}(?<d>\\d\\d?)(?:t\\d\\d(?::?\\d\\d){0,2}(?:\\.\\d{1,6})?z?|(?=z|" END_NUMBER "))(?!\\d)", .judge = judge_date_numbers },
	{ "date-iso-basic", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUN(8), .pattern = "(?<y>" YEAR4 ")(?<m>\\d\\d)(?<d>\\d\\d)t\\d{4,6}z?" END, .judge = judge_date_numbers },
	{ "date-numbers", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUN(2), .digits = 8, .pattern = "(?<![0-9] )(?<d>\\d\\d)(?<v> )(?<m>\\d\\d) (?<y>" YEAR4 ")" END_NUMBER "(?! \\d)", .judge = judge_date_numbers },
	{ "date-roman", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")[ ]?[-./ ][ ]?(?<m>viii|vii|vi|iv|iii|ii|ix|xii|xi)[ ]?[-./ ][ ]?(?<y>" YEAR4 "|\\d\\d)" END,
	  .judge = judge_date },
	{ "date-misspelt", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = DAY NTH "[ \\n](?:of[ \\n])?" MONTH_MISSPELT "[ \\n,]{1,2}" YEAR4 END,
	  .unless = NOT_DATE },
	{ "birthday", CSPR_FINDING_DATE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUNS(1, 2), .pattern = "(?<d>\\d{1,2})" SIGNS_OR_OF "(?<m>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:" SIGNS "(?:of )?(?<y>" YEAR4 "|\\d\\d)(?!\\d))?",
	  .label = LABEL_BORN, .judge = judge_birthday },
	{ "birthday", CSPR_FINDING_DATE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(4), .pattern = "(?<y>" YEAR4 ")" SIGNS "(?<m>\\d{1,2})" SIGNS "(?<d>\\d{1,2})" END,
	  .label = LABEL_BORN, .judge = judge_birthday },
	{ "birthday", CSPR_FINDING_DATE, FROM_DIGITS, 0, CSPR_GRADE_REVIEW, 0,
	  RUN(1), .pattern = "\\d(?:[ .-]\\d){5,7}" END_NUMBER, .label = LABEL_BORN },
	{ "birthday", CSPR_FINDING_DATE, FROM_HERE, 0, CSPR_GRADE_REVIEW, 0,
	  0, .pattern = ORDINAL " of the " ORDINAL END, .words = ORDINAL_WORDS, .label = LABEL_BORN },
	{ "date-abroad", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")(?:\\.|er|eme|e|o|a|st|nd|rd|th)?[ \\n-](?:de[ \\n]|d')?(?<m>" MONTH_ABROAD ")\\.?[ \\n-](?:de[ \\n])?(?<y>" YEAR4 ")" END, .judge = judge_date },
	{ "day-month-abroad", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")(?:\\.|er)?[ \\n](?:de[ \\n])?(?=[a-z]{5})(?<m>" MONTH_ABROAD ")" END,
	  .unless = NOT_DATE, .judge = judge_date },
	{ "date-year-first", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUN(4), .pattern = "(?<y>" YEAR4 ")" BETWEEN "(?<m>" MONTH ")" BETWEEN "(?<d>" DAY ")" NTH END "(?![ \\n]" MONTH ")", .judge = judge_date },
	{ "date-basic", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, CSPR_GRADE_DEFINITE, 0,
	  RUN(6) | RUN(8), .digits = 6, .pattern = "(?:\\d{8}|\\d{6})" END_NUMBER,
	  .label = "(?:" LABEL_BORN ")(?=[^0-9]*$)", .judge = judge_date_basic },
	{ "day-month", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")" NTH "(?:" AND "(?<e>" DAY ")" NTH "){0,4}[ \\n-]{0,2}(?:day )?(?:of[ \\n])?(?<m>" MONTH ")" END,
	  .unless = NOT_DATE, .judge = judge_day_month },
	{ "day-month", CSPR_FINDING_DATE, FROM_MONTH, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<m>" MONTH ")[ \\n-]{0,2}(?:the[ \\n])?(?<d>" DAY ")" NTH "(?:" AND "(?<e>" DAY ")" NTH "){0,3}" END "(?!:\\d|\\.\\d|[%])",
	  .judge = judge_day_month },
	{ "day-month-numbers", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, CSPR_GRADE_DEFINITE, 0,
	  RUNS(1, 2), .digits = 2, .pattern = "(?<d>\\d{1,2})/(?<m>\\d{1,2})" END_NUMBER,
	  .label = "(?:" LABEL_DATED ")(?=[^0-9]{0,4}$)|(?:" LABEL_BORN ")(?=[^0-9]{0,12}$)", .unless = NOT_DATE, .judge = judge_day_month_numbers },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_DEFINITE, 0, 0,
	  RUNS(1, 2), .pattern = "(?<d>" DAY ")" NTH "[ \\n](?:of[ \\n])?(?<m>" MONTH ")" YEAR_AFTER, .judge = judge_date },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_ORDINAL, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?:the[ \\n])?(?<w>" ORDINAL ")(?:[ \\n]day)?(?:,?[ \\n]of)?[ \\n](?<m>" MONTH ")" YEAR_AFTER, .judge = judge_date },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_ORDINAL, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?:the[ \\n])?(?<w>" ORDINAL ")(?:[ \\n]day)?(?:,?[ \\n]of)?[ \\n](?<m>" MONTH ")" END, .judge = judge_day_month },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_ORDINAL, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?:the[ \\n])?(?<w>" CARDINAL ")(?:,?[ \\n]of)?[ \\n](?<m>" MONTH ")" YEAR_AFTER, .judge = judge_date },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_MONTH_NAME, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?<m>" MONTH ")[ \\n](?:the[ \\n])?(?<w>" ORDINAL ")" YEAR_AFTER, .judge = judge_date },
	{ "date-in-words", CSPR_FINDING_DATE, FROM_MONTH_NAME, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?<m>" MONTH ")[ \\n](?:the[ \\n])?(?<w>" ORDINAL ")" END, .judge = judge_day_month },
	{ "day-of-that-month", CSPR_FINDING_DATE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = DAY "(?:st|nd|rd|th)(?:[ \\n](?:day )?of)?[ \\n]" SUCH_MONTH END },
	{ "day-of-that-month", CSPR_FINDING_DATE, FROM_HERE, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = ORDINAL "(?:[ \\n](?:day )?of)?[ \\n]" SUCH_MONTH END,
	  .words = ORDINAL_WORDS },
	{ "weekday-of-month", CSPR_FINDING_DATE, FROM_HERE, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ \\n](?:the )?" DAY "(?:st|nd|rd|th)" END "(?![ \\n,]{1,2}(?:of[ \\n](?:the[ \\n])?)?" MONTH ")(?! (?:time|floor|birthday|anniversary))",
	  .words = "monday tuesday wednesday thursday friday saturday sunday" },
	{ "feast-day", CSPR_FINDING_DATE, FROM_HERE, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = FEAST "[ \\n,]{1,2}(?:in |of )?(?<y>" YEAR4 ")" END, .words = FEAST_WORDS, .judge = judge_feast },
	{ "feast-day", CSPR_FINDING_DATE, FROM_HERE, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?:christmas|boxing|new year'?s)[ \\n](?:day|eve)" END, .words = "christmas boxing new", .judge = judge_feast },

	/* Ages that give a birth date away, near a date */
	{ "age-near-date", CSPR_FINDING_AGE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 3), .pattern = COUNT "[ \\n-]?" AGE_UNIT "(?:(?:[ \\n,]|[ \\n]and[ \\n])" COUNT "[ \\n-]?" AGE_UNIT ")?" OLD },
	{ "age-near-date", CSPR_FINDING_AGE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 2), .pattern = COUNT "[ \\n-]?" YEARS "(?:[ \\n,]{0,2}|[ \\n]and[ \\n])" COUNT "[ \\n-]?" MONTHS "(?:" OLD "|" END ")" },
	{ "age-near-date", CSPR_FINDING_AGE, FROM_QUANTITY, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = COUNT "[ \\n-]" AGE_UNIT "(?:(?:[ \\n,]|[ \\n]and[ \\n])" COUNT "[ \\n-]?" AGE_UNIT ")?" OLD },
	{ "age-near-date", CSPR_FINDING_AGE, FROM_QUANTITY, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = COUNT "[ \\n-]" YEARS "(?:[ \\n,]{0,2}|[ \\n]and[ \\n])" COUNT "[ \\n-]" MONTHS "(?:" OLD "|" END ")" },
	{ "age-near-date", CSPR_FINDING_AGE, FROM_DIGITS, CSPR_GRADE_REVIEW, 0, 0,
	  RUNS(1, 3), .pattern = AFTER_AGED COUNT "[ \\n-]?" AGE_UNIT END NOT_AGE },
	{ "age-near-date", CSPR_FINDING_AGE, FROM_QUANTITY, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = AFTER_AGED COUNT "[ \\n-]" AGE_UNIT END NOT_AGE },

	/* Online */
	{ "email", CSPR_FINDING_EMAIL, FROM_LOCAL, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "[a-z0-9.!#$%&'*+/=?^_`{|}~\\xff-]{1,64}+@(?:[a-z0-9\\xff](?:[a-z0-9\\xff-]{0,62}+)\\.){1,8}[a-z]{2,24}" END, .judge = judge_email },
	{ "email-spelt", CSPR_FINDING_EMAIL, FROM_SPELT_AT, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "[a-z0-9._+-]{1,64} ?[(\\[] ?at ?[)\\]] ?[a-z0-9-]{1,63}(?: ?(?:\\.|[(\\[] ?dot ?[)\\]]| dot ) ?[a-z0-9-]{2,63}){1,4}" END },
	{ "email-spelt", CSPR_FINDING_EMAIL, FROM_SPELT_AT, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "[a-z0-9._+-]{1,64} at [a-z0-9-]{1,63}(?: dot [a-z0-9-]{2,63}){1,4}" END },
	{ "email-apart", CSPR_FINDING_EMAIL, FROM_LOCAL, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "[a-z0-9.!#$%&'*+/=?^_`{|}~\\xff-]{1,64}+" HOST_APART },
	{ "email-apart", CSPR_FINDING_EMAIL, FROM_SPELT_AT, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "[a-z0-9._+-]{1,64}+" HOST_APART },
	{ "handle", CSPR_FINDING_HANDLE, FROM_AT, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "@[a-z0-9_][a-z0-9_.]{1,29}[a-z0-9_]" END, .judge = judge_email },
	{ "handle-labelled", CSPR_FINDING_HANDLE, FROM_HERE, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?:snapchat|snap|instagram|insta|tik ?tok|twitter|facebook|username|user name|gamertag|gamer tag|xbox|discord|kik|handle|psn|roblox|"
	  "reddit|twitch|steam|skype|telegram|youtube|linkedin|fortnite|minecraft|login|password|passcode)"
	  "(?:[ \\n](?:account|name|handle|username|user|profile|id|is|was|as|under|called|tag|she|he|they|are)){0,3}[ \\n:]{1,3}[\"']?"
	  "(?<s>(?=[a-z_.]{0,28}[0-9_]|[a-z]{1,28}\\.[a-z])[a-z0-9_.]{3,30}[a-z0-9_]|[a-z0-9_.]{2,32}#\\d{4})" END,
	  .words = "snap insta tik twitter facebook user gamer xbox discord kik. handle. psn. roblox reddit twitch steam. skype telegram youtube linkedin fortnite minecraft login. password. passcode.", .judge = judge_email },
	{ "url", CSPR_FINDING_URL, FROM_HERE, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?:(?:https?|ftp)://|www\\.)(?<v>[a-z0-9.\\xff-]{1,253}+)(?::\\d{1,5})?(?:[/?#][^ \\n<>\"]*+)?",
	  .words = "http ftp www", .judge = judge_url },
	{ "url", CSPR_FINDING_URL, FROM_DOMAIN, CSPR_GRADE_DEFINITE, 0, 0,
	  0, .pattern = "(?<v>(?:[a-z0-9-]{1,63}\\.){0,3}(?:facebook|fb|instagram|tiktok|x|twitter|snapchat|youtube|linkedin|t|wa|youtu|justgiving|gofundme)\\.(?:com|me|be|co))"
	  "(?:[/?#][^ \\n<>\"]*+)", .judge = judge_url },
	{ "url-bare", CSPR_FINDING_URL, FROM_DOMAIN, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?<v>(?:[a-z0-9-]{1,63}\\.){1,4}(?:ly|gl|gg|gd|io|tv|app|eu|ie|me|de|fr|us))/[^ \\n<>\"]++", .judge = judge_url },
	{ "url-bare", CSPR_FINDING_URL, FROM_DOMAIN, CSPR_GRADE_REVIEW, 0, 0,
	  0, .pattern = "(?<v>(?:[a-z0-9-]{1,63}\\.){1,4}(?:com|org|net|info|(?:co|org|sch|gov|nhs|police|ac|me|ltd)\\.uk|wales|scot|uk))" END "(?:[/?#][^ \\n<>\"]*+)?",
	  .judge = judge_url },
};
/* clang-format on */

static_assert(sizeof rules / sizeof rules[0] <= RULES_MOST, "there is room for each rule");
const size_t rule_count = sizeof rules / sizeof rules[0];
