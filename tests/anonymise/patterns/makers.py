"""Identifiers of each kind and what looks like them, made up by the published rules, without the library's code."""
import calendar
import string

# Numbers for use in drama: nobody's, and of the form of anybody's.
DRAMA = ['0113 496 0', '0114 496 0', '0115 496 0', '0116 496 0', '0117 496 0', '0118 496 0', '0121 496 0', '0131 496 0',
         '0141 496 0', '0151 496 0', '0161 496 0', '020 7946 0', '0191 498 0', '028 9649 6', '029 2018 0', '01632 960',
         '07700 900', '08081 570', '0909 879 0', '03069 990']
MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
          'December']
DAYS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh',
        'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
        'twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth',
        'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first']
UPN = 'ABCDEFGHJKLMNPQRTUVWXYZ'
AREAS = ('AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK '
         'FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG '
         'NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR '
         'TS TW UB W WA WC WD WF WN WR WS WV YO ZE').split()
INWARD = 'ABDEFGHJLNPQRSTUWXYZ'


def digits(dice, count):
    return ''.join(dice.choice(string.digits) for _ in range(count))


def letters(dice, alphabet, count):
    return ''.join(dice.choice(alphabet) for _ in range(count))


def ten_digits(dice, first, remainder):
    """Ten digits whose sum, weighted from ten down, leaves a remainder of eleven."""
    while True:
        nine = dice.choice(first) + digits(dice, 8)
        total = sum(int(d) * (10 - i) for i, d in enumerate(nine))
        check = (remainder - total) % 11
        if check < 10 and len(set(nine + str(check))) > 1:
            return nine + str(check)


def nhs(dice, first='4679'):
    return ten_digits(dice, first, 0)


def not_nhs(dice):
    return ten_digits(dice, '46', dice.randrange(1, 11))


def uln(dice):
    return ten_digits(dice, '123456789', 10)


def utr(dice):
    nine = digits(dice, 9)
    total = sum(int(d) * w for d, w in zip(nine, (6, 7, 8, 9, 10, 5, 4, 3, 2)))
    return '21987654321'[total % 11] + nine


def upn(dice, temporary=False):
    rest = digits(dice, 11) + (dice.choice(UPN) if temporary else digits(dice, 1))
    total = sum((UPN.index(c) if c in UPN else int(c)) * (i + 2) for i, c in enumerate(rest))
    return UPN[total % 23] + rest


def not_upn(dice):
    right = upn(dice)
    return dice.choice([c for c in UPN if c != right[0]]) + right[1:]


def nino(dice):
    while True:
        prefix = dice.choice('ABCEGHJKLMNOPRSTWXYZ') + dice.choice('ABCEGHJKLMNPRSTWXYZ')
        if prefix not in ('BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ', 'OO', 'CR', 'FY', 'MW', 'NC', 'PP', 'PY', 'PZ'):
            return prefix + digits(dice, 6) + dice.choice('ABCD')


def not_nino(dice):
    wrong = dice.choice(['prefix', 'first', 'second', 'suffix'])
    right = nino(dice)
    if wrong == 'prefix':
        return dice.choice(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']) + right[2:]
    if wrong == 'first':
        return dice.choice('DFIQUV') + right[1:]
    if wrong == 'second':
        return right[0] + dice.choice('DFIOQUV') + right[2:]
    return right[:8] + dice.choice('EGHKLRSTWXYZ')


def postcode(dice):
    area = dice.choice(AREAS)
    district = dice.choice(['1', '2', '5', '9', '10', '14', '23', '48'])
    if area in ('E', 'N', 'W') and dice.random() < .3:
        district = '1' + dice.choice('ABCW'[:3] if area != 'N' else 'CP'[:1])
    if area in ('EC', 'WC', 'SW') and dice.random() < .5:
        district = dice.choice('1234') + dice.choice('AEMNPRVWXY')
    return area + district, dice.choice(string.digits) + letters(dice, INWARD, 2)


def not_postcode(dice):
    area, inward = postcode(dice)
    wrong = dice.choice(['inward', 'first', 'area', 'short'])
    if wrong == 'inward':
        return area, inward[0] + dice.choice('CIKMOV') + inward[2]
    if wrong == 'first':
        return dice.choice('QVX') + dice.choice('123'), inward
    if wrong == 'area':
        return dice.choice(['AC', 'BC', 'DB', 'FA', 'HL', 'RA', 'TB', 'WE', 'YA', 'C', 'A', 'D', 'J']) + '1', inward
    return area, inward[:2]


def licence(dice):
    name = letters(dice, string.ascii_uppercase, dice.randrange(2, 6)).ljust(5, '9')
    month = dice.randrange(1, 13) + dice.choice([0, 50])
    return (f'{name}{dice.randrange(10)}{month:02}{dice.randrange(1, 29):02}{dice.randrange(10)}'
            f'{dice.choice(string.ascii_uppercase)}{dice.choice(string.ascii_uppercase + "9")}9'
            f'{letters(dice, string.ascii_uppercase, 2)}')


def vehicle(dice):
    tag = dice.choice('ABCDEFGHJKLMNOPRSTUVWXY') + dice.choice('ABCDEFGHJKLMNOPRSTUVWXY')
    age = dice.choice([*range(2, 26), *range(51, 76)])
    return f'{tag}{age:02}', letters(dice, 'ABCDEFGHJKLMNOPRSTUVWXYZ', 3)


def phone(dice):
    """The digits of a number, with its 0, and where its groups end."""
    group = dice.choice(DRAMA)
    number = group + digits(dice, 11 - len(group.replace(' ', '')))
    return number


def phone_forms(dice, number):
    """A number as people write it: `number` has single spaces between its groups."""
    national = number[1:]
    first, rest = number.split(' ', 1)
    return dice.choice([number, number.replace(' ', ''), number.replace(' ', '-'), number.replace(' ', '.'),
                        f'({first}) {rest}', f'+44 {national}', f'+44{national.replace(" ", "")}',
                        f'+44 (0){national}', f'0044 {national}', f'+44(0){national.replace(" ", "")}',
                        number.replace(' ', '\n', 1)])


def pnc(dice):
    year = dice.randrange(1975, 2024)
    serial = dice.randrange(1, 10 ** 7)
    check = 'ZABCDEFGHJKLMNPQRTUVWXY'[(year % 100 * 10 ** 7 + serial) % 23]
    return f'{year}/{serial:07}{check}'


def iban(dice):
    rest = letters(dice, string.ascii_uppercase, 4) + digits(dice, 14)
    number = int(''.join(str(int(c, 36)) for c in rest + 'GB00'))
    return f'GB{98 - number % 97:02}{rest}'


def card(dice):
    fifteen = dice.choice('45') + digits(dice, 14)
    total = 0
    for i, d in enumerate(reversed(fifteen)):
        total += sum(divmod(int(d) * 2, 10)) if i % 2 == 0 else int(d)
    return fifteen + str(-total % 10)


def in_groups(number, sizes, between):
    parts = []
    for size in sizes:
        parts.append(number[:size])
        number = number[size:]
    return between.join(parts)


def nth(day):
    return f'{day}{"th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")}'


def day(dice, first=1990, last=2024):
    year = dice.randrange(first, last)
    month = dice.randrange(1, 13)
    return year, month, dice.randrange(1, calendar.monthrange(year, month)[1] + 1)


def date_forms(year, month, day_):
    """Every form of an exact date that is definite by itself."""
    name, short = MONTHS[month - 1], MONTHS[month - 1][:3]
    yy = f'{year % 100:02}'
    return [f'{day_} {name} {year}', f'{nth(day_)} {name} {year}', f'{nth(day_)} of {name} {year}',
            f'{nth(day_)} of {name}, {year}', f'{day_:02} {short} {year}', f'{day_} {short}. {year}',
            f'{day_}-{short}-{year}', f'{day_} {name}, {year}', f'{name} {day_}, {year}', f'{name} {nth(day_)}, {year}',
            f'{name} {day_} {year}', f'{short} {day_} {year}', f'{day_:02}/{month:02}/{year}', f'{day_}/{month}/{year}',
            f'{day_:02}-{month:02}-{year}', f'{day_:02}.{month:02}.{year}', f'{day_}/{month}/{yy}',
            f'{year}-{month:02}-{day_:02}', f'{year}/{month:02}/{day_:02}', f'{year}-{month:02}-{day_:02}T09:30:00',
            f"{day_} {name} '{yy}", f'{day_} {name}\n{year}', f'{day_}  {name}  {year}', f'{day_} {name.upper()} {year}',
            f'{day_} {name.lower()} {year}', f'{day_} / {month} / {year}', f'{year} {name} {day_}',
            f'the {DAYS[day_ - 1]} of {name} {year}', f'{nth(day_)} day of {name} {year}',
            f'{name} the {nth(day_)}, {year}', f'{day_}{short}{year}']


def date_forms_unsure(month, day_):
    """Without a year: to be reviewed."""
    name = MONTHS[month - 1]
    return [f'{day_} {name}', f'{nth(day_)} {name}', f'{nth(day_)} of {name}', f'{name} {nth(day_)}', f'{name} {day_}',
            f'the {DAYS[day_ - 1]} of {name}', f'{name} the {DAYS[day_ - 1]}']


def not_dates(dice):
    """What has the look of a date, and is none."""
    a, b, c = dice.randrange(1, 13), dice.randrange(1, 13), dice.randrange(1, 29)
    year = dice.randrange(1990, 2024)
    return dice.choice([
        f'version {a}.{b}.{c}', f'v{a}.{b}.{c}.{a}', f'section {a}.{b}.{c:02}', f'paragraph {a}.{b}.{c:02}',
        f'para {c}.{a}.{b:02}', f'{a}/{c}', f'{a}.{b}', f'{year}/{(year + 1) % 100:02}', f'{year}-{(year + 1) % 100:02}',
        f'{year}-{year + 3}', f'SI {year}/{c}{a}', f'the Children Act {year}', f'31/{dice.choice([2, 4, 6, 9, 11]):02}/{year}',
        f'{c}/{dice.randrange(13, 25) + 20}/{year}', '30 February ' + str(year), f'{MONTHS[a - 1]} {year}', '24/7',
        f'figure {a}.{b}.{c}', f'table {a}.{b}.{year}', f'{a}-{b}', f'{a}:{c:02}', f'{a}.30 to {b}.45', f'{c}-{c + a} cases',
        f'{a}.{b}.{c}.{a}', f'192.168.{a}.{c}', f'between {a} and {b} years', f'autumn {year}', f'{c} of {c + a}'])
