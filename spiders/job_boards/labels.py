"""What a page's own label ("Employment form", "Lohn") says that its value is, in the words of Vacancy's facts."""

from collections.abc import Iterable
from typing import Final

_LABELS: Final = {
    "employer": "company|employer|organisation|organization|firma|arbeitgeber|unternehmen|société|entreprise|employeur"
    "|empresa|azienda|společnost|zaměstnavatel|pracodawca|компания|работодатель|роботодавець|компанія|werkgever|bedrijf",
    "place": "location|place of work|workplace|city|region|job location|arbeitsort|ort|standort|einsatzort|lieu"
    "|localisation|lieu de travail|lugar|ubicación|ciudad|luogo|sede|místo výkonu práce|místo výkonu|lokalita|místo"
    "|miejsce pracy|lokalizacja|miasto|город|место работы|место|місто|місце роботи|plaats|locatie|localização|cidade",
    "country": "country|land|pays|país|paese|země|stát|kraj|страна|країна",
    "pay": "salary|pay|wage|wages|rate|remuneration|compensation|gehalt|lohn|vergütung|verdienst|salaire|rémunération"
    "|salario|sueldo|retribuzione|plat|mzda|wynagrodzenie|płaca|pensja|stawka|зарплата|оплата|заработная плата"
    "|salaris|loon|salário|ücret|maaş|bér|fizetés",
    "hours": "hours|working hours|work hours|shift|shifts|schedule|arbeitszeit|arbeitszeiten|horaires|temps de travail"
    "|horario|orario|pracovní doba|úvazek|godziny pracy|wymiar pracy|график|график работы|рабочие часы|werktijden|uren",
    "contract": "employment form|employment type|job type|type of employment|contract type|contract|employment contract"
    "|position type|anstellungsart|beschäftigungsart|vertragsart|art der anstellung|type de contrat|contrat"
    "|tipo de contrato|contratto|tipo di contratto|typ pracovního poměru|pracovní poměr|druh pracovního poměru"
    "|rodzaj umowy|typ umowy|тип занятости|занятость|тип зайнятості|dienstverband|contracttype|tipo de emprego",
    "housing": "housing|accommodation|lodging|unterkunft|wohnung|logement|hébergement|alojamiento|vivienda|alloggio"
    "|ubytování|zakwaterowanie|mieszkanie|жилье|жильё|проживание|житло|huisvesting|alojamento|szállás|cazare",
    "transport": "transport|transportation|travel|transfer|anreise|transporte|trasporto|doprava|dojazd|проезд|транспорт"
    "|проїзд|vervoer",
    "contact": "contact|contact person|ansprechpartner|kontakt|contacto|contatto|контакт|контакты|contactpersoon"
    "|phone|telephone|tel|e-mail|email|telefon|téléphone|teléfono|телефон",
    "valid_through": "valid through|closing date|deadline|apply by|application deadline|bewerbungsfrist|date limite"
    "|fecha límite|scadenza|uzávěrka|termin składania|ważne do|срок подачи|sluitingsdatum",
}
_FACT_OF: Final = {label: fact for fact, labels in _LABELS.items() for label in labels.split("|")}


def labelled(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Facts from (label, value) pairs as shown; the first value of a fact counts, other labels are left out."""
    facts: dict[str, object] = {}
    for label, value in pairs:
        fact = _FACT_OF.get(label.casefold().strip(" :：*"))
        if fact and value:
            facts.setdefault(fact, value)
    return facts
