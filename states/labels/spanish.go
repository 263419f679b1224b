package labels

// spanish holds the labels in Spanish: a line each, in the order of their keys, as [Catalogue] says.
const spanish Catalogue = `
basis.inferred Deducido del total de la campaña
basis.none No consta en qué se basa
basis.published Puntuado por la campaña
basis.reading Leído por los compiladores
bill proy.
criterion.attorney_fees Empezar a conceder los honorarios de abogado
criterion.constitutional_violations Terminar la inmunidad por violaciones constitucionales
criterion.damage_caps Terminar los topes a las indemnizaciones
criterion.failure_to_intervene Empezar a responder por no intervenir
criterion.full_compensation Empezar a compensar por completo
criterion.misconduct_disclosure Empezar a divulgar las faltas
criterion.officer_consequences Empezar a imponer consecuencias a los agentes
criterion.police_officers Terminar la inmunidad de la policía
criterion.public_employees Terminar la inmunidad de todos los empleados públicos
date.day {1} de {0} de {2}
date.month {0} de {1}
effect.expands amplía la inmunidad
effect.limits limita la inmunidad
effect.neither deja la inmunidad como está
effect.would_expand ampliaría la inmunidad
federal Federal
group.end TERMINAR
group.start EMPEZAR
highest proyecto con más puntos: {0}
highest.unscored con proyectos sin puntuar
kind.none no se encontró ninguna ley que limite la inmunidad
kind.partial ley en vigor, puntuada en parte
kind.scored ley en vigor
kind.unsearched sin evaluar
law.coming ley en vigor a partir del {0}
law.from en vigor a partir del {0}
law.since en vigor desde el {0}
mark.expands ley que amplía la inmunidad
mark.expands_pending proyecto pendiente para ampliar la inmunidad
mark.local ley local
mark.pending proyecto pendiente
mark.recent aprobada hace poco
month.1 enero
month.10 octubre
month.11 noviembre
month.12 diciembre
month.2 febrero
month.3 marzo
month.4 abril
month.5 mayo
month.6 junio
month.7 julio
month.8 agosto
month.9 septiembre
nothing ni ley ni proyecto encontrados
partly puntuada en parte
place.AS Samoa Americana
place.DC Distrito de Columbia
place.HI Hawái
place.LA Luisiana
place.MP Islas Marianas del Norte
place.NC Carolina del Norte
place.ND Dakota del Norte
place.NH Nuevo Hampshire
place.NJ Nueva Jersey
place.NM Nuevo México
place.NY Nueva York
place.OR Oregón
place.PA Pensilvania
place.SC Carolina del Sur
place.SD Dakota del Sur
place.US Estados Unidos
place.VI Islas Vírgenes de los EE. UU.
place.WV Virginia Occidental
proposed propuesto, no es ley
role.amendment Modificada por
role.ended_law Ya no está en vigor
role.expanding_bill Leyes y proyectos que amplían la inmunidad
role.failed_bill Proyectos que no se aprobaron
role.law Ley en vigor
role.local_bill Ley local
role.other_bill Estudios, y leyes que dejan aquí la inmunidad como está
role.pending_bill Proyectos pendientes
role.unknown_bill Proyectos cuyo resultado no se conoce
role.upcoming_law Aprobada, todavía no en vigor
score {0} de {1}
score.range de {0} a {1} de {2}
status.enacted promulgada
status.failed no se aprobó
status.pending pendiente
status.unknown resultado desconocido
verdict.met se cumple
verdict.none sin evaluar
verdict.partial se cumple en parte
verdict.unmet no se cumple
`
