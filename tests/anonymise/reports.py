"""Invented reports of reviews: report(seed, bytes) gives the register, the text, and who is mentioned where in it.

Everybody is invented, of many origins, and registered under one name. Sentences are of the kind that reports have, with
ordinary words that are also names, months, ages and dates by month between them.
"""
import random

PEOPLE = [line.split('|') for line in '''
Callum Whitford|m
Jade Marie Pemberton|f
Siobhán O'Rourke|f
Declan McAllister|m
Fionnuala MacBride|f
Hamish Abercrombie|m
Rhiannon Llewellyn|f
Gethin Prosser-Hughes|m
Muhammad Yusuf Chaudhry|m
Aaliyah Rahman|f
Parminder Dhaliwal|f
Sukhdeep Bains|m
Priyanka Venkataraman|f
Rajesh Chakraborty|m
Fatima al-Masri|f
Tariq Abdelrahman|m
Krzysztof Wiśniewski|m
Agnieszka Lewandowska|f
Oleksandr Kovalenko|m
Svetlana Petrova|f
Ioana Dumitrescu|f
Zoltán Kovács|m
Besnik Hoxha|m
Chukwuemeka Okonjo|m
Folasade Adebayo-Williams|f
Kwabena Mensah|m
Tendai Moyo|f
Yohannes Tesfaye|m
Xiuying Zheng|f
Thuy Linh Tran|f
Jean-Pierre Delacroix|m
María Fernández|f
Björn Lindqvist|m
Jürgen Köhler|m
Desmond Fitzgerald|m
Leticia Braithwaite|f
Gwendolyn Hathersage|f
Rupert Thistlethwaite|m
Imogen Cavendish|f
Dominic Stainforth|m
'''.split('\n') if line]

MENTIONING = '''
{full} was first seen by the health visitor in the spring.
The social worker visited {first} at home, and found the house cold.
{first}'s attendance fell below eighty per cent during that term.
{title} {last} declined the offer of early help and gave no reason.
It was {title} {last} who told the school that the family had moved.
In supervision the practitioner said that {full} had been "difficult to engage".
{first} told a teacher that there was no food in the house.
The paediatrician wrote to {title} {last} about the missed appointments.
Records show that {first} and {other} were living together by then.
The conference heard from {title} {last}'s solicitor.
{initial} {last} is named in the referral, without a date of birth.
A strategy meeting about {first} took place without the police.
The {last} family had been known to three local authorities.
Nobody asked {first} what life was like at home.
When {first} was seen alone, the account was different.
{last}, {first} (Year 6) was recorded as absent.
According to {full}, the injuries were caused by a fall.
"I never met {first}," said the duty worker, "only the aunt."
The {last}s moved out of the area in the following year.
The grandmother, {full}, had cared for the children before.
{title} {last} (father) did not have parental responsibility.
The nursery rang {first}'s mother and left a message.
'''.strip().split('\n')

PLAIN = '''
The review considered the period from March 2019 to September 2021.
Agencies shared information late, and the plan drifted for several months.
Practitioners described long delays, high caseloads and little time to think.
The panel will ask the partnership how it knows that practice has changed.
There was no record of a return interview, nor of any challenge to the decision.
Young people said that they may not be believed when they first speak.
In April the team had four vacancies, and by June it had seven.
Hope was expressed that the new pathway would mark an improvement.
The price of delay was paid by the children, who had shown great patience.
A child protection plan was made under the category of neglect.
Health records were held on a system that other agencies could not read.
The grace period for the assessment ended without a visit.
It is the duty of each partner to make sure that the voice of the child is heard.
Professional curiosity was lacking, and explanations were accepted at face value.
The threshold was not met, in the view of the manager who closed the case.
Strengths were found as well: the school was persistent and kind.
The police shared what they knew in good faith but without a chronology.
Faith leaders and the voluntary sector were not invited to the meeting.
See section 4.2 of the local procedures and the Children Act 1989.
Working Together is clear that assessments are dynamic, not a single event.
Summer holidays are a time of risk, as no professional sees the child every day.
The bill for the placement was disputed between two authorities.
Recommendation 3: the partnership should audit its use of written agreements.
'''.strip().split('\n')


class Writer:
    def __init__(self):
        self.text = ''
        self.mentions = []  # start, end (of characters), index of the person, how

    def put(self, text):
        self.text += text

    def name(self, person, how, text):
        self.mentions.append((len(self.text), len(self.text) + len(text), person, how))
        self.put(text)


def forms(name, sex, random):
    words = name.split()
    return {'full': name, 'first': words[0], 'last': words[-1], 'initial': words[0][0] + '.',
            'title': random.choice(['Mr', 'Mr.'] if sex == 'm' else ['Ms', 'Mrs', 'Miss'])}


def write_sentence(writer, template, person, others, random):
    values = forms(*PEOPLE[person], random)
    # a surname that ends in s gets no plural s of ours
    rest = template
    while '{' in rest:
        before, _, rest = rest.partition('{')
        key, _, rest = rest.partition('}')
        writer.put(before)
        if key == 'other':
            other = random.choice(others)
            writer.name(other, 'forename', PEOPLE[other][0].split()[0])
        elif key == 'title':
            writer.put(values['title'])
        elif key == 'initial' and rest.startswith(' {last}'):
            rest = rest[len(' {last}'):]
            writer.name(person, 'initial and surname', values['initial'] + ' ' + values['last'])
        elif key == 'last' and rest.startswith(', {first}'):
            rest = rest[len(', {first}'):]
            writer.name(person, 'reversed', values['last'] + ', ' + values['first'])
        else:
            writer.name(person, {'full': 'full', 'first': 'forename', 'last': 'surname'}[key], values[key])
    writer.put(rest)


def report(seed, size, people=30):
    """Register (bytes), text (str), mentions (character offsets)."""
    chance = random.Random(seed)
    cast = chance.sample(range(len(PEOPLE)), min(people, len(PEOPLE)))
    writer = Writer()
    section = 0
    while len(writer.text) < size:
        section += 1
        writer.put(f'{section}. The period under review\n\n')
        for _ in range(4):
            for _ in range(chance.randint(3, 6)):
                if chance.random() < 0.4:
                    person = chance.choice(cast)
                    write_sentence(writer, chance.choice(MENTIONING), person, [p for p in cast if p != person], chance)
                else:
                    writer.put(chance.choice(PLAIN))
                writer.put(chance.choice([' ', ' ', ' ', '\n']))
            writer.put('\n\n')
    return register(cast), writer.text, writer.mentions


def register(cast):
    return ''.join(f'P{person:02}\tperson\tSubject {person:02}\tname\t{PEOPLE[person][0]}\n' for person in cast).encode()
