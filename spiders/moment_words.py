"""The words of dates by language: months, weekdays, day words, units and what merely stands beside them.

Alternatives stand apart by spaces, "_" is a space within a phrase, "|" parts the places of a list. Forms without
their accents need no mention. `units` run from second to year, `days` are today | yesterday | the day before |
tomorrow.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. `lapsed` are units that say "ago" themselves; `half` is half an hour; `few` an unnamed number."""

    months: str = ""
    weekdays: str = ""
    days: str
    units: str
    ago: str
    lapsed: str = ""
    now: str
    half: str = ""
    one: str = ""
    few: str = ""
    am: str = ""
    pm: str = ""
    beside: str = ""
    order: str = "DMY"


ANY: Final = Words(
    days="|||",
    units="s sec|min|h|d|||",
    ago="",
    now="",
    am="am a_m",
    pm="pm p_m",
    beside="at on of the t",
)

WEST: Final[dict[str, Words]] = {
    "en": Words(
        months="jan january|feb february|mar march|apr april|may|jun june|jul july|aug august"
        "|sep sept september|oct october|nov november|dec december",
        weekdays="mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday|fri friday|sat"
        " saturday|sun sunday",
        days="today|yesterday|the_day_before_yesterday|tomorrow",
        units="s sec secs second seconds|m min mins minute minutes|h hr hrs hour hours|d day days"
        "|w wk wks week weeks|mo mos mth mths month months|y yr yrs year years",
        ago="ago last past",
        now="now just_now right_now a_moment_ago moments_ago a_few_moments_ago less_than_a_minute_ago"
        " a_few_seconds_ago few_seconds_ago seconds_ago",
        half="half_an_hour half_hour",
        one="a an one",
        few="few several",
        pm="noon",
        beside="and at on of the in st nd rd th last this about around over almost approximately posted joined"
        " published added"
        " updated edited created written started registered date time hrs o'clock year",
        order="MDY",
    ),
    "de": Words(
        months="jan januar jänner jaenner|feb februar feber|mär märz mrz maerz|apr april|mai|jun juni|jul"
        " juli|aug august"
        "|sep sept september|okt oktober|nov november|dez dezember",
        weekdays="mo mon montag|di die dienstag|mi mit mittwoch|do don donnerstag|fr fre freitag|sa sam"
        " samstag sonnabend"
        "|so son sonntag",
        days="heute|gestern|vorgestern|morgen",
        units="s sek sekunde sekunden|m min minute minuten|h std stunde stunden|tag tage tagen|wo woche wochen"
        "|mon monat monate monaten|j jahr jahre jahren",
        ago="vor her letzte letzten letzter letztes",
        now="jetzt soeben gerade gerade_eben eben vor_wenigen_sekunden vor_einem_moment vor_einem_augenblick"
        " vor_wenigen_augenblicken",
        half="einer_halben_stunde halbe_stunde",
        one="ein eine einer einem",
        few="wenigen einigen",
        am="vormittags morgens",
        pm="nachmittags abends mittags",
        beside="und um am den der uhr etwa ca und im vom letzten geschrieben verfasst erstellt veröffentlicht"
        " gepostet"
        " beitrag datum registriert geändert aktualisiert",
    ),
    "nl": Words(
        months="jan januari|feb februari|mrt maart|apr april|mei|jun juni|jul juli|aug augustus|sep sept"
        " september"
        "|okt oktober|nov november|dec december",
        weekdays="ma maandag|di dinsdag|wo woensdag|do donderdag|vr vrijdag|za zaterdag|zo zondag",
        days="vandaag|gisteren|eergisteren|morgen",
        units="s sec seconde seconden|m min minuut minuten|u uur uren|d dag dagen|wk week weken|mnd maand"
        " maanden|j jr jaar jaren",
        ago="geleden vorige afgelopen",
        now="nu zojuist net zonet een_moment_geleden enkele_seconden_geleden een_paar_seconden_geleden",
        half="een_half_uur half_uur",
        one="een één",
        few="enkele paar",
        beside="en om op de het van ongeveer circa ca afgelopen geplaatst gepost geschreven geregistreerd datum uur",
    ),
    "fr": Words(
        months="janv janvier jan|févr février fév|mars mar|avr avril|mai|juin jun|juil juillet jul|août aou"
        "|sept septembre sep"
        "|oct octobre|nov novembre|déc décembre",
        weekdays="lun lundi|mar mardi|mer mercredi|jeu jeudi|ven vendredi|sam samedi|dim dimanche",
        days="aujourd'hui aujourd_hui|hier|avant_hier|demain",
        units="s sec seconde secondes|m min minute minutes|h heure heures|j jour jours|sem semaine semaines"
        "|mois|an ans année années",
        ago="il_y_a il_ya il_y a_y dernier dernière",
        now="maintenant à_l'instant à_l_instant il_y_a_un_instant il_y_a_quelques_instants il_y_a_quelques_secondes",
        half="une_demi_heure demi_heure",
        one="un une",
        few="quelques",
        beside="le la à a au du de er vers environ dernier dernière posté publié écrit inscrit ajouté"
        " modifié message et",
    ),
    "es": Words(
        months="ene enero|feb febrero|mar marzo|abr abril|may mayo|jun junio|jul julio|ago agosto|sep sept"
        " septiembre set setiembre"
        "|oct octubre|nov noviembre|dic diciembre",
        weekdays="lun lunes|mar martes|mié miércoles|jue jueves|vie viernes|sáb sábado|dom domingo",
        days="hoy|ayer|anteayer antes_de_ayer antier|mañana",
        units="s seg segundo segundos|m min minuto minutos|h hs hr hora horas|d día días|sem semana semanas"
        "|mes meses|año años",
        ago="hace atrás pasado pasada",
        now="ahora ahora_mismo justo_ahora hace_un_momento hace_un_instante hace_unos_segundos hace_unos_momentos",
        half="media_hora",
        one="un una uno",
        few="unos unas",
        beside="a la las el los de del en y por hrs aproximadamente cerca alrededor último pasado publicado"
        " escrito enviado"
        " registrado mensaje fecha",
    ),
    "pt": Words(
        months="jan janeiro|fev fevereiro|mar março|abr abril|mai maio|jun junho|jul julho|ago agosto|set"
        " setembro|out outubro"
        "|nov novembro|dez dezembro",
        weekdays="seg segunda segunda_feira|ter terça terça_feira|qua quarta quarta_feira|qui quinta"
        " quinta_feira"
        "|sex sexta sexta_feira|sáb sábado|dom domingo",
        days="hoje|ontem|anteontem|amanhã",
        units="s seg segundo segundos|m min minuto minutos|h hora horas|d dia dias|sem semana semanas|mês"
        " meses|ano anos",
        ago="há atrás passado passada",
        now="agora agora_mesmo há_um_momento há_instantes há_poucos_segundos há_alguns_segundos agora_há_pouco",
        half="meia_hora",
        one="um uma",
        few="alguns algumas poucos",
        beside="a à às as o os de do da em e por volta cerca último passada publicado escrito postado"
        " enviado registrado data",
    ),
    "it": Words(
        months="gen gennaio|feb febbraio|mar marzo|apr aprile|mag maggio|giu giugno|lug luglio|ago agosto"
        "|set sett settembre"
        "|ott ottobre|nov novembre|dic dicembre",
        weekdays="lun lunedì|mar martedì|mer mercoledì|gio giovedì|ven venerdì|sab sabato|dom domenica",
        days="oggi|ieri|l'altro_ieri altro_ieri avantieri|domani",
        units="s sec secondo secondi|m min minuto minuti|h ora ore|g gg giorno giorni|sett settimana"
        " settimane|mese mesi|anno anni",
        ago="fa scorso scorsa",
        now="adesso ora proprio_ora un_momento_fa poco_fa pochi_secondi_fa qualche_secondo_fa un_attimo_fa",
        half="mezz'ora mezzora mezz_ora",
        one="un una uno un'",
        few="pochi poche alcuni alcune qualche",
        beside="alle all' all alla le il lo la i del di dell' circa e scorso scorsa inviato pubblicato"
        " scritto inserito iscritto data",
    ),
    "ro": Words(
        months="ian ianuarie|feb febr februarie|mar mart martie|apr aprilie|mai|iun iunie|iul iulie|aug august"
        "|sep sept septembrie|oct octombrie|nov noi noiem noiembrie|dec decembrie",
        weekdays="lun lu luni|mar ma marți marţi|mie mi miercuri|joi jo|vin vi vineri|sâm sb sâmbătă|dum du duminică",
        days="azi astăzi|ieri|alaltăieri|mâine",
        units="s sec secundă secunde|m min minut minute|h oră ore|z zi zile|săpt săptămână săptămâni|lună luni|an ani",
        ago="acum în_urmă în_urmă_cu",
        now="chiar_acum acum acum_câteva_secunde acum_câteva_momente tocmai_acum adineauri",
        half="jumătate_de_oră o_jumătate_de_oră",
        one="un o una",
        few="câteva câțiva",
        beside="și la ora de pe în data din cu aproximativ trecută trecut publicat scris postat adăugat înregistrat",
    ),
}

# Minutes east of UTC. Names that mean several zones (CST, IST, BST) are left out.
ZONES: Final = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "msk": 180, "мск": 180, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420,
}  # fmt: skip
