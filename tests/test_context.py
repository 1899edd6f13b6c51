"""What stands around a finding, in every language: the words in [ ] are the finding, the row says which gate undoes it.

A live offer counts, and so does the plea of someone who has one before them, whatever they ask about it.
"""

import pytest

from extractors.indicators import Codebook, Finder, load
from extractors.passage import Passage

GATES = ["negation"] * 3 + ["warning"] * 2 + ["news"] * 2 + ["fiction", "question", "seeker"] + [None] * 4
TEXTS = {
    "en": """
We never [keep your passport], it stays in your bag.
You will not be asked for [a registration fee of 90].
A [deposit for the uniform] is not required.
Beware of ads where the agency [keeps your passport].
If an employer [takes your passport], call the helpline.
Police said the farmer had [held the workers' passports] for a year.
Two brothers were jailed after they [took the passports] of their cleaners.
In this film a girl from a village finds that the boss [keeps her passport].
Is it normal that employers [keep your passport] in the Gulf?
I am looking for work on a farm, and I can [hand over my documents] at once.
Packing job by the sea. [We keep your passport] in the office. Text 07700 900142.
They want me to [send my passport first], is that ok?
What should I do? The boss [took our passports] and we are still here.
The farmer doesn't pay us and [keeps our passports], please help.
""",
    "de": """
Wir [behalten deinen Pass] niemals, er bleibt in deiner Tasche.
Bei uns zahlst du keine [Kaution für die Uniform].
Eine [Gebühr für die Anmeldung] wird nicht erhoben.
Achtung vor Anzeigen, in denen der Vermittler [den Pass einbehält].
Wenn dein Chef [deinen Ausweis behält], ruf eine Beratungsstelle an.
Die Polizei befreite zwölf Erntehelfer, deren Wirt [die Pässe behielt].
Wegen Menschenraubs verurteilt: Der Landwirt soll [die Pässe einbehalten] haben, das Landgericht glaubte den Zeugen.
Der neue Film handelt von einer Köchin, der die Wirtin [den Pass wegnimmt].
Ist es normal, dass Arbeitgeber [den Pass einbehalten]?
Ich suche Arbeit auf dem Bau und kann gern [den Ausweis abgeben].
Küchenhilfe am See, [dein Pass bleibt im Büro], melde dich unter 07700 900143.
Die Agentur verlangt von mir, dass ich [den Pass vorab schicke], ist das seriös?
Der Chef hat [unsere Pässe einbehalten] und gibt sie nicht zurück, was sollen wir tun?
Der Wirt zahlt uns seit Monaten nicht und [behält unsere Pässe].
""",
    "nl": """
Wij houden [je paspoort] nooit in, dat blijft bij jou.
Je betaalt bij ons geen [borg voor het uniform].
[Inschrijfgeld van 90 euro] is niet nodig.
Pas op voor bureaus: eerst [leveren de meiden hun paspoort in].
Als je baas [je paspoort afneemt], bel dan het meldpunt.
De politie bevrijdde vier plukkers van wie de boer [de paspoorten bewaarde].
De rechtbank veroordeelde het echtpaar, dat [de paspoorten had ingenomen].
In deze film komt een meisje in Antwerpen, waar de baas [haar paspoort houdt].
Is het normaal dat werkgevers [je paspoort houden]?
Ik zoek werk in de kas en kan meteen [mijn papieren inleveren].
Inpakwerk bij Venlo, [paspoort lever je in op kantoor], app 07700 900144.
Ze vragen mij om [eerst mijn paspoort op te sturen], is dit betrouwbaar?
De baas heeft [onze paspoorten ingenomen] en we zitten hier nog, wat moeten we doen?
De baas betaalt ons niet en [houdt onze paspoorten].
""",
    "fr": """
Nous ne gardons jamais [votre passeport].
On ne vous demande aucune [caution pour l'uniforme].
Des [frais de dossier] ne sont jamais demandés chez nous.
Attention aux annonces où l'agence [garde le passeport].
Si votre patron [confisque votre passeport], appelez le numéro vert.
La police a interpellé un couple qui [gardait les passeports] des vendangeurs.
Condamné à deux ans de prison ferme, le gérant [confisquait les papiers] de ses plongeurs.
J'ai vu le film hier soir, la patronne y [garde le passeport] de la bonne.
Est-ce que les employeurs peuvent [garder le passeport] dans le Golfe ?
Je cherche du travail en cuisine, je peux [remettre mes papiers] tout de suite.
Cueillette près de Nîmes, [on garde ton passeport] au bureau, appelle le 07700 900145.
L'agence me demande [d'envoyer mon passeport], c'est normal ?
Le patron a [pris nos passeports] et on est bloqués ici, aidez-nous.
Le gérant ne nous paie pas et [garde nos passeports].
""",
    "es": """
Nunca [retenemos tu pasaporte], siempre lo llevas contigo.
Aquí no pagas [fianza por el uniforme].
La [cuota de inscripción] no se cobra.
Cuidado con los anuncios en que la agencia [guarda el pasaporte].
Si tu jefe [te quita el pasaporte], llama al teléfono gratuito.
La policía detuvo a un capataz que [guardaba los pasaportes] de los jornaleros.
Fue condenado a seis años de cárcel el hotelero que [retenía los pasaportes].
En la película la dueña [le quita el pasaporte] a la criada.
¿Es legal que los empleadores [retengan el pasaporte]?
Busco trabajo de interna y puedo [entregar mis documentos] ya.
Almacén en la costa, [el pasaporte queda en la oficina], escríbeme al 07700 900146.
La agencia me pide [mandar el pasaporte primero], ¿es normal?
El patrón [nos quitó los pasaportes] y seguimos aquí, ¿qué hacemos?
El dueño no nos paga y [tiene nuestros pasaportes].
""",
    "ro": """
Noi nu [reținem pașaportul] nimănui.
Fără [taxă de înscriere], totul e la noi.
[Garanția pentru uniformă] nu este cerută.
Feriți-vă de anunțuri în care agenția [păstrează pașaportul].
Dacă patronul [îți ia buletinul], sunați la poliție.
Procurorii au trimis în judecată un fermier care [ținea pașapoartele] muncitorilor.
Potrivit anchetei, patroana [lua actele] fetelor la sosire.
Filmul povestește cum unei fete din sat [i se ia pașaportul].
E normal ca angajatorii [să rețină pașaportul]?
Caut de lucru în construcții, pot [să las buletinul] la birou.
Cules de căpșuni, [actele rămân la șef], sunați la 07700 900147.
Îmi cer [să trimit pașaportul înainte], e sigur?
Șeful ne-a [luat pașapoartele] și nu putem pleca, ce să facem?
Patronul nu ne plătește și [ne ține buletinele].
""",
    "pl": """
Nigdy nie [zabieramy paszportu].
Praca bez [opłaty za rejestrację].
[Kaucja za strój] nie jest wymagana.
Uważaj na ogłoszenia, w których agencja [zatrzymuje paszport].
Jeśli pracodawca [zabierze ci dowód], zadzwoń na infolinię.
Policja zatrzymała gospodarza, który [trzymał paszporty] zbieraczy.
Skazany na trzy lata brygadzista [zabierał dokumenty] robotnikom.
W tym filmie właścicielka [zabiera paszport] dziewczynie ze wsi.
Czy pracodawcy mogą [zatrzymać paszport]?
Szukam pracy na magazynie, mogę od razu [oddać dokumenty].
Pakowanie owoców, [paszport zostaje u szefa], dzwoń 07700 900148.
Chcą ode mnie, żebym [wysłała najpierw paszport], czy to normalne?
Szef [zabrał nam paszporty] i nadal tu jesteśmy, co mamy robić?
Gospodarz nam nie płaci i [trzyma nasze paszporty].
""",
    "sr": """
Mi nikada ne [uzimamo pasoš].
Kod nas nema [depozita za uniformu].
[Taksa za prijavu] se ne plaća, nije potrebna.
Oprez sa oglasima gde agencija [zadržava pasoš].
Ako gazda [uzme tvoju putovnicu], nazovi inspekciju rada.
Policija je uhapsila vlasnika koji je [držao pasoše] berača.
Prema optužnici, šef je [oduzeo dokumente] radnicima.
U ovom filmu gazdarica [uzima pasoš] devojci sa sela.
Da li poslodavci smeju da [zadrže pasoš]?
Tražim posao u hotelu i mogu odmah [predati dokumente].
Pakovanje voća, [pasoš ostaje kod gazde], javi se na 07700 900149.
Traže od mene da [pošaljem pasoš unapred], je li to normalno?
Gazda nam je [uzeo pasoše] i ne možemo otići, što da radimo?
Gazda nas ne plaća i [drži nam pasoše].
""",
    "bg": """
Ние никога не [задържаме паспорта].
При нас няма [такса за регистрация].
[Депозит за униформа] не се изисква.
Внимавайте с обяви, при които агенцията [задържа паспорта].
Ако работодателят [ви вземе личната карта], обадете се на инспекцията по труда.
Полицията арестува собственик, който [държал паспортите] на берачите.
Според прокуратурата бригадирът [взимал документите] на работниците.
Във филма стопанката [взема паспорта] на момиче от село.
Могат ли работодателите да [задържат паспорта]?
Търся работа в хотел и мога веднага да [предам документите].
Пакетиране на плодове, [паспортът стои при шефа], звънни на 07700 900150.
Искат от мен да [пратя паспорта предварително], нормално ли е?
Шефът ни [взе паспортите] и още сме тук, какво да правим?
Шефът не ни плаща и [държи паспортите ни].
""",
    "hu": """
Mi soha nem [tartjuk meg az útleveled].
[Regisztrációs díj] nincs.
[Kaució a munkaruháért] nélkül kezdhetsz.
Vigyázat az olyan hirdetésekkel, ahol az ügynökség [elkéri az útlevelet].
Ha a főnök [elveszi az útleveled], hívd a segélyvonalat.
A rendőrség elfogta a gazdát, aki [magánál tartotta az útleveleket].
A vádirat szerint a tulajdonos [elvette a lányok iratait].
A filmben a háziasszony [elveszi az útlevelét] egy falusi lánynak.
Elvehetik-e a munkáltatók [az útlevelet]?
Munkát keresek építkezésen, az irataimat [leadom az irodában].
Gyümölcscsomagolás, [az útlevél a főnöknél marad], hívj a 07700 900151 számon.
Azt kérik, hogy [előre küldjem el az útlevelem], ez normális?
A főnök [elvette az útlevelünket], félünk, mit tegyünk?
A gazda nem fizet és [nála vannak az útlevelek].
""",
    "pt": """
Nunca [ficamos com o passaporte].
Connosco não há [taxa de inscrição].
[Caução pela farda] não é exigida.
Cuidado com anúncios em que a agência [guarda o passaporte].
Se o patrão [ficar com o seu passaporte], ligue para a linha de apoio.
A polícia deteve um feitor que [guardava os passaportes] dos apanhadores.
Segundo a investigação, o dono [retinha os documentos] das empregadas.
No filme a patroa [tira o passaporte] à criada.
É legal que os patrões [fiquem com o passaporte]?
Procuro trabalho no campo e posso [entregar os documentos] já.
Embalar fruta, [o passaporte fica no escritório], liga 07700 900152.
A agência pede-me para [mandar o passaporte primeiro], isto é normal?
O chefe [tirou-nos os passaportes] e ainda estamos aqui, o que fazemos?
O patrão não nos paga e [tem os nossos passaportes].
""",
    "it": """
Non tratteniamo mai [il passaporto].
Da noi nessuna [cauzione per la divisa].
La [quota di iscrizione] non è richiesta.
Attenzione agli annunci in cui l'agenzia [tiene il passaporto].
Se il datore [ti ritira il passaporto], chiama il numero verde.
La polizia ha arrestato un caporale che [teneva i passaporti] dei braccianti.
Condannati i titolari che [ritiravano i documenti] alle cameriere.
Nel film la padrona [si tiene il passaporto] della ragazza.
È normale che i datori [tengano il passaporto]?
Cerco lavoro come badante, posso [consegnare i documenti] subito.
Raccolta di mele, [il passaporto resta in ufficio], chiamami al 07700 900153.
L'agenzia mi chiede di [mandare prima il passaporto], è normale?
Il capo [ci ha preso i passaporti] e siamo ancora qui, cosa dobbiamo fare?
Il titolare non ci paga e [tiene i nostri passaporti].
""",
    "ru": """
Мы никогда не [забираем паспорт].
Никаких [взносов за регистрацию].
[Залог за форму] не требуется.
Остерегайтесь объявлений, где агентство [забирает паспорт].
Если работодатель [забирает паспорт], звоните на горячую линию.
Полиция задержала фермера, который [держал паспорта] сезонников.
По данным следствия, хозяйка [отбирала документы] у девушек.
Посмотрел фильм, где хозяйка [забирает паспорт] у деревенской девушки.
Имеют ли право работодатели [забирать паспорт]?
Ищу работу на стройке, могу сразу [сдать документы].
Фасовка фруктов, без обмана, [паспорт хранится у бригадира], звоните 07700 900154.
Агентство просит меня [прислать сначала паспорт], это нормально?
Что нам делать, хозяин [забрал паспорта] и не отпускает?
Хозяин нам не платит и [держит наши паспорта].
""",
    "uk": """
Ми ніколи не [забираємо паспорт].
Жодних [внесків за реєстрацію].
[Застава за форму] не потрібна.
Остерігайтеся оголошень, де агентство [забирає паспорт].
Якщо роботодавець [забирає паспорт], телефонуйте на гарячу лінію.
Поліція затримала фермера, який [тримав паспорти] заробітчан.
За даними слідства, господиня [відбирала документи] у дівчат.
Подивилася фільм, де господиня [забирає паспорт] у дівчини.
Чи мають право роботодавці [забирати паспорт]?
Шукаю роботу на будівництві, можу одразу [здати документи].
Пакування фруктів, без обману, [паспорт зберігається у бригадира], дзвоніть 07700 900155.
Агентство просить мене [надіслати спочатку паспорт], це нормально?
Що нам робити, господар [забрав паспорти] і не відпускає?
Господар нам не платить і [тримає наші паспорти].
""",
    "zh": """
我们绝不[扣押护照]。
入职不收[押金三百]。
[护照交公司保管]是违法的。
警惕：有些中介会[扣押护照]。
如果老板[收走护照]，请打求助热线。
警方通报称，店主[扣押了工人的护照]。
法院判处园区主管五年有期徒刑，他[收走了员工的护照]。
这部电影讲老板娘[扣下姑娘的护照]。
雇主是否可以[扣留护照]？
本人求职，可以马上[交证件]。
海边包装工，无套路，[护照由公司保管]，加微信详聊，电话07700 900156。
中介让我[先寄护照]，这样靠谱吗？
老板[收走了我们的护照]，走不了，怎么办？
老板不给钱，[扣着我们的护照]，求帮助。
""",
}


ROWS = [
    (language, gate, text)
    for language, texts in TEXTS.items()
    for gate, text in zip(GATES, texts.split("\n")[1:-1], strict=True)
]


def finder(book: Codebook) -> Finder:
    """The project's cues around a rule that finds what stands in [ ]."""
    said: dict[str, list[str]] = {language: [] for language in TEXTS}
    for language, _, text in ROWS:
        said[language].append(text[text.index("[") + 1 : text.index("]")])
    rule = book.rules["control.document_retention"].model_copy(update={"phrases": said, "guards": {}})
    return Finder(Codebook({rule.id: rule}, book.lists, book.cues, book.files, book.version), experimental=True)


BOOK = load()
FINDER = finder(BOOK)


@pytest.mark.parametrize(("language", "gate", "text"), ROWS)
def test_a_finding_is_undone_by_what_stands_around_it(language: str, gate: str | None, text: str) -> None:
    start, plain = text.index("["), text.replace("[", "").replace("]", "")
    found = FINDER.sightings(Passage(text=plain, language=language))
    assert [sighting.undone for sighting in found if sighting.indicator.start == start] == [gate]


def test_every_language_has_every_cue() -> None:
    assert set(BOOK.cues) == set(TEXTS)
    for cues in BOOK.cues.values():
        assert all(dict(cues).values())
