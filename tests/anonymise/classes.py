"""Hard cases by class, made of word lists and sentences: read() gives hard_cases.Case, so many of each class.

Each class is a way in which a name or an identifier is hidden, or a way in which something only looks like one, from what
the guidance on anonymisation lists. Words and sentences are none of hard/*.txt. Every second word of each list is held
out: of those only figures are looked at. Nobody in them is real; seeds are fixed.
"""
import hashlib
import random
import re

import hard_cases

# Forenames that are words, and what a sentence with the word as a word looks like.
FORENAMES = """Senior Major Tuesday Justice Prince Royal Sunday Angel Blessing Precious Favour Destiny Princess Duke Earl
Baron Star Sky Storm Blue Scarlet Willow Poppy Jasmine Saffron Cherry Honey Constance Temperance Cooper Tyler Archer
Porter Jasper Opal Coral Nick Gene Dean Rich Skip Buddy Sonny Junior River Reed Clay Flint Ash Meadow Harmony Trinity
Heaven Saint Blossom Bliss Comfort Clarity Felicity Gift Happy Innocent Lucky Marvellous Mercy Moses Noble Peace Pleasure
Praise Promise Queen Sage Shade Spirit Sterling Success True Unity Victory Wisdom Wonder Hope Grace Will Mark May June
Dawn Eve Iris Fern Bryony Clover Robin Jay Wren Martin Drake Teal Hunter Piper Harper Sailor Ranger""".split()
WORD_SURNAMES = """Ash Badger Barber Barker Batten Beer Bench Bloom Bolt Bond Book Bowl Box Brand Bridges Brooks Budd
Bullock Cannon Carter Chambers Chance Child Clay Cloud Coates Coffin Cousins Cotton Crane Crook Crowe Daft Dance Deer
Drinkwater Drummer Duck Dyer Falls Farmer Farrow Flowers Ford Friend Garland Gates Glass Godfrey Golding Gold Grape Grave
Hammer Hands Hare Hawk Hay Heath Herring Hill Hoare Hook Horn Hope Hurst Judge Justice Keen Kitchen Kite Knott Lawless
Leaf Law Major Makepeace Mead Mercer Mills Mole Moody Moss Mountain Nail Nutt Peacock Pitt Pool Porter Power Pratt Prior
Proud Quick Raven Reeves Rich Rook Rust Sadler Sands Senior Sheriff Silver Smart Spring Squires Swift Tanner Tree Trigger
Trout Tuck Turnbull Twist Vale Verse Waite Walls Waters Weaver Wheeler Whale Wild Winters Worth Wray""".split()
PLAIN = """Aldridge Bexley Calloway Danvers Ellsworth Farnaby Glossop Hathaway Ingleby Jessop Kilbride Lorimer Medway
Netherby Ormerod Pettifer Quenby Radcliff Selwood Tamblyn Ullswater Verney Wragby Yardley""".split()
GIVEN = """Alastair Bronwen Cedric Dorothea Eleanor Ferdinand Geraldine Hubert Isobel Jeremy Kathleen Leonard Marjorie
Nathaniel Ophelia Percival Rosalind Sebastian Tabitha Ursula Vincent Winifred Benedict Cordelia""".split()
OTHER_GIVEN = """Bogdan Catalina Dilwar Eszter Farhana Gwilym Hyacinth Ibrahim Jovan Kamila Lamin Mairead Nasreen Olumide
Pádraig Rekha Stanisław Tunde Uzoma Vytautas Wasim Ximena Yewande Zbigniew Ángel Élodie Çağlar Øyvind""".split()
OTHER_SURNAMES = """Achterberg Balakrishnan Czarnecki Di Stefano|El-Amin Fiodorow Gbadamosi Haddad Iyengar Jankowska Karimi
Lubomirski Mbatha Nikolaev O'Flaherty Papadopoulos Quispe Rodrigues Sidhu Thórsson Udeh Van den Bosch|Weiß
Xanthopoulos Ybarra Żukowski""".replace('\n', ' ')
OTHER_SURNAMES = [word for part in OTHER_SURNAMES.split('|') for word in
                  (re.findall(r'(?:Di Stefano|Van den Bosch|\S+)', part))]

SUBJECT = ['The report states that {} moved to another town that year.', 'It is not known where {} slept that night.',
           'On both visits {} seemed well.', 'Staff felt that {} trusted nobody.', 'Records say that {} was excluded twice.']
OBJECT = ['The dentist had seen {} only once.', 'A neighbour looked after {} at weekends.', 'The plan for {} was out of date.',
          'He lived with {} and a dog.', 'Nobody from the school rang {} back.', 'The injuries to {} were old.',
          'A letter to {} was returned.']
START = ["{}'s teacher kept a diary.", '{} told the nurse that it hurt.', '{} said little at the meeting.',
         '{} had been absent for a month.', '{} and his mother were seen together.', '{}, aged 9, was the eldest.',
         '{} lived with an aunt.', '{} has a learning disability.', '{} ran away from the placement.']
ANYWHERE = SUBJECT + OBJECT
TITLED = ['A call was made to {title} {}.', 'It was {title} {} who answered.', '{title} {} did not reply.',
          'The letter from {title} {} was lost.']
NOT_TOLD = ['The panel met twice.', 'No agency saw the whole picture.', 'Learning was shared with staff.']

# Words and names as they are used when they are nobody's.
NOBODY = """The Prince of Wales opened the centre.|A major incident was declared.|The Major Incident Plan was followed.
Senior managers were not told.|The senior practitioner left.|A Senior Practitioner wrote it.|The Ministry of Justice replied.
Justice was delayed.|The Youth Justice Board replied.|On Tuesday nobody came.|On Sunday it rained.|Every Sunday they met.
The Royal College agreed.|A royal commission sat.|The Angel Hotel was full.|It was a blessing.|As a favour they waited.
The Princess Royal visited.|The Duke of York pub is shut.|The Earl Street clinic moved.|Star charts were used.
The Sky News report was brief.|Blue badge holders may park.|The Scarlet Pimpernel was on.|Poppy Day was marked.
Cherry trees were felled.|Honey was on the table.|Temperance Hall is a venue.|Nick of time is a phrase.|Gene therapy was tried.
The Dean of the faculty wrote.|Rich and poor alike were seen.|Skip hire was arranged.|Buddy schemes help.|The Buddy Scheme helped.
Junior doctors were on strike.|A Junior School opened.|River levels rose.|The River Trent rose.|Reed beds were dug.
Clay pots stood there.|Flint walls surround it.|Ash trees fell.|Ash Wednesday was quiet.|The Meadow Centre closed.
Harmony was sought.|Trinity College Dublin did the study.|The Trinity term began.|Heaven knows why.|Comfort was offered.
Clarity is needed.|Gift aid was claimed.|Happy children learn.|Lucky dips were sold.|Mercy was shown.|The Mercy Ships charity wrote.
Peace was kept.|The Peace Museum is shut.|Praise was given.|Promise Cottage is elsewhere.|The Promise is a Scottish review.
The Queen opened it.|Queen Victoria Hospital replied.|Sage advice was given.|Spirit levels were used.|Success was measured.
Unity was the word.|Victory Road is a street.|Wisdom teeth were out.|Hope and despair were there.|Hope Valley is far away.
Grace periods were used.|Will they learn?|Will the plan work?|Mark the page.|Mark schemes were used.|May we ask why?
May half term was busy.|In May it closed.|In early June it rained.|June saw a rise.|At dawn they rose.|Dawn broke late.
The Eve of the hearing was tense.|New Year's Eve was quiet.|Iris recognition was used.|Fern hill is a poem.|Clover grew.
Robin Hood is a story.|Robin Hood Airport closed.|The Jay report (2014) is known.|Martin House is a hospice.
Hunter gatherers are studied.|The Piper Alpha fire was worse.|Harper Collins printed it.|Ranger stations were shut.
The Barber report was cited.|A barber was next door.|Barker's Pool is in another city.|Beer was sold.|A bench stood there.
Bond Street is far.|A bond was formed.|Book early.|Box files were lost.|Brand names were used.|The Bridges Project closed.
Brooks and streams flooded.|Cannon Street was shut.|Carter's was a shop.|The Chambers report was late.|By chance it was seen.
Chance encounters matter.|Child protection came first.|The Child Abuse Inquiry sat.|Child A was seen.|Cloud storage was used.
Coffin Lane was closed.|Cousins were asked.|Cotton wool was used.|A crane was hired.|Dance classes began.|The Dance School shut.
Farmer and wife were seen.|Flowers were left.|Ford cars were sold.|A friend came.|Friend requests were blocked.
Garland Road is elsewhere.|The Gates Foundation paid.|Glass was broken.|Gold Command was set up.|Grave concerns were raised.
Hands were washed.|Hands off the baby, they said.|Hare coursing was seen.|Hay fever was treated.|Heath and safety is a misprint.
Hill walking was planned.|The Hill was steep.|The judge agreed.|Judge and jury heard it.|Keen staff left.|Kitchen knives were kept.
Kite Mark rules apply.|Law firms replied.|The Law Society wrote.|The Law Commission reported.|Leaf litter was burnt.
Mills and boons were read.|Moss grew.|The Moss Side office closed.|Mountain rescue came.|Pool cars were used.|Power was cut.
The Power of Attorney lapsed.|Prior contact was missed.|Proud parents came.|Quick wins were sought.|Rich pickings were had.
Rust was seen.|Sands is a charity.|The Sands charity helped.|Silver Command met.|Smart meters were put in.|The Smart Motorway opened.
Spring term began.|Swift action followed.|The Swift programme ended.|Tree roots grew.|Twist of fate, they said.|Oliver Twist was read.
Waters broke at noon.|Walls were damp.|The Walls have ears, they said.|Wild claims were made.|Worth a visit, they said.
In Sickness and in Health was on.|The Vale of Belvoir is rural.|Verse one was read.|Whale song was played.
The Winters Tale was staged.|Weaver birds nest there.|Wheeler dealers came.|Sheriff courts sit in Scotland.
The Sheriff Court ruled.|Raven black was the colour.|Reeves are officers.|Porter duties were shared.
The Porter brought tea.|Nail care was poor.|Duck eggs were sold.|Deer crossed.|Trout were caught.|Moody staff left.|Hook and eye.""".replace('\n', '|').split('|')


def each(items, held):
    return [item for i, item in enumerate(items) if i % 2 == held]


class Maker:
    """Makes the cases of one half."""

    def __init__(self, held):
        self.held = held
        self.cases = []
        self.chance = random.Random(f'classes {held}')

    def pick(self, items):
        return self.chance.choice(items)

    def half(self, items):
        return each(items, self.held)

    def add(self, kind, fields, notation, tier=1):
        """fields: (key, value) of P1, or a list of several identities."""
        identities = fields if isinstance(fields, list) else [fields]
        register = ''.join(f'P{i + 1}\tother\tSubject {i + 1}\t{key}\t{value}\n'
                           for i, identity in enumerate(identities) for key, value in identity.items())
        case = hard_cases.Case(tier, kind, register.encode(), *hard_cases.plain(notation), False)
        case.held_out = bool(self.held)
        self.cases.append(case)

    # Names that are words ---------------------------------------------------------------------

    def words_within(self):
        for word in self.half(FORENAMES):
            surname = self.pick(self.half(PLAIN))
            for text in self.chance.sample(ANYWHERE, 2):
                self.add('forename a word, within', {'name': f'{word} {surname}'}, text.format('{' + word + '}'))

    def words_start(self):
        for word in self.half(FORENAMES):
            surname = self.pick(self.half(PLAIN))
            self.add('forename a word, first', {'name': f'{word} {surname}'},
                     self.pick(START).format('{' + word + '}'))

    def words_surname(self):
        for word in self.half(WORD_SURNAMES):
            given = self.pick(self.half(GIVEN))
            name = {'name': f'{given} {word}'}
            self.add('surname a word, titled', name, self.pick(TITLED).format(
                '{!' + word + '}', title=self.pick(['Mr', 'Mrs', 'Ms', 'Dr', 'PC', 'Miss'])))
            self.add('surname a word, whole', name, self.pick(ANYWHERE).format('{!' + given + ' ' + word + '}'))
            self.add('surname a word, within', name, self.pick(ANYWHERE).format('{' + word + '}'))
            plural = word + ('es' if re.search('(s|x|z|ch|sh)$', word) else 's')
            self.add('surname a word, plural', name, self.pick(
                ['A neighbour of the {} rang.', 'Two of the {} were seen.', "The family were known as the {} locally.",
                 'The {} moved away.', "The {}' home was cold."]).format('{' + plural + '}'))

    def nobody(self):
        """Every sentence, with everybody registered whose name is a word of it."""
        names = {word.lower(): (word, True) for word in FORENAMES}
        names.update({word.lower(): (word, word.lower() in names) for word in WORD_SURNAMES})
        for text in self.half(NOBODY):
            identities = []
            for word in re.findall(r"[A-Za-z]+", text):
                if word.lower() in names:
                    surname = self.pick(self.half(PLAIN))
                    if word in FORENAMES:
                        identities.append({'name': f'{word} {surname}'})
                    if word in WORD_SURNAMES:
                        identities.append({'name': f'{self.pick(self.half(GIVEN))} {word}'})
            for identity in identities or [{'name': 'Nobody Atall'}]:
                self.add('look-alike: words', identity, text)

    def after_name(self):
        """What follows a whole name is none of it."""
        for given, verb in (('William', 'will'), ('Markham', 'mark'), ('Maybelle', 'may'), ('Cannon', 'can'),
                            ('Justine', 'just'), ('Dominic', 'do')):
            for surname in self.half(PLAIN)[:5]:
                self.add('look-alike: after a name', {'name': f'{given} {surname}'},
                         f'The family {verb} be seen, and others {verb} too.')
        for given, verb in (('William', 'will'), ('Patricia', 'pat'), ('Susan', 'sue'), ('Robert', 'rob'), ('Andrew', 'drew')):
            for surname in self.half(PLAIN)[:4]:
                name = {'name': f'{given} Hubert {surname}'}
                self.add('stray: after a name', name, f'We think {{!Mr {surname}}} {verb} be there.')
                self.add('stray: after a name', name, f'We think {{!Hubert {surname}}} {verb} be there.')
                self.add('stray: after a name', name, f'It is {{!{surname}}} {verb} they say.')
        for verb in ('will', 'may', 'mark', 'can', 'drew', 'chase', 'hope', 'grant', 'pat', 'rose', 'bill', 'sue', 'wade'):
            given = verb.capitalize()
            for surname in self.half(PLAIN)[:3]:
                case = f'{{!{given} {surname}}} {verb} be there.'
                self.add('stray: after a name', {'name': f'{given} {surname}'}, case)
                other = self.pick(self.half(GIVEN))
                self.add('stray: after a name', {'name': f'{other} {given}'},
                         f'We think that {{!{other} {given}}} {verb} be there.')

    # Written otherwise --------------------------------------------------------------------------

    def misread(self):
        pairs = [('l', 'I'), ('I', 'l'), ('l', '1'), ('i', 'l'), ('i', '1'), ('I', '1'), ('o', '0'), ('O', '0'), ('m', 'rn'), ('rn', 'm'), ('cl', 'd'),
                 ('d', 'cl'), ('w', 'vv'), ('h', 'b'), ('e', 'c'), ('S', '5'), ('s', '5'), ('B', '8'), ('g', '9'), ('z', '2'),
                 ('li', 'h'), ('ri', 'n'), ('n', 'ri'), ('nn', 'rm'), ('u', 'ii'), ('tt', 'ft'), ('in', 'm'), ('E', '3'), ('A', '4'), ('T', '7')]
        for name in self.half(GIVEN + OTHER_GIVEN):
            surname = self.pick(self.half(PLAIN))
            usable = [(old, new) for old, new in pairs if old in name]
            for old, new in self.chance.sample(usable, min(3, len(usable))):
                self.add('misread', {'name': f'{name} {surname}'},
                         self.pick(ANYWHERE).format('{' + name.replace(old, new, 1) + '}'))
        for name in self.half('Ali Lil Ian Ella Bill Emil Liam Olive Idris Isla Layla Amal Noel Iola Gail Lois Eli Lee Kim Tom'.split()):
            surname = self.pick(self.half(PLAIN))
            usable = [(old, new) for old, new in pairs[:12] if old in name]
            for old, new in self.chance.sample(usable, min(2, len(usable))):
                wrong = name.replace(old, new, 1)
                self.add('misread, whole', {'name': f'{name} {surname}'},
                         self.pick(ANYWHERE).format('{' + wrong + ' ' + surname + '}'))
                self.add('misread, short', {'name': f'{name} {surname}'},
                         self.pick(ANYWHERE).format('{' + wrong + '}'), 2)

    def mistyped(self):
        for name in self.half(GIVEN + OTHER_GIVEN + PLAIN):
            full = {'name': f'{name} {self.pick(self.half(PLAIN))}' if name not in PLAIN else
                    f'{self.pick(self.half(GIVEN))} {name}'}
            at = self.chance.randint(1, len(name) - 2)
            wrong = [name[:at] + name[at + 1:], name[:at] + name[at] + name[at:],
                     name[:at] + name[at + 1] + name[at] + name[at + 2:], name[:at] + self.pick('aeiourstln') + name[at + 1:],
                     name[1] .upper() + name[0].lower() + name[2:], name + name[-1]]
            wrong = [word for word in wrong if word != name and word.isalpha()]
            for word in self.chance.sample(wrong, 2):
                self.add('mistyped', full, self.pick(ANYWHERE).format('{' + word + '}'))
            if name in PLAIN:
                self.add('mistyped, plural', full, f'A neighbour saw the {{{self.pick(wrong)}s}} leave.')
                self.add('mistyped, titled', full, f'A neighbour saw Mrs {{{self.pick(wrong)}}} leave.')

    def initials(self):
        for given, surname in zip(self.half(GIVEN), self.half(PLAIN)):
            full = {'name': f'{given} {surname}'}
            g, s = given[0], surname[0]
            if g in 'AI':
                continue
            for text in (f'The note was signed {{{g}.{s}.}} in ink.', f'The note was signed {{{g}. {s}.}} in ink.',
                         f'In the log {{{g}{s}}} was said to be away.', f'A visit to {{{g}.{s}.}} was planned.',
                         f'The log names {{Mr {s}}} as her partner.', f'The log names {{Ms {s}.}} as her aunt.',
                         f'She was with {{{given} {s}}} then.', f'She was with {{{given} {s}.}} then.',
                         f'A message to {{{g}}} was found.', f"In the diary {{{g}.}} is named as a friend."):
                self.add('initials', full, text, 2)
            self.add('initial and surname', full, self.pick(ANYWHERE).format(
                '{!' + self.pick([f'{g} {surname}', f'{g}. {surname}', f'{surname}, {g}', f'{surname} {g}', f'{g}.{surname}',
                                  f'{surname.upper()} {g}', f'{surname}, {g}.']) + '}'))

    def reversed(self):
        names = list(zip(self.half(GIVEN + OTHER_GIVEN), self.half(PLAIN + OTHER_SURNAMES)))
        for given, surname in names:
            full = {'name': f'{given} {surname}'}
            for form in (f'{surname} {given}', f'{surname}, {given}', f'{surname.upper()} {given}', f'{surname.upper()}, {given}',
                         f'{surname}; {given}', f'{surname} ({given})', f'{surname}/{given}', f'{surname},{given}'):
                self.add('surname first', full, self.pick(ANYWHERE).format('{' + form + '}'))
            if len(given) > 5:
                self.add('letters backwards', full, self.pick(ANYWHERE).format('{' + given[::-1] + '}'), 2)
                self.add('letters backwards', full, self.pick(ANYWHERE).format('{' + given[::-1].capitalize() + '}'), 2)

    def online(self):
        for given, surname in zip(self.half(GIVEN), self.half(PLAIN)):
            full = {'name': f'{given} {surname}'}
            g, s = given.lower(), surname.lower()
            number = self.chance.randint(1, 99)
            for form in (f'#{given}', f'#{g}', f'#JusticeFor{given}', f'#justicefor{g}', f'#RIP{given}', f'#rip{g}', f'#{given}{surname}',
                         f'#{g}{s}', f'#teamof{g}', f'@{g}_{s}', f'@{s}.{g}', f'@{g}{number}', f'@x_{s}_x', f'@its{g}',
                         f'@{g[0]}{s}', f'@{g}.{s[0]}', f'{g}{s}@example.org', f'{g[0]}.{s}@example.org',
                         f'{s}{number}@example.com', f'https://example.org/{g}{s}', f'https://example.org/u/{g}-{s}-{number}',
                         f'www.example.org/find/{s}+{g}', f'https://{g}{s}.example.org/', f'example.org/{g}{s}', f'{g}{s}.docx', f'{given}{surname}_v2.pdf',
                         f'{s}_{g}_plan.doc', f'C:\\\\cases\\\\{s}\\\\plan.doc', f'/home/{g}{s}/notes', f'{given}{surname}',
                         f'{g}{s}', f'{g}_{s}', f'{s}{g}', f'{given}_{surname}_{number}', f'{given[0]}{surname}', f'{g[0]}{s}', f'{s}{g[0]}', f'{number}{given}',
                         f'facebook.com/{g}.{s}.{number}', f'x_{given}_x', f'user:{g}{s}', f'~{g}{s}', f'{given}-{surname}.png'):
                if form.endswith('.org/') and self.chance.random() < 0.5:
                    continue
                if self.chance.random() < 0.35:
                    self.add('online', full, f'It was put under {{{form}}} that year.')
        for text in ('#safeguarding was used.', '#ChildProtection and #SocialWork were used.', '#justice was used.', 'They met @ the office.',
                     'See report_final_v3.docx for it.', 'See /var/log/system for it.', 'See chronology-2019.pdf here.',
                     'The field user_name was empty.', 'Use $HOME/notes here.', 'a/b testing was done.', 'and/or was struck out.'):
            for given, surname in list(zip(self.half(GIVEN), self.half(PLAIN)))[:4]:
                self.add('look-alike: online', {'name': f'{given} {surname}'}, text)

    def nicknames(self):
        table = """Alexander:Alex,Xander,Sandy,Lex,Al,Alec;Elizabeth:Liz,Beth,Betty,Lizzie,Eliza,Libby,Betsy,Elsie,Lisa,Lizbeth;Margaret:Maggie,Peggy,Meg,Greta,Daisy,Marge,Mags,Rita;William:Bill,Will,Billy,Liam,Willie,Wills;Richard:Rick,Dick,Rich,Richie,Ricky,Dickie;Robert:Rob,Bob,Bobby,Robbie,Bert,Robin;James:Jim,Jimmy,Jamie,Jimbo,Jem;John:Jack,Johnny,Jon,Jackie;Charles:Charlie,Chuck,Chas,Chaz;Thomas:Tom,Tommy,Thom;Katherine:Kate,Kathy,Katie,Kat,Kitty,Kay,Kath;Patricia:Pat,Tricia,Patsy,Trish,Patty;Victoria:Vicky,Tori,Vic,Vikki;Rebecca:Becky,Becca,Bex,Becs;Jennifer:Jen,Jenny,Jenna,Jenn;Samantha:Sam,Sammy,Sammie;Christopher:Chris,Kit,Topher,Christy;Michael:Mike,Mick,Mikey,Mickey;Anthony:Tony,Ant,Anto;Andrew:Andy,Drew,Andi;Edward:Ed,Ted,Eddie,Ned,Teddy,Eddy;Joseph:Joe,Joey,Jo;Daniel:Dan,Danny;Matthew:Matt,Matty;Nicholas:Nick,Nicky,Nico;Benjamin:Ben,Benny,Benji;Jacob:Jake,Jay;Joshua:Josh;Susan:Sue,Susie,Suzie;Deborah:Deb,Debs,Debbie;Pamela:Pam,Pammy;Barbara:Barb,Babs,Barbie;Dorothy:Dot,Dottie,Dolly;Frances:Fran,Fanny,Frankie;Abigail:Abi,Abby,Gail;Gabriella:Gabby,Ella,Bella,Gabs;Isabella:Bella,Izzy,Issy,Bell;Theodore:Theo,Ted,Teddy;Frederick:Fred,Freddie,Freddy;Harold:Harry,Hal;Henry:Harry,Hal,Hank;Lawrence:Larry,Lol,Laurie,Loz;Gerald:Gerry,Jerry,Ged;Terence:Terry,Tel;Derek:Del;Sharon:Shaz,Shazza,Shaz;Tracey:Trace;Gareth:Gaz,Gary;Darren:Daz,Dazza;Barry:Baz,Bazza;Jeremy:Jez,Jem,Jerry;Caroline:Caz,Carrie,Caro,Lina;Karen:Kaz,Kazza;Teresa:Tess,Terri,Tessa,Tracy;Mohammed:Mo,Mohd;Abdullah:Abdul,Abs;Ibrahim:Ibby,Ibs;Oluwaseun:Seun;Chukwuemeka:Emeka;Krzysztof:Krzys,Krzysiek,Kris;Małgorzata:Gosia,Malgosia;Katarzyna:Kasia;Aleksandra:Ola,Sasha;Tomasz:Tomek;Piotr:Piotrek;Agnieszka:Aga;Giuseppe:Beppe,Peppe;Francisco:Paco,Pancho,Fran;José:Pepe;Ignacio:Nacho;Dolores:Lola;Dmitri:Dima;Alexei:Alyosha,Lyosha;Ekaterina:Katya;Yekaterina:Katya;Svetlana:Sveta;Nikolai:Kolya;Vladimir:Vova,Volodya;Siobhán:Shiv;Aoife:Eef;Gwendolyn:Gwen,Wendy;Alan:Al;Bernard:Bernie;Clifford:Cliff;Douglas:Doug;Geoffrey:Geoff;Kenneth:Ken,Kenny;Leonard:Len,Lenny;Norman:Norm;Philip:Phil,Pip;Raymond:Ray;Ronald:Ron,Ronnie;Stanley:Stan;Stephen:Steve,Ste,Stevie;Timothy:Tim,Timmy;Walter:Wally,Wal;Zachary:Zac,Zach,Zak;Maximilian:Max;Sebastian:Seb,Bas;Oliver:Ollie,Olly;Imogen:Immy,Immie;Charlotte:Charlie,Lottie,Lotte,Char;Amelia:Milly,Amy,Mia,Mel;Olivia:Liv,Livvy,Ollie;Sophia:Soph,Sophie;Matilda:Tilly,Mattie,Tilda;Madeleine:Maddie,Mads;Natasha:Tash,Tasha,Nat;Natalie:Nat,Nats,Tally;Hannah:Han,Hanny;Jacqueline:Jackie,Jacqui;Josephine:Jo,Josie,Fifi;Georgina:George,Georgie,Gina;Philippa:Pip,Pippa;Penelope:Pen,Penny,Nell;Eleanor:Ellie,Nell,Nora,Elle,Nelly;Helen:Nell,Nellie,Len;Antonia:Toni,Tonia;Alexandra:Alex,Lexi,Sandra,Sasha,Lexie;Stephanie:Steph,Stevie,Stef;Valerie:Val;Veronica:Ronnie,Vera;Wilhelmina:Mina,Billie,Willa;Cassandra:Cass,Cassie,Sandy;Cynthia:Cindy;Dominic:Dom;Emmanuel:Manny,Emma;Ezekiel:Zeke;Gillian:Gill,Jill;Gregory:Greg;Hermione:Hermy;Jonathan:Jon,Jonny;Julian:Jules;Kimberley:Kim,Kimmy;Leticia:Letty,Tish;Lydia:Lyds;Magdalena:Lena,Magda;Marcus:Marc;Martha:Marty,Mattie;Millicent:Millie,Milly;Nathaniel:Nat,Nate,Nathan;Nigel:Nige;Rosemary:Rosie,Rose,Romy;Rosalind:Ros,Roz;Rupert:Rupe;Russell:Russ;Sarah:Sal,Sally,Sadie;Solomon:Sol,Solly;Tobias:Toby;Vincent:Vince,Vinny;Winifred:Win,Winnie,Freda;Yvonne:Von,Vonnie"""
        for line in self.half(table.split(';')):
            name, forms = line.strip().split(':')
            for form in forms.split(','):
                self.add('nickname', {'name': f'{name} {self.pick(self.half(PLAIN))}'},
                         self.pick(ANYWHERE + START).format('{' + form + '}'), 2)

    def origins(self):
        table = """Muhammad Hussain:Mohammed Hussein,Mohamed Husain,Mohammad Hossain,Muhammed,Mohd Hussain,Hussein;Yusuf Ahmed:Yousef Ahmad,Yusef,Youssef,Yousuf,Yusif;Aisha Siddiqui:Ayesha Siddiqi,Aysha,Aishah,Siddiquee;Ibrahim Khan:Ebrahim,Ibraheem;Zainab Malik:Zaynab,Zeinab,Zaineb;Abdul Karim:Abdulkarim,Abdul-Karim,Abd al-Karim,Abdel Karim;Umar Farooq:Omar Faruk,Omer,Faruq;Fatima Noor:Fatma,Fatimah,Nur;Khadija Begum:Khadijah,Khadeeja,Begam;Osama Said:Usama,Saeed,Sayed;Tariq Mahmood:Tarek Mahmud,Tarik,Mehmood;Oleksandr Bondar:Alexander Bondar,Aleksandr,Olexandr;Yevhen Tkachenko:Evgeny,Yevgeny,Eugene;Mykola Kravets:Nikolai,Nikola,Mikola;Kateryna Melnyk:Katerina,Melnik,Ekaterina;Dmytro Lysenko:Dmitri,Dmitry,Dimitri;Volodymyr Marchuk:Vladimir;Serhiy Boyko:Sergei,Sergey,Boiko;Wojciech Nowak:Wojtek,Voytek;Małgorzata Zielińska:Malgorzata,Zielinska,Zieliński,Zielinski;Paweł Król:Pawel,Krol,Pavel;Jiří Dvořák:Jiri,Dvorak,Dvořáková,Dvorakova;Tomáš Novotný:Tomas,Novotny,Novotná,Novotna;Björk Jónsdóttir:Bjork,Jonsdottir;Søren Kjær:Soren,Kjaer,Soeren;Åse Bjørnstad:Ase,Aase,Bjornstad,Bjoernstad;Jörg Weiß:Joerg,Jorg,Weiss;Günther Schäfer:Guenther,Gunther,Schaefer,Schafer,Günter;François Lefèvre:Francois,Lefevre,Lefebvre;Noël Château:Noel,Chateau;Íñigo Ibáñez:Inigo,Ibanez;João Conceição:Joao,Conceicao;Çağla Şahin:Cagla,Sahin;Gülşen Öztürk:Gulsen,Ozturk,Oeztuerk;Ștefan Ionescu:Stefan,Iounescu;Zsófia Nagy:Zsofia,Zsofi;Đặng Thị Hoa:Dang Thi Hoa,Hoa Dang,Dang;Nguyễn Văn Minh:Nguyen Van Minh,Minh Nguyen,Van Minh;Wang Xiaoming:Xiaoming Wang,Xiao Ming,Xiao-Ming;Li Na:Na Li,Li;Kim Min-jun:Minjun,Min Jun,Min Jun Kim;Takahashi Yūki:Yuki,Takahasi,Yuuki;Siobhán Ní Bhriain:Siobhan,Ni Bhriain,Shivaun;Caoimhe Ó Súilleabháin:O Suilleabhain,Ó Suilleabhain,Keeva;Niall MacGiolla:Mac Giolla,McGiolla;Ciarán McGuinness:Ciaran,MacGuinness,Mc Guinness,Kieran;Sean O'Shaughnessy:Seán,Shaun,OShaughnessy,O Shaughnessy,O’Shaughnessy;Eilidh McKenzie:MacKenzie,Mackenzie,Mc Kenzie,Ailidh;Rhys Ap Gwilym:Rhys Gwilym,Apgwilym;Llinos Prydderch:Prytherch;Adébáyọ̀ Ògúnlẹ́yẹ:Adebayo,Ogunleye;Ngũgĩ Kamau:Ngugi;Chiamaka Nwosu-Obi:Nwosu,Obi,Nwosu Obi,Obi-Nwosu;Jean-Baptiste Mbuyi:Jean Baptiste,Jeanbaptiste,J-B Mbuyi;Maria del Carmen Ruiz:del Carmen,Maria Carmen,Ruis;Ludwig van der Meer:van der Meer,Vandermeer,Van Der Meer,van de Meer;Piero di Marco:Di Marco,Dimarco,di Marco;Ahmad ibn Rashid:Ahmed bin Rashid,ibn Rashid,Ben Rashid;Nasser al-Thani:Al Thani,Althani,El-Thani,al Thani,Al-Thani;Said el-Masri:Al-Masri,El Masri,Elmasri;Harjit Kaur Gill:Harjit Kaur,Harjeet,Mrs Gill;Lakshmi Subramaniam:Laxmi,Subramanium,Subramanian;Vijay Krishnamurthy:Krishnamurti,Krishna Murthy;Thabo Ndlovu:Ndhlovu;Georgios Papadakis:Giorgos,Yiorgos,George Papadakis"""
        for line in self.half(table.split(';')):
            name, forms = line.split(':')
            for form in forms.split(','):
                self.add('other spellings', {'name': name}, self.pick(ANYWHERE).format('{' + form + '}'))

    def bodies(self):
        table = """school=St Oswald's Church of England Primary School:St Oswald's,St Oswalds,Saint Oswald's,St. Oswald's,St Oswald's School,St Oswald's C of E Primary,St Oswald's CE Primary School,St Oswald’s Primary,Oswald's;school=Hollins Hall Academy:Hollins Hall,Hollins Academy,HOLLINS HALL,Hollins;agency=Larkfield Children's Centre:Larkfield Centre,Larkfield,Larkfield Childrens Centre,the Larkfield,LCC;agency=Northmoor Borough Council:Northmoor Council,Northmoor,Northmoor BC,Northmoor Borough;place=Pinfold Crescent:Pinfold Cres,Pinfold Cresc.,Pinfold Cr,Pinfold;school=King Edwin's High School:King Edwin's,King Edwins,KEHS,Edwin's;agency=Brindle Valley NHS Foundation Trust:Brindle Valley NHS Trust,Brindle Valley Trust,Brindle Valley,BVFT,Brindle;place=Tollgate Estate:the Tollgate,Tollgate,TOLLGATE ESTATE;school=Our Lady of Ransom Catholic College:Our Lady of Ransom,Our Lady of Ransom College,OLR,Our Lady Of Ransom RC College;agency=Marigold House:Marigold,Marigold Hse,MARIGOLD;place=Upper Thornley:Upper Thornley village,Thornley,Upr Thornley;school=Copperfield Nursery:Copperfield,Copperfields,Copperfield Day Nursery"""
        for line in table.split(';'):
            kind, rest = line.split('=')
            name, forms = rest.split(':')
            for form in self.half(forms.split(',')):
                self.cases.append(hard_cases.Case(1, 'bodies', f'B1\t{kind}\tBody 1\tname\t{name}\n'.encode(), *hard_cases.plain(
                    self.pick(['She was known to {} for years.', 'Nobody at {} had been told.', 'A place at {} was found.']).format(
                        '{' + form + '}')), False))
                self.cases[-1].held_out = bool(self.held)

    def addresses(self):
        for number, street, short in self.half([(27, 'Tamworth Avenue', 'Ave'), (112, 'Old Quarry Lane', 'Ln'), (8, 'Pinfold Crescent', 'Cres'),
                                                (41, 'Bellmaker Street', 'St'), (3, 'Orchard Close', 'Cl'), (90, 'Cutler Road', 'Rd'), (16, 'Weir Court', 'Ct'),
                                                (5, 'Nettle Drive', 'Dr'), (77, 'Chandlers Way', 'Wy'), (31, 'Gasworks Terrace', 'Terr')]):
            words = {27: 'twenty-seven', 112: 'one hundred and twelve', 8: 'eight', 41: 'forty-one', 3: 'three', 90: 'ninety', 16: 'sixteen',
                     5: 'five', 77: 'seventy seven', 31: 'thirty one'}[number]
            first = street.rsplit(' ', 1)[0]
            full = {'address': f'{number} {street}, Wragby'}
            for form in (f'{number} {street}', f'{number}, {street}', f'No. {number} {street}', f'No {number}, {street}', f'{number} {first} {short}',
                         f'{number} {first} {short}.', f'{number}a {street}', f'{number} {street.upper()}', f'{number} {street.lower()}',
                         f'Flat 2, {number} {street}', f'{number}\\n{street}', f'{street}', f'{street}, number {number}', f'{words} {street}',
                         f'{words.capitalize()} {street}', f'number {words}, {street}', f'{number}-{number + 2} {street}', f'{number}{street}', f'{first}{street.split()[-1].lower()}'):
                self.add('address', full, f'The family had lived at {{{form}}} for a year.',
                         2 if words in form or words.capitalize() in form else 1)
            typo = first[:2] + first[3:]
            self.add('address mistyped', full, f'The family had lived at {{{number} {typo} {street.split()[-1]}}} for a year.')
            kind = street.split()[-1].lower()
            for text in (f'The {kind} was long.', f'A {number} per cent rise was seen.', f'There were {number} visits.',
                         f'Page {number} has a table.', f'{number} children lived there.'):
                self.add('look-alike: address', full, text)

    # Identifiers --------------------------------------------------------------------------------

    def phones(self):
        words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

        def said(number, zero, doubled):
            out = []
            i = 0
            while i < len(number):
                digit = zero if number[i] == '0' else words[int(number[i])]
                if doubled and i + 1 < len(number) and number[i + 1] == number[i]:
                    out.append('double ' + digit)
                    i += 2
                else:
                    out.append(digit)
                    i += 1
            return out

        for number in self.half(['07700900461', '01632960285', '02079460918', '01614960733', '03069990624', '07700900977', '01134960155',
                                 '02890496012' if False else '02896496120', '08081570199', '07700900004', '01914980311', '01214960866']):
            for zero in ('oh', 'zero', 'nought', 'o'):
                for gap in (' ', ', ', '-'):
                    if self.chance.random() < 0.6:
                        self.add('telephone in words', {'name': 'Nobody Atall'}, 'Ring {' + gap.join(said(number, zero, zero != 'o')) + '} after five.', 2)
            mixed = ' '.join(said(number[:5], 'oh', True)) + ' ' + number[5:]
            self.add('telephone in words', {'name': 'Nobody Atall'}, 'Ring {' + mixed + '} after five.', 2)
            n = number
            for form in (f'{n[:5]}/{n[5:]}', f'{n[:5]}.{n[5:8]}.{n[8:]}', f'{n[:5]}\u2013{n[5:]}', f'{n[:5]} - {n[5:]}', f'({n[:5]}){n[5:]}', f'{n[:4]} {n[4:7]} {n[7:]}',
                         f'{n[:3]} {n[3:7]} {n[7:]}', f'+44{n[1:]}', f'+44 {n[1:5]} {n[5:]}', f'+44 (0) {n[1:5]} {n[5:]}', f'0044{n[1:]}', f'00 44 {n[1:5]} {n[5:]}', f'+44.{n[1:5]}.{n[5:]}',
                         f'{n[:5]} {n[5:7]} {n[7:9]} {n[9:]}', f'tel:{n}', f'tel:+44{n[1:]}', f'{n[:5]}\\n{n[5:]}', f'{n[:5]}\\u00a0{n[5:8]}\\u00a0{n[8:]}', ' '.join(n), '-'.join(n),
                         n.replace('0', 'O'), n.replace('0', 'o', 1), n.replace('1', 'l') if '1' in n[1:] else n, f'{n} ext 12', f'{n[:5]}_{n[5:]}', f'{n[:2]} {n[2:4]} {n[4:6]} {n[6:8]} {n[8:]}'):
                self.add('telephone', {'name': 'Nobody Atall'}, f'Her number is {{{form}}} in the log.')
        for text in self.half("""Order 45120987 was late.|The invoice total was 12,070,090.|Serial 5012345678900 is a barcode.|Batch 123456789012 was recalled.|It cost £1,632,960.|Reference 2019/00451 was used.|Ratio 0.7700900 was found.|Ring Childline on 0800 1111.|Ring 999 or 111 or 101.|Ring 116 123 at any time.|ISBN 978-0-10-123456-4 is it.|Seven zero nine, she counted.|One two three four five, she counted.|Zero to five years.|The nought to nineteen service.|Oh, one two three!|Double the number.|It ran from 0900 to 1730.|Grant 10770090046 was paid.|At 52.9536, 1.1505 it stands.|The IP was 10.0.77.90.|Case notes ran to 01632 pages.|Seven seven nine is odd.|Nine one one is the American one.|Version 07700 of it.|Scores 1 2 3 4 5 6 7 8 9 10 were used.|Pages 07 to 70 are blank.""".split('|')):
            self.add('look-alike: telephone', {'name': 'Nobody Atall'}, text)

    def dates(self):
        foreign = """7 septembre 2019|7 de septiembre de 2019|7. September 2019|7 settembre 2019|7 września 2019|7 septembrie 2019|7 de setembro de 2019|7 september 2019|le 14 février 2012|14 février 2012|14. Februar 2012|3. März 2015|3 mars 2015|3 marzo 2015|3 de marzo de 2015|3 marca 2015|21 lipca 2016|21 juillet 2016|21 de julio de 2016|21. Juli 2016|21 luglio 2016|21 iulie 2016|9 août 2018|9 agosto 2018|9 sierpnia 2018|1er mai 2017|1 maja 2017|30 dicembre 2013|30 décembre 2013|30. Dezember 2013|30 grudnia 2013|30 de dezembro de 2013|5 octobre 2014|5. Oktober 2014|5 października 2014|12 stycznia 2011|12 janvier 2011|12 de enero de 2011|12 gennaio 2011|12. Januar 2011|12 ianuarie 2011|16 czerwca 2013|16 juin 2013|16 giugno 2013|16 kwietnia 2013|16 avril 2013|16 aprile 2013|16 listopada 2013|16 novembre 2013|16 lutego 2013|16 Ocak 2013|16 Ağustos 2013|16 Eylül 2013|16 Mawrth 2013|16 Gorffennaf 2013""".split('|')
        for form in self.half(foreign):
            self.add('date, foreign month', {'name': 'Nobody Atall'}, f'She was seen on {{{form}}} at home.')
        forms = """7th Sept 2019|7 Sep. 2019|Sept. 7, 2019|Sep 7 2019|7-Sep-2019|7/Sep/2019|07SEP2019|7.9.2019|7. 9. 2019|07 / 09 / 2019|07 09 2019|2019/09/07|2019.09.07|2019 09 07|7th day of September 2019|September the 7th, 2019|September the seventh, 2019|the seventh of September 2019|the 7th of September, 2019|Sat 7 Sept 2019|Saturday, 7th September, 2019|Saturday the 7th of September 2019|7 September, 2019|7 September '19|7th of Sept '19|2019 September 7|2019-Sep-07|7-IX-2019|7.IX.2019|07/09/19|7-9-19|7.9.19|2019-09-07 10:30|2019-09-07T10:30:00Z|20190907T1030|Christmas Day 2019|Christmas Eve 2018|Boxing Day 2019|New Year's Day 2019|New Year’s Eve 2018|Good Friday 2019|Easter Sunday 2019|Easter Monday 2017|Halloween 2018|Bonfire Night 2016|Valentine's Day 2015|seven September twenty nineteen|the twenty-first of May two thousand and nineteen|twenty first May 2019|3, 9 and 17 September 2021|3rd–5th September 2021|from 3 to 5 September 2021|3/4 September 2021|between 30 September and 2 October 2021|3 Sept and 4 Oct 2021|O7/09/2019|07/O9/2019|l7/09/2019|7th\\nSeptember 2019|7\\u00a0September\\u00a02019|7 SEPTEMBER 2019|7 september 2019|29 February 2016|31.12.2018|1/1/2020|Midsummer's Day 2018|St Patrick's Day 2019|Mothering Sunday 2019|Pancake Day 2018|Ash Wednesday 2017|Maundy Thursday 2016|May Day 2018|Eid al-Fitr 2019|Diwali 2018""".split('|')
        for form in self.half(forms):
            self.add('date', {'name': 'Nobody Atall'}, f'She was seen on {{{form}}} at home.')
        for form in self.half("""the 7th of that month|the 21st of the same month|the 3rd of the following month|the 7th inst.|the fourteenth of that month|the 3rd of the month|7 September|7th September|September 7th|the 7th of September|the seventh of September|Saturday 7 September|7 Sept|Christmas Day|Boxing Day|New Year's Eve|3/9|the night of 3 October|3 and 4 October|Monday the 3rd|Friday 13th""".split('|')):
            self.add('date without a year', {'name': 'Nobody Atall'}, f'In September 2019, on {{{form}}}, she was seen.', 2)
        born = {'dob': '2014-09-07'}
        for form in self.half("""7/9/14|07.09.14|7 September|7th Sept|7/9|September 7|the seventh of September|20140907|070914|07092014|7th of September|Sept 7th '14|7 Sep 2014|2014-9-7|the 7th of September|07-09|7.9.|140907|7 septembre|7. September|Sunday 7 September""".split('|')):
            self.add('date of birth', born, f'Her birthday was {{{form}}} as they knew.')
        for text in self.half("""In September 2019 it closed.|By autumn 2019 it closed.|The 7th edition is used.|The 21st century is here.|First of all, they met.|The third of four children was ill.|The 3rd of three visits failed.|A third of May babies thrive.|See section 7.9.14 of it.|See version 7.9.2019 of it.|Tables 7-9 are new.|Between 2014 and 2019 it rose.|In 2018/19 it rose.|In 2018-19 it rose.|The 2014–2019 plan ended.|The Act of 1989 applies.|SI 2014/1920 applies.|The 30-day limit passed.|It took 7 to 9 weeks.|Ages 7-9 were seen.|It rained 24/7.|A 50/50 split was made.|It was 3/4 full.|About 9/10 agreed.|Room 7/9 was free.|The ratio 7:9 held.|10.2.1.4 is a version.|31/11/2019 is no day.|29 February 2019 is no day.|On day 14 of the trial it stopped.|Chapter 9, 2014, has it.|Year 7 pupils left in 2019.|Key Stage 2 ended in July 2019.|At 10.15 they left.|At 07:09 they left.|Set 07 09 11 of the puzzle.|Size 7/9 shoes were bought.|The March of progress.|They march in 2019.|You may 7 times out of 10.|In mars, 2019, as in the French.|One May morning it rained.|Clause 7.9 is new.|Working Together 2018 applies.|Laming (2003) said so.|(2009: 14) is cited.|pp. 7-9, 2014.|1989 c. 41 applies.|It weighed 7.9 kg.|7 out of 9 agreed.""".split('|')):
            self.add('look-alike: dates', born, text)

    def numbers(self):
        chance = self.chance

        def nhs():
            while True:
                digits = [chance.randint(0, 9) for _ in range(9)]
                digits[0:3] = [9, 9, 9]
                check = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1))) % 11
                if check != 10:
                    return ''.join(map(str, digits + [check % 11]))

        for _ in range(6):
            n = nhs()
            wrong = n[:9] + str((int(n[9]) + 1 + chance.randint(0, 7)) % 10)
            for form in (n, f'{n[:3]} {n[3:6]} {n[6:]}', f'{n[:3]}-{n[3:6]}-{n[6:]}', f'{n[:3]}.{n[3:6]}.{n[6:]}', f'{n[:3]}\\n{n[3:6]} {n[6:]}', f'{n[:3]}  {n[3:6]}  {n[6:]}',
                         f'{n[:3]}\\u2009{n[3:6]}\\u2009{n[6:]}', f'{n[:3]}\\u2011{n[3:6]}\\u2011{n[6:]}', f'{n[:3]}/{n[3:6]}/{n[6:]}', ' '.join(n), f'{n[:3]}\\t{n[3:6]}\\t{n[6:]}', f'{n[:5]} {n[5:]}'):
                self.add('NHS number', {'name': 'Nobody Atall'}, self.pick(['NHS number', 'NHS No.', 'NHS no:', 'Her NHS number is', 'nhs']) +
                         f' {{{form}}} on the form.')
            for label in ('NHS number', 'NHS No', 'NHS#', 'NHS ID:', 'N.H.S. number', 'NHS num.'):
                self.add('NHS number, mistyped', {'name': 'Nobody Atall'}, f'{label} {{{wrong}}} on the form.', 2)
            self.add('look-alike: numbers', {'name': 'Nobody Atall'}, f'Parcel {wrong} was lost.')
            self.add('look-alike: numbers', {'name': 'Nobody Atall'}, f'Serial {n}{chance.randint(0, 9)} was lost.')
            self.add('look-alike: numbers', {'name': 'Nobody Atall'}, f'It cost £{n[:7]}.')
        for text in """NI number {AB 12 34 56 D}|NINO {PX123456B}|National Insurance no. {ZB 65 43 21 A}|NI no {AB-12-34-56-D}|NI {AB/12/34/56/D}|NI no. {AB123456}|postcode {NG1 5FS}|at {ng15fs} now|at {N G 1 5 F S} now|at {NG1-5FS} now|at {NG1.5FS} now|at {LS1\\n4AP} now|at {SW1A1AA} now|at {EC1V  9HX} now|post code {B1l 1AA}|postcode {M1 IAE}|in the postcode area {NG7}|UPN {B801200005001}|upn: {b801200005001}|ULN {9276308686}|U.L.N. {9276308686}|URN {100234}|School URN {100234}|UKPRN {10012345}|DfE no. {850/2345}|LAESTAB {8502345}|Ofsted reg {SC012345}|Ofsted {EY123456}|UTR {1955839661}|tax reference {1955839661}|licence {MORGA657054SM9IJ}|driving licence {MORGA 657054 SM9 IJ}|D/L {MORGA657054SM9IJ}|passport {123456789}|passport number is {123456789}|Passport no.: {123 456 789}|reg {BD51 SMR}|a van, {BD51SMR}|VRM {bd51 smr}|registration number {A123 BCD}|reg no {ABC 123D}|index {BD51 SMR}|car reg: {K1 ABC}|car {BD5I SMR}|case number {NG24P00013}|case no {LE23C00011}|Case {LE23 C00011}|Crown Court {T20217654}|case no. {T2021 7654}|{[2019] EWHC 1234 (Fam)}|{[2021] EWFC B12}|{[2018] UKSC 3}|PNC ID {12/345678A}|PNC {2012/0345678A}|CRO {12345/09B}|crime ref {22000123456}|Crime number {06F/1234/19}|URN {06FF1234519}|custody record {AB/1234/19}|incident {1234 of 12/03/2019}|incident number {20190312-0456}|sort code {12-34-56} account {12345678}|sort {123456} a/c {12345678}|IBAN {GB29NWBK60161331926819}|IBAN {GB29 NWBK 6016 1331 9268 19}|card {4111 1111 1111 1111}|Mosaic {1234567}|LCS ID: {998877}|EHM no. {445566}|SystmOne {1234567}|RiO {1234567}|hospital number {H1234567}|hospital no. {A123456}|CHI number {0709149876}|CHI {070914 9876}|H&C number {320 123 4561}|Home Office ref {A1234567}|Home Office reference {A1234567/2}|ARC {ASF/123456}|prison number {A1234BC}|NOMS number {A1234BC}|benefit claim {AB123456C}|e-mail {a.b@example.org}|email {a.b (at) example (dot) org}|email {a.b[at]example.org}|email {a.b at example dot org}|email {a.b@example .org}|see {https://example.org/x}|see {http://example.org}|see {hxxps://example.org/x}|see {www.example.org}|see {example.co.uk/people/7}|see {bit.ly/3abcd}|see {tiktok.com/@some_one}|on Instagram as {some.one_7}|Snapchat: {some_one7}|insta {@some.one}|TikTok {@some_one}|gamertag {xXdarkXx99}|Discord {someone#1234}|IP address {81.2.69.142}|IMEI {490154203237518}|what3words {///filled.count.soap}|lat/long {52.95360, -1.15050}|grid reference {SK 57412 39958}""".split('|'):
            if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == self.held:
                self.add('identifiers', {'name': 'Nobody Atall'}, text, 2 if re.search('what3|lat/|grid|IMEI|IP addr|gamertag|Discord|custody|incident|ARC|card|IBAN|B1l|M1 I|BD5I', text) else 1)

    def quoted(self):
        for name in self.half(GIVEN + OTHER_GIVEN):
            full = {'name': f'{name} {self.pick(self.half(PLAIN))}'}
            low = name.lower()
            for text in ('She texted: "dont tell {} ok"', "a message said 'is {} home yet'", 'He wrote "{} was crying all nite"'):
                self.add('lower case', full, text.format('{' + low + '}'))
            self.add('capitals', full, f'THE HEADING SAYS {{{name.upper()}}} WAS SEEN')
            self.add('odd case', full, self.pick(ANYWHERE).format('{' + ''.join(c.upper() if i % 2 else c.lower() for i, c in enumerate(name)) + '}'))
        for word in self.half(FORENAMES):
            full = {'name': f'{word} {self.pick(self.half(PLAIN))}'}
            self.add('lower case, a word', full, self.pick(
                ['She texted: "dont tell {} ok"', 'The message read: "where is {} i need him"', 'He wrote "{} was crying all nite"',
                 'Text to mother: "{} wont eat"', 'Her text said "me and {} went out"']).format('{' + word.lower() + '}'), 2)

    def spaced(self):
        for given, surname in zip(self.half(GIVEN), self.half(PLAIN)):
            full = {'name': f'{given} {surname}'}
            for gap in (' ', '.', '-', '_', '*', '·', '\u00a0', '/', '|', ', ', ' - ', '. '):
                word = self.pick([given, surname])
                letters = gap.join(word)
                self.add('letters apart', full, self.pick(ANYWHERE).format('{' + letters + '}'))
                letters = gap.join(surname)
                self.add('letters apart, plural', full, f'The {{{letters}{self.pick([gap, ""])}s}} moved away.')
                self.add('letters apart, capitals', full, self.pick(ANYWHERE).format('{' + gap.join(given.upper()) + '}'))
            at = self.chance.randint(2, len(given) - 2)
            for cut in (given[:at] + ' ' + given[at:], given[:at] + '-' + given[at:], given[:at] + '-\\n' + given[at:], given[:at] + '.' + given[at:],
                        given[:at] + '\\n' + given[at:], given[:at] + '_' + given[at:], given[:at] + '\u2010' + given[at:], given[:at] + '*' + given[at:], given[:at] + '...' + given[at:], given[:at] + '/' + given[at:], given[:at] + "'" + given[at:], given[:at] + '\\u00ad\\n' + given[at:]):
                self.add('cut in two', full, self.pick(ANYWHERE).format('{' + cut + '}'), 1 if '...' not in cut and '/' not in cut else 2)

    def titles(self):
        for given, surname in zip(self.half(GIVEN + OTHER_GIVEN), self.half(PLAIN + OTHER_SURNAMES)):
            full = {'name': f'{given} {surname}'}
            other = self.pick(self.half(GIVEN))
            for form in (f'{{Mr. {surname}}}', f'{{Mr {given} {surname}}}', f'{{Mrs {given[0]} {surname}}}', f'Mx {{{surname}}}', f'{{Dr {surname}}}', f'{{PC {surname}}}', f'{{Det. Sgt. {surname}}}', f'Nurse {{{given}}}',
                         f'Auntie {{{given}}}', f'social worker {{{given}}}', f'foster carer {{{given}}}', f'{{MR {surname.upper()}}}', f'{{mr {surname.lower()}}}', f'{{Mr {surname.lower()}}}', f'Mr & {{Mrs {surname}}}', f'Mr and {{Mrs {surname}}}',
                         f'Mr/{{Mrs {surname}}}', f'Baby {{{surname}}}', f'Baby {{{given}}}', f'Master {{{surname}}}', f'the {{{surname}}} family', f'the {{{surname}s}}', f'{{{given}}} and {other}', f'{other} and {{{given}}}', f'{{{given}-{surname}}}', f'{{{given} "Mo" {surname}}}', f'{{{given} ({surname})}}', f'{{{given} née {surname}}}', f'the late {{{given}}}', f'{{{given}}}, {{{surname}}}'):
                if self.chance.random() < 0.4:
                    self.add('titles', full, f'It was said that {form} had gone.')


def read():
    cases = []
    for held in (0, 1):
        maker = Maker(held)
        for make in (maker.words_within, maker.words_start, maker.words_surname, maker.nobody, maker.after_name, maker.misread, maker.mistyped,
                     maker.initials, maker.reversed, maker.online, maker.nicknames, maker.origins, maker.bodies, maker.addresses, maker.phones,
                     maker.dates, maker.numbers, maker.quoted, maker.spaced, maker.titles):
            make()
        cases += maker.cases
    return cases
