/*
 * Names that go together, as used in Britain. Compiled by hand from common knowledge.
 */
#include "names.h"

#include <string.h>

/* The name in full, or several of them before a bar, then its short and familiar forms. */
static const char *const shorts[] = {
	// clang-format off
	"aaron|ronnie az", "abdul abdullah abdulrahman|abdi abdo", "abigail|abby abbie abi gail", "abraham|abe bram",
	"adam|addy", "adelaide adeline adela|addie ada della", "adrian|ade", "adrienne|addie", "agatha|aggie",
	"agnes|aggie nessie nessa", "agnieszka|aga agusia", "aisling|ash aish", "alan allan allen|al",
	"alastair alasdair alistair alister|ali al", "albert|al bert bertie albie", "aleksandra|ola olka",
	"alexander aleksander alejandro|alex al sandy xander alec alick lex sasha",
	"alexandra|alex sandra sandy lexi lexie alexa sasha", "alfred|alf alfie fred freddie", "alice|ali allie",
	"alison allison|ali allie", "amanda|mandy manda", "amelia|amy millie milly mia emmie", "amina aminata|mina",
	"anastasia|ana stacey stacy tasia nastya", "andrea|andie andi", "andrew andreas andrzej|andy drew dandy",
	"angela angelina|angie ange", "angus|gus", "anita|nita",
	"ann anne anna|annie nan nancy nanny nana anita ania anya", "annabel annabelle|bella belle anna",
	"anthony antony antoni|tony ant", "antonia|toni tonia", "april|apie", "arabella|bella belle bell",
	"archibald|archie baldie", "arthur|art artie", "ashley ashleigh|ash", "augusta|gussie gus",
	"augustus augustine|gus gussie", "aurora|rory", "barbara|barb barbie babs bab", "barnabas barnaby|barney",
	"bartholomew|bart barty bat tolly", "basil|baz", "beatrice beatrix|bea bee trixie beattie bice",
	"belinda|bel linda bindy", "benedict|ben benny", "benjamin|ben benji benny", "bernadette|bernie detta",
	"bernard|bernie", "bethany|beth", "bridget|biddy bridie bride", "bronwen|bron", "bryony|bry",
	"calum callum|cal", "cameron|cam", "camilla|milla cam millie", "caroline carolyn|carrie caro lina carol caz",
	"cassandra|cass cassie sandra",
	"catherine catharine katherine kathryn katharine cathryn katarzyna|cathy kathy kate katie katy kitty kit cath kath kay kasia kaska trina",
	"cecil|cis", "cecilia cecily|cissy cis celia sissy cicely", "charles|charlie charley chas chuck chaz",
	"charlotte|lottie lotty charlie char lotta", "chidi chidiebere|chichi", "chloe|clo", "christian|chris kit",
	"christina christine kristina krystyna|chris chrissy chrissie tina christie kirsty krysia",
	"christopher krzysztof|chris kit topher kris krzys christy", "clara|clare", "clarence|clarrie",
	"clementine|clem clemmie", "clifford|cliff", "clive|cli", "connor conor|con", "constance|connie con",
	"cordelia|cordy delia", "cornelius|con corny neil", "courtney|court", "craig|craigie", "cynthia|cindy cyn",
	"damian damien|damo", "daniel|dan danny dani", "danielle|dani danni elle",
	"david dafydd|dave davey davie davy dai taffy", "dawn|dawnie", "deborah debra|deb debbie debby debs",
	"declan|dec", "deirdre|dee", "denis dennis|den denny", "derek derrick|del dez", "desmond|des dessie",
	"diana diane dianne|di dee", "dominic|dom nic", "donald|don donny donnie",
	"dorothy dorothea|dot dottie dolly dora dotty thea dodo doll", "dominik|domi", "douglas|doug dougie",
	"duncan|dunc", "dylan|dyl", "edith|edie", "edmund|ed eddie ned ted", "edward|ed eddie ted teddy ned neddy",
	"edwin|ed eddie", "eilidh|ailie", "eileen|ei",
	"eleanor elinor|ellie nell nellie nora nelly ella elle lenore leonora", "elijah|eli lije",
	"elizabeth elisabeth elzbieta|liz lizzie lizzy beth betty bess bessie bessy bet betsy eliza lisa lisbeth elsie libby liza lilibet buffy bette elspeth ela lib lise betsey lizbeth",
	"ellen|nell nellie nelly ellie", "eloise|ellie elo", "elspeth|elsie eppie",
	"emily emilia emilie|em emmy millie milly emmie mila", "emma|em emmie emmy", "emmanuel|manny manu",
	"eric|rick ricky", "ernest|ern ernie", "esther hester|essie hetty hettie essy", "ethel|eth", "eugene|gene",
	"eugenia eugenie|genie", "euphemia|effie phemie", "eustace|stacy", "evangeline|eva evie",
	"eve eva|evie evey", "evelyn|evie eve lyn", "ewa|ewka", "ezekiel|zeke", "fatima fatimah fatuma|fati tima",
	"felicity|fliss flick", "ferdinand|ferdie", "fiona|fi fee", "fitzwilliam|fitz will",
	"florence|flo florrie flossie florry", "frances|fran frankie fanny francie fannie",
	"francis|frank frankie fran", "franklin|frank", "frederick frederic fredrick|fred freddie freddy fritz",
	"frederica|freddie", "gabriel|gabe", "gabrielle gabriella|gabby gabi gaby ella brie", "gareth|gaz garry gaz",
	"gary garry|gaz gazza", "gavin|gav", "gemma|gem", "geoffrey jeffrey|geoff jeff",
	"george|georgie geordie dod", "georgina georgiana georgia|georgie gina georgy", "gerald|gerry jerry",
	"gerard|gerry ged ger", "geraldine|gerry", "gertrude|gertie trudy trudie gerty", "gideon|gid",
	"gilbert|gil bert", "gillian jillian|gill jill gilly", "giles|gil", "grace|gracie", "graham graeme|gray",
	"gregory|greg gregor", "gruffydd|griff", "grzegorz|grzes", "guinevere|gwen jenny",
	"gwendolen gwendoline|gwen gwenny", "hannah|hanny", "harold|harry hal", "harriet|hattie hatty harrie hetty",
	"harvey|harv", "hayley|hales", "helen helena|nell nellie lena nelly",
	"henrietta|etta hettie hetty henny harriet", "henry|harry hal hank harri", "herbert|herb bert herbie bertie",
	"hilary|hil", "horace|horry", "horatio|horry", "howard|howie", "hubert|bert hugh",
	"hugh hugo|hughie hewie huey", "humphrey|humph", "hussein hussain|hussy", "ibrahim|ibby ibra ib",
	"imogen|immy immie", "ignatius|iggy nat", "irene|rene renie", "isaac|ike zac",
	"isabel isabella isobel isabelle|bella belle izzy issy izzie bel ibby isa tibby bell", "isaiah|zay",
	"ismail|izzy ish", "jacob|jake jay cob", "jacqueline|jackie jacqui jacky", "jadwiga|jadzia",
	"james|jim jimmy jamie jem jimmie jemmy jas", "jane|janey janie jenny jinny", "janet|jan jenny jessie netty",
	"janice|jan", "jasmine yasmin|jas jazz min", "jason|jay jase", "jemima|jem mima jemmy",
	"jennifer|jen jenny jenni jennie", "jeremy jeremiah|jerry jem jez", "jerome|jerry",
	"jessica|jess jessie jessy", "jill|jilly", "joan|joanie", "joanna joanne johanna|jo joey annie asia",
	"jocelyn|joss jo", "john jon jan|johnny jack johnnie jackie jock janek ian",
	"jonathan jonathon|jon jonny jonty nathan", "jordan|jord jordy", "joseph|joe joey jo jos",
	"josephine|jo josie josey fifi posy", "joshua|josh", "joyce|joy", "judith|judy jude judi",
	"julia juliana|julie jules jill juliet", "julian|jules jule", "juliet juliette|jules julie", "justin|jus",
	"karen|kaz", "karolina|karo", "kareem|kaz", "katarina|kat", "kathleen|kath kathy kay kate katie cathy kitty",
	"keith|keefy", "kelly|kel kels", "kenneth|ken kenny", "kevin|kev", "kieran|kier",
	"kimberley kimberly|kim kimmy", "kirsten|kirsty", "kristopher|kris chris", "kumari|kumi",
	"laura lauren|laurie lori lolly loz", "laurence lawrence|larry laurie lol loz", "leah|lee", "leigh|lee",
	"leonard|len lenny leo", "leopold|leo poldy", "leonie|leo", "leslie lesley|les",
	"letitia lettice|letty lettie tish", "lewis louis|lew lou louie", "liam|lee",
	"lilian lillian lily|lil lily lilly", "lindsay lindsey|lin linds", "linda|lin lindy", "lorraine|lori raine",
	"louisa louise|lou lulu louie", "lucas luke|luke lucky", "lucy lucinda lucille|lu luce cindy",
	"ludovic|ludo", "lydia|liddy lyddie lyddy", "lynette|lyn", "mackenzie|mac kenzie",
	"madeleine madeline|maddie maddy mads", "magdalena magdalen|magda lena maggie", "malachi|mal",
	"malcolm|mal malky", "malgorzata|gosia malgosia", "marcus marc|mark",
	"margaret margery marguerite|maggie meg peggy madge daisy margie greta rita peg meggie mags marge megan mog magsie maisie",
	"maria marie|ria mimi maz", "marian marion|mari", "marilyn|mari lyn", "marjorie|marge margie madge",
	"mark|markie", "marmaduke|duke", "martha|mattie patty matty marty", "martin|marty mart",
	"mary|molly polly mamie may mae moll minnie poll maisie mally masie",
	"matilda mathilda|tilly matty tilda mattie maud tillie", "matthew mateusz|matt matty mat", "maurice|mo",
	"maureen|mo reenie", "maximilian maxwell maximus|max", "megan|meg meggie", "melanie|mel",
	"melissa|mel lissa missy", "mercedes|mercy", "meredith|merry", "michael|mike mick micky mickey mikey mitch",
	"michal|michas", "michelle|shelly shell chelle", "mildred|millie milly", "millicent|millie milly",
	"miranda|randy mandy mira", "miriam|mim mimi",
	"mohammed muhammad mohammad mohamed muhammed mohamad muhammet|mo moe mohd hamad md", "moira|mo",
	"monica|mon moni", "morgan|mo", "morwenna|wenna", "moses|mo mose", "muriel|mu", "mustafa|mus musty",
	"nadia|nadi", "naomi|nomi", "natalie nathalie natalia|nat nattie tally", "natasha|tasha tash nat",
	"nathan nathaniel|nat nate natty", "neil neal|neilly", "nicholas nicolas|nick nicky nico colin nik",
	"nicola nicole|nicky nic nikki nicki", "nigel|nige", "ngozi|goz", "nora|norrie", "norman|norm",
	"oliver|ollie olly noll nol", "olivia|liv livvy ollie livia", "oluwaseun|seun",
	"oluwadamilola damilola|dami", "oluwatobi oluwatobiloba|tobi", "omar|omi", "oscar|ossie", "osbert|ozzie",
	"oswald|ozzie oz", "ottoline|otto", "pamela|pam pammy", "patience|pat",
	"patricia|pat patty trish tricia patsy trisha pattie", "patrick padraig|pat paddy patsy rick",
	"pauline paula|polly", "paul pawel|pauly", "penelope|penny pen nell", "percival percy|perce", "perpetua|pet",
	"peregrine|perry", "peter piotr|pete petey peterkin", "petronella|nell", "philip phillip|phil pip",
	"philippa phillipa|pip pippa pippy", "philomena|mena phil", "phineas|finn", "phoebe|phoeb", "phyllis|phyl",
	"piers|pip", "priscilla|cilla prissy pris", "prudence|prue pru", "przemyslaw|przemek", "quentin|quent",
	"quincy|quin", "rachel rachael|rach rae", "rajesh|raj", "ralph|rafe ralphie", "ramandeep|raman",
	"raymond|ray", "rebecca rebekah|becky becca becks bex", "reginald|reg reggie rex", "rhiannon|rhi",
	"richard|dick rick richie rich ricky dickie dicky rickie",
	"robert|bob rob bobby robbie bobbie robin bert rab rabbie", "roberta|bobbie berta robbie",
	"roderick|rod roddy rory", "rodney|rod roddy", "roger|rodge hodge", "roland rowland|rollo rowley",
	"ronald|ron ronnie ronny", "ronan|ro", "rosalind|roz rosie ros lindy", "rosamund rosamond|rosie ros",
	"rosemary|rose rosie ro romy", "rose rosa|rosie rosy", "rosanna roseanne|rose rosie", "roxanne|roxy",
	"rosaleen|rosie", "rupert|rupe", "ruth|ruthie", "ryan|ry", "sabrina|bri", "salvatore|sal",
	"samantha|sam sammy sammie", "samuel|sam sammy", "sandra|sandy", "sandeep|sandy sunny",
	"sarah sara|sally sadie sal sallie", "scott|scotty", "sean shaun shawn|shauny", "sebastian|seb bas",
	"selina|lina", "seraphina|fina", "shannon|shan", "sharon|shaz shazza", "sheila|shei", "shirley|shirl",
	"sidney sydney|sid syd", "sian|shani", "sigourney|siggy", "silas|si", "simon|si sim", "simone|sim",
	"sinead|shin", "siobhan|shiv von", "solomon|sol solly", "sophia sophie zofia|soph sophy zosia",
	"stanislaw|stan staszek stas", "stanley|stan", "stella|stell", "stephanie|steph stevie stephy steff",
	"stephen steven szczepan|steve stevie ste", "stuart stewart|stu",
	"susan susannah susanna suzanne|sue susie suzy sukey suky susy suzie", "sylvia|syl sylvie",
	"sylvester|sly syl", "tabitha|tabby", "tamara|tammy tam", "tanya|tan", "tariq|taz",
	"terence terrence|terry tel", "teresa theresa|terry tess tessa tracy tessie", "thaddeus|thad tad",
	"theodore|theo ted teddy", "theodora|dora thea theo", "thomas tomasz|tom tommy thom tam tomek tommie",
	"timothy|tim timmy", "tobias|toby", "tracey tracy|trace", "trevor|trev", "tristan tristram|tris",
	"ursula|ursie", "valentine|val", "valerie|val", "vanessa|nessa van", "verity|very",
	"veronica|ronnie vera roni", "victor|vic", "victoria wiktoria|vicky tori vic vicki vickie tory",
	"vincent|vin vince vinny", "viola violet|vi", "virginia|ginny ginger jinny", "vivian vivien vivienne|viv",
	"wallace|wally", "walter|walt wally wat", "wayne|wazza", "wilfred wilfrid|wilf wilfie fred",
	"wilhelmina|mina minnie willa billie", "william|will bill billy willy willie liam wills wil gwilym",
	"winifred|win winnie fred freda", "winston|win", "wojciech|wojtek", "yusuf yousef yousuf|yus", "yvonne|von",
	"yvette|evie", "zachary zachariah|zach zack zac zak", "zainab zaynab|zain", "zoe|zo", "zbigniew|zbyszek",
	"zdzislaw|zdzis", "oluwaseyi|seyi", "olumide|mide", "olusegun|segun", "oluwafemi olufemi|femi",
	"babatunde|tunde", "ayodele|ayo dele", "chukwuemeka|emeka", "chinedu|nedu", "chinonso|nonso",
	"ifeoma ifeanyi|ify", "obinna|obi", "kwabena|kobby", "nkechinyere|nkechi", "temitope|temi tope",
	"oluwakemi olukemi|kemi", "adebayo|bayo ade", "folasade|sade fola", "khadija khadijah|khadi dija",
	"abubakar|abu", "maryam mariam|mary", "jaswinder|jas jaz", "harpreet|harry preet", "gurpreet|gurp preet",
	"manpreet|manny preet", "sukhwinder sukhdeep|sukhi", "balwinder|bally", "amandeep|aman", "parminder|pam",
	"kuldeep|kully", "jagdeep jagjit|jag", "rajinder|raj", "surinder|sunny", "lakshmi laxmi|laxmi",
	"aleksandr|sasha", "dmitri dmitry|dima mitya", "ekaterina|katya", "natalya|natasha", "mikhail|misha",
	"nikolai|kolya", "ivan|vanya", "sergei sergey|seryozha", "tatiana tatyana|tanya", "yevgeny evgeny|zhenya",
	"vladimir|volodya vova", "malgosia|gosia", "barbara|basia", "zuzanna|zuza", "jakub|kuba", "jerzy|jurek",
	"kazimierz|kazik", "tadeusz|tadek", "henryk|heniek",
	// clang-format on
};

static const char *const spellings[] = {
	// clang-format off
	"aaliyah aliyah alia aliya", "aaron aron arron aran", "abdul abdool abdel abd",
	"abdallah abdullah abdulla abdalla", "abigail abigale abbigail abigayle", "adil adeel", "adrian adrien",
	"ahmad ahmed ahmet achmed", "aidan aiden ayden aidhan", "aimee amy aimie ami",
	"aisha ayesha aysha aishah ayisha aicha asha", "aisling ashling aislinn ashleen", "alan allan allen alun",
	"alastair alasdair alistair alister allister", "alexander aleksander alexandre aleksandr",
	"alexandra aleksandra", "alfie alfy", "ali aly", "alice alys alyss alicja", "alicia alisha alesha alisia",
	"alison allison alyson alisson", "amir ameer amer", "amina aminah ameena amna",
	"andrew andre andreas andrzej andriy", "anita aneeta", "ann anne", "anna ana hannah",
	"annabel annabelle anabel", "annette anette", "anthony antony anthoney antoni", "anwar anwaar",
	"arooj aroosh", "asad assad", "asif aseef", "ashley ashleigh ashlee ashly", "aoife eefa ifa",
	"ayub ayoub ayyub", "bethan bethen", "brian bryan bryon", "bridget brigid bridgit brigit brighid",
	"brendan brendon brenden", "bronwen bronwyn", "caitlin kaitlin catelyn kaitlyn caitlyn katelyn",
	"callum calum kallum calem", "cara kara", "carol carole karol karole caryl",
	"caroline carolyn karolina carolin", "carl karl",
	"catherine katherine catharine katharine kathryn cathryn katheryn catheryn katarzyna", "charlotte sharlotte",
	"cheryl sheryl", "chloe khloe cloe", "christian kristian", "christina kristina cristina krystyna",
	"christine kristine christene", "christopher kristopher cristopher krzysztof",
	"ciara keira kiera kira ciera", "ciaran kieran keiran kieron", "claire clare clair", "clark clarke",
	"colin collin", "connor conor conner konnor", "craig kraig", "daniel daniyal danial danyal danyel",
	"danielle daniele danniella daniella", "dafydd david davyd", "darren darran daren", "dawn dawne",
	"deborah debra debora", "denis dennis denys", "derek derrick deryck", "diane dianne dian",
	"dominic dominik dominick", "donna dona", "dorothy dorothea", "eilidh ailey eiley", "elaine elayne",
	"eleanor elinor eleanore ellenor elenor", "eliot elliot elliott eliott",
	"elizabeth elisabeth elizabet elisabet", "ellie elly", "emily emilie emilee emely", "emma ema", "erin erynn",
	"eric erik", "esther ester hester", "evan ifan evann", "faisal faysal feisal faizal", "farah farrah",
	"faris fares", "fatima fatimah fatema fatma fathima", "fiona ffion ffiona", "fionnuala finola fionnula nuala fenella", "francis frances",
	"frederick frederic fredrick frederik", "gabrielle gabriele", "gareth garath garreth", "gary garry garri",
	"gemma jemma", "geoffrey jeffrey jeffery geoffry", "george jorge georg", "gerard gerrard jerard",
	"gerald jerrold", "gillian jillian", "glenn glen glyn glynn", "graham graeme grahame",
	"gregory gregor greggory", "gwendolen gwendolyn gwendoline", "hafsa hafsah hafza", "haidar haider hyder",
	"hamid hameed", "hamza hamzah", "hanna hannah hana", "harriet harriett harriette", "harvey harvie",
	"hasan hassan hasaan", "hayley hailey haley hayleigh haylee", "helen helene hellen", "henry henri",
	"hilary hillary", "husain hussain hussein hussien husein hossein", "iain ian",
	"ibrahim ebrahim ibraheem abraham", "imran emran", "irene eirene",
	"isabel isobel isabelle isabella ysabel isabell", "isaac isaak izaak issac", "ishmael ismail ismael esmail",
	"jack jak", "jackson jaxon jaxson", "jacqueline jaqueline jacquelyn jackeline", "jade jayde",
	"jaime jamie jaymie", "jamal jamaal djamal", "jamila jameela", "jan yan", "jane jayne", "janet jannet",
	"janine jeanine janeen", "jasmin jasmine yasmin yasmeen jasmyn yasmine", "javed javaid jawed",
	"jayden jaden jaiden", "jeremy jeremey", "jessica jessika", "joanna johanna", "joanne joann", "john jon",
	"jonathan jonathon johnathan jonothan", "joseph josef jozef yusuf yousef youssef yusef yousuf yosef",
	"joshua joshuah", "judith judyth", "julia giulia", "julian julien", "juliet juliette", "kamal kamaal",
	"karen karin caren karyn", "kate cate", "kathleen cathleen kathlyn", "katie katy kati", "kay kaye",
	"kaylee kayleigh kayley kaylie", "kelly kelley kellie", "kerry kerri kerrie", "kevin kevan kevyn",
	"khadija khadijah hadija khadeeja", "khalid khaled kalid", "kimberley kimberly kimberleigh",
	"kirsty kirstie kirsti", "krishna krishnan", "kyle kile", "kyra kira",
	"layla leila laila leyla layla laylah", "latif lateef", "laura lora", "lauren loren lauryn",
	"laurence lawrence lawrance", "leah lea lia", "lee leigh", "leon leonn", "lesley leslie", "lewis louis luis",
	"lilian lillian", "lily lilly lillie", "lindsay lindsey linsey lyndsey lynsey", "linda lynda", "lisa liza",
	"lloyd loyd", "lola lolla", "louise luise", "lucas lukas", "lucy luci lucie", "luke luc", "lynn lynne lyn",
	"madeleine madeline madelaine madelyn", "mahmud mahmood mahmoud mehmood", "malcolm malcom", "marc mark",
	"marcus markus", "margaret margret margarett margaretha", "maria mariah marija", "marian marion",
	"marie mari", "marilyn marylin marilynn", "marina mareena", "mariam maryam mariyam maryam miriam",
	"marjorie marjory margery", "martin martyn marten", "matthew mathew matteo mateusz", "maud maude",
	"max maks", "megan meghan meagan meggan", "melissa melisa", "mehmet muhammet",
	"michael micheal mikael michal mickael", "michelle michele",
	"mohammed mohammad muhammad mohamed muhammed mohamad mohamud mohammod mahomed muhamad mahammad muhamed",
	"molly mollie", "morgan morgann", "mustafa mostafa moustafa mustapha", "nadia nadiya nadya",
	"nasir naseer nassir", "natalie nathalie natalee nataly", "nathan nathen", "neil neal niall",
	"niamh neve neave", "nichola nicola", "nicholas nicolas nikolas nickolas", "nicole nichole nicholle",
	"noor nur nour noora", "oliver olivier", "olivia alivia", "omar umar omer", "oscar oskar",
	"osman usman othman uthman", "owen owain eoin ewan euan", "padraig patrick padraic", "patricia patrycja",
	"paula pola", "pauline paulene", "philip phillip phillipp filip", "philippa phillipa philipa",
	"phoebe phebe", "piotr peter pyotr", "qasim kasim kassim", "rachel rachael rachelle raquel", "rahim raheem",
	"rahman rehman rahmaan", "raja rajah", "ralph rafe", "rashid rasheed rachid", "rebecca rebekah rebeka",
	"reece rhys reese rees", "rhian rian", "riaz riyaz riyadh", "richard ricard", "rizwan ridwan rizvan",
	"robert roberto", "rochelle roshelle", "rory ruairi ruaridh", "rosalind rosalyn rosalin",
	"rosamund rosamond", "rosemary rosemarie", "rowan rohan", "ruby rubie", "ryan rian", "sadia saadia sadiya",
	"saeed said sayeed saeid saied sayed", "salim saleem selim", "salma selma", "samina sameena", "samir sameer",
	"sanaa sana", "sara sarah", "saskia saskya", "sean shaun shawn shane seaun", "shabana shabanna",
	"shahid shaheed", "shakil shakeel", "sharif shareef sherif", "sharon sharron", "sheikh shaikh shaykh sheik",
	"sheila sheelagh shelagh sheilah", "sian sean shan", "siobhan shivaun chevonne shevaun", "sinead shinead",
	"sofia sophia zofia sophie", "sonia sonya sonja", "stacey stacy staci", "stephanie stefanie stephany",
	"stephen steven stefan stephan", "stewart stuart", "sulaiman suleiman suleman sulayman solomon",
	"susanna susannah suzanna", "suzanne susan", "syed sayed sayyid said sayeed", "sylvia silvia", "tahir taher",
	"tamara tamera", "tania tanya tonya", "tariq tarik tareq", "tasneem tasnim", "teresa theresa therese terese",
	"thomas tomas tomasz", "tiffany tiffani", "toby tobey", "tracey tracy", "umair omair", "usama osama",
	"usha oosha", "vanessa venessa", "victoria viktoria wiktoria", "vivian vivien vivienne vyvyan",
	"wasim waseem", "william wiliam", "yahya yahia yehia", "yasir yasser yaser", "yunus younis younus yunis",
	"yvonne evonne", "zac zach zack zak", "zahid zaheed", "zahra zara zahara zarah", "zaid zayd zayed",
	"zainab zaynab zeinab zeynep", "zakaria zachariah zakariya", "zoe zoey zoie chloe",
	/* surnames */
	"akhtar akther akhter", "anderson andersen", "begum begom begam", "bailey bayley baillie baily bayly",
	"baker bakker", "beaumont beaumount", "bennett bennet benett", "brown browne", "burns byrne byrnes",
	"carr kerr", "chaudhry chowdhury choudhury chaudhary choudhry chaudry chowdhry", "clark clarke clerk",
	"cook cooke", "cox coxe", "davies davis davys", "dickson dixon", "douglas douglass", "eaves eves",
	"elliott elliot eliot eliott", "evans evens", "fisher fischer", "fletcher flecher", "gray grey",
	"green greene", "griffith griffiths gruffydd", "hall halle", "harris haris", "hansen hanson", "hart harte",
	"hayes hays", "hewitt hewett", "hogarth hoggarth", "holmes homes", "hughes huws", "iqbal eqbal",
	"jansen janssen johnson johnsen", "jeffries jefferies jeffreys", "jones jonas", "kapoor kapur",
	"kelly kelley", "khan kahn", "knight knights", "lawson lauson", "lea leigh lee", "lewis louis", "lloyd loyd",
	"lynch linch", "macleod mcleod", "malik maleek", "marsh marshe", "martin martyn", "matthews mathews mathew",
	"meyer meier mayer maier myer", "miah mia miya", "miller millar", "mitchell mitchel", "moore more moor",
	"morris morriss", "mortimer mortimor", "murphy murphey", "murray murry", "neill neal neil",
	"nicholls nichols nicols nickolls", "nicholson nicolson", "nielsen nielson nelson", "oneill oneal",
	"olsen olson", "page paige", "parsons persons", "patel pattel", "payne paine", "pearce pierce",
	"pearson peirson pierson", "perry pery", "peterson petersen pedersen", "philips phillips philipps",
	"powell powel", "price pryce", "qureshi quraishi koreshi", "rahman rehman", "read reed reid reade",
	"rees reese rhys", "reynolds renolds", "riley reilly", "rodgers rogers", "rose roze", "russell russel",
	"schmidt schmitt", "scot scott", "shah sha", "sharma sarma", "shaw shore",
	"shepherd sheppard shephard shepard", "siddiqui siddiqi siddique", "simmons simons symonds",
	"simpson simson", "singh sing", "smith smyth smythe", "spencer spenser", "stevens stephens",
	"stevenson stephenson", "stewart stuart steward", "stone stones", "taylor tayler",
	"thompson thomson tompson", "thorn thorne", "tailor taylor", "turner turnor", "tyler tylor",
	"walsh welsh welch", "walters waters", "ward warde", "watts watt", "webb web", "white whyte wight",
	"whittaker whitaker", "williams wiliams", "willis wyllis", "wilson willson", "wolf wolfe woolf wolff",
	"wood woods", "wright right", "young yonge", "zaman zamaan",
	// clang-format on
};

static size_t word_length(const char *word)
{
	return strcspn(word, " |");
}

/* Where a name is in a group, by word; NULL: it isn't. */
static const char *in_group(const char *group, const char *name, size_t length)
{
	while (*group) {
		size_t size = word_length(group);

		if (size == length && memcmp(group, name, length) == 0)
			return group;
		group += size;
		group += *group != '\0';
	}
	return NULL;
}

static bool tell_others(const char *from, const char *to, const char *name, enum kin kin,
			bool (*told)(void *, const char *, size_t, enum kin), void *data)
{
	while (from < to) {
		size_t size = word_length(from);

		if (from != name && !told(data, from, size, kin))
			return false;
		from += size;
		from += *from != '\0';
	}
	return true;
}

/* A short form that many names have says little of which it is. */
static size_t groups_of(const char *name, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		count += in_group(strchr(shorts[i], '|') + 1, name, length) != NULL;
	return count;
}

bool names_like(const char *name, size_t length,
		bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data)
{
	const bool vague = groups_of(name, length) > 3;

	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++) {
		const char *bar = strchr(shorts[i], '|');
		const char *at = in_group(shorts[i], name, length);

		if (!at || (at > bar && vague))
			continue;
		if (at > bar && !tell_others(shorts[i], bar, at, KIN_SHORT, told, data))
			return false;
		if (!tell_others(bar + 1, bar + strlen(bar), at, KIN_SHORT, told, data))
			return false;
	}
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		const char *at = in_group(spellings[i], name, length);

		if (at && !tell_others(spellings[i], spellings[i] + strlen(spellings[i]), at, KIN_SPELLING, told, data))
			return false;
	}
	return true;
}

bool name_known(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		if (in_group(shorts[i], name, length))
			return true;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (in_group(spellings[i], name, length))
			return true;
	return false;
}
