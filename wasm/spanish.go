package wasm

// spanish holds the texts in Spanish, as [english] does; with the names of places that differ, and the standards.
const spanish catalogue = `
AToZ de la A a la Z
Act Pasar a la acción
ActLead Elija su estado para escribir a sus legisladores.
All Todo
And {0} y {1}
AndI {0} e {1}
AsOf Fecha
Ascending de menor a mayor
AtLeast {0} hasta ahora
Between entre {0} y {1}
BillTitle Título
Bills Proyectos
BillsByScore La puntuación más alta primero
BillsByScoreNote Según lo que se cumple con seguridad; un intervalo puede acabar más arriba. Solo una ley cuenta en la puntuación de su lugar.
BillsShown {0} de {1} proyectos coinciden.
Caption Todas las jurisdicciones el {0}
Card Imagen para compartir
CaseCount {0} {0:caso|casos}
CaseDot de dónde viene un caso
Cases Casos judiciales
ChoosePlace Elija una jurisdicción
Cite «{0}», edición del {1}.
CiteAs Citar así:
CiteAsOf A la fecha del {0}.
Close Cerrar
Companions también {0}
Compare Comparar
CompareCaption Lado a lado el {0}, y frente a 9 de 9
CompareChoose Lugares que se comparan
CompareEmpty Elija de dos a cuatro lugares.
CompareNone Ninguno
CompareNth Lugar {0}
Copied Copiado
CopyLink Copiar enlace
CopyText Copiar texto
Correct Avisar de un error
Coverage Cómo se buscó
Criterion Criterio
Current El mapa actual
DataOf datos de {0}
Day el día
Descending de mayor a menor
Doctrine Lo que fijó:
DownloadCSV Descargar CSV
DraftAsk Le pido que apoye una ley que cumpla los nueve criterios.
DraftBill Pendiente hoy: {0}.
DraftClose Atentamente, [su nombre y dirección]
DraftMissing A nuestra ley todavía le falta {0}.
DraftOpen Le escribo como residente de su distrito sobre la inmunidad calificada, que evita que los funcionarios que violan los derechos de las personas tengan que pagar por ello.
DraftRecord Con los mismos criterios, un proyecto registrado, {0}, obtiene {1}.
DraftSubject La inmunidad calificada en {0}
DraftTell Le ruego que me diga si nuestra ley la limita.
Earlier Cambio anterior de la ley
EditionAdded añadido: {0}
EditionChanged Qué cambió esta edición
Effect Efecto
Email Abrir en un correo
EnactedOn promulgada el {0}
EndOf Fines de {0}
EndedOn ya no está en vigor desde el {0}
EventExpands Amplía la inmunidad.
EventLocal Una ley solo de {0}.
EventNoChange La puntuación no cambió.
EventOpen Puntuación todavía sin fijar: {0}.
EventOther Deja como está la inmunidad de los funcionarios del lugar.
EventScore Puntuación: {0} → {1}.
FailedChoice No se pudo cargar lo que eligió. Se muestra lo de antes; elija de nuevo para volver a intentarlo.
FailedCopy El navegador no permitió copiar. Seleccione el texto y cópielo a mano.
FailedDetails No se pudieron cargar los detalles. Elija de nuevo el lugar para volver a intentarlo.
FailedDocument No se pudo cargar el resto del mapa. Elija algo para volver a intentarlo.
FailedFile No se pudo crear el archivo. Pídalo de nuevo para volver a intentarlo.
FailedOn no se aprobó, {0}
FailedPart No se pudo mostrar esta parte.
FailedSource No se pudieron cargar los datos de este sitio. En su lugar se muestra la edición indicada arriba, que no es la de este sitio.
Federal En el Congreso
FederalAll Todos los proyectos federales
FederalEarlier {0} {0:proyecto anterior no se aprobó|proyectos anteriores no se aprobaron}.
FederalLead Una ley federal alcanzaría las demandas bajo la ley federal; no cambia la puntuación de un estado.
FilterBills Filtrar los proyectos
FilterTable Filtrar la tabla
Filtered Se muestran {0} de {1}.
Filters Filtros
Finding {0} {0:estado limita|estados limitan} la inmunidad calificada por ley.
FindingExpand En {0}, una ley la amplía.
FindingExpandThen En {0}, una ley la ampliaba.
FindingKnown Se sabe que {0} {0:estado limita|estados limitan} la inmunidad calificada por ley.
FindingKnownThen Se sabe que el {1} {0} {0:estado limitaba|estados limitaban} la inmunidad calificada por ley.
FindingThen El {1}, {0} {0:estado limitaba|estados limitaban} la inmunidad calificada por ley.
FindingTried {0} más lo {0:ha|han} intentado.
FindingTriedThen {0} más lo {0:había|habían} intentado.
FiveTerritories los cinco territorios
Full 9 de 9
FullHeight A toda altura
GroupBill {0} {0:lugar|lugares} sin ley en vigor, pero con un proyecto registrado que limita la inmunidad
GroupBills {0} {0:lugar|lugares} con un proyecto registrado que limita la inmunidad
GroupEmpty {0} {0:lugar|lugares} donde no se encontró ningún proyecto que limite la inmunidad
GroupExpand {0} {0:lugar|lugares} donde una ley amplía la inmunidad
GroupLaw {0} {0:lugar|lugares} con una ley en vigor
GroupUnsearched {0} {0:lugar|lugares} sin evaluar
Highlights Hitos
HighlightsMore Mostrar la cronología: los {0} pasos
HowTo Cómo leer el mapa
IfPassed Si {0} se aprobara, la puntuación subiría de {1} a {2}.
IfPassedUnscored {0} está pendiente y todavía sin puntuar.
InForceBills En vigor
Inconsistencies Donde los veredictos publicados no concuerdan entre sí:
IntroducedOn presentado el {0}
Jurisdiction Jurisdicción
Kit Material para compartir (ZIP): tres tamaños, dos idiomas
Later Cambio siguiente de la ley
Law Ley
LawFederal ninguna ley federal
LawOf ninguna ley de {0}
LeadLaw {0} está en vigor desde el {1}.
LeadNoLaw Una búsqueda del {1} no encontró {0} en vigor que elimine o limite la inmunidad calificada.
LeadNoLawThen De las leyes que encontró una búsqueda del {1}, ninguna que elimine o limite la inmunidad calificada estaba en vigor el {0}.
LeadUnsearched {0}: todavía sin investigar. Puede que su ley limite la inmunidad calificada o puede que no, así que no hay puntuación, lo que no es lo mismo que una puntuación baja.
LensAll la puntuación en los nueve criterios
LensCases los casos judiciales
LensEnd la puntuación en lo que debe TERMINAR
LensHighest los proyectos con más puntos
LensPending los proyectos pendientes
LensStart la puntuación en lo que debe EMPEZAR
Lenses Mostrar
Loading Cargando…
MapLabel Mapa de los Estados Unidos: {0}
MetIn Se cumple en {0} ({1}).
MetNotKnown No se sabe que se cumpla en ningún lugar.
MetNowhere No se cumple en ningún lugar.
Method Cada veredicto nombra su fuente y dice si lo puntuó la campaña o si lo leyeron los compiladores (rúbrica {0}). Lo que no se sabe se muestra como no sabido.
Neighbors Vecinos
NewestFirst lo más reciente primero
NoBill ningún proyecto encontrado
NoCase ningún caso en esta colección
NoEvidence No consta ninguna nota sobre este veredicto.
NoLaw sin ley
NoPending ningún proyecto pendiente
NoneBest mejor proyecto: {0}
NoneOfNine ninguno de los nueve
NotAdvice Esto no es asesoría legal y puede estar desactualizado.
NotAdviceMore Consulte la propia ley antes de basarse en ella.
NotAssessedIn Sin evaluar en {0}.
NotAssessedYet Todavía sin puntuar.
NotScored sin puntuar
NotSearched No se buscó.
Number Número
Opening La inmunidad calificada es una regla creada por los tribunales: a un funcionario que viola los derechos de una persona no se le puede hacer pagar por ello, salvo que decisiones anteriores ya hubieran establecido con claridad que tal conducta era ilegal. Un estado puede prohibir esta defensa en las demandas bajo su propia ley.
OtherDay otro día …
PastBefore En el año anterior:
PastBeforeNone En el año anterior, ninguna ley cambió una puntuación.
PastChange {0} entró en vigor; la puntuación pasó de {1} a {2}.
PastExpands {0} entró en vigor; amplía la inmunidad.
PastOn A la fecha del {0}, según lo que sabe esta edición
PastSince Desde entonces:
PastSinceNone Desde entonces, ninguna ley ha cambiado una puntuación.
PastUnknown Un proyecto aparece en el pasado solo donde sus propias fechas lo dicen. Uno sin fechas puede faltar, o figurar entre aquellos cuyo resultado no se conoce. Las leyes se buscaron para esta edición, no en aquel día.
PendingFederal En el Congreso: {0} para limitar la inmunidad, {1} para ampliarla.
PendingIn Pendientes en {0} {0:lugar|lugares}: {1}.
PendingScore proyecto pendiente con {0}
PendingUnscored proyecto pendiente, sin puntuar
PlaceBill Proyecto registrado con mayor puntuación:
PlaceExpands {0}, {1}, amplía la inmunidad.
PlaceMore {0}: ley, proyectos y casos judiciales
PlaceTitle Inmunidad calificada
PlaceUnscored {0} {0:proyecto registrado|proyectos registrados}, sin puntuación.
Precedents Precedentes
Print Imprimir
ProposedEarlier Propuesto en un proyecto que no se aprobó o cuyo resultado no se conoce: {0}.
ProposedNowhere No se conoce ningún proyecto pendiente que lo proponga.
ProposedPending Propuesto en un proyecto pendiente: {0}.
Ranking Las puntuaciones más altas
RankingBackwards Leyes que amplían la inmunidad
RankingBills Proyectos que no son ley
RankingHigher No se conoce ningún proyecto con más de {0}. En estos lugares hay proyectos puntuados solo en parte que pueden llegar más alto: {1}.
RankingNote La puntuación más alta conocida de un proyecto en cada lugar. No cambia la de ningún lugar.
RankingRivals otro puede tener más
Reach Para igualar los puntos conocidos de {0}, a {1} le faltaría: {2}.
ReachBill Su proyecto con la puntuación conocida más alta es {0} ({1}; {2}).
ReachNine Para tener 9 de 9, a {0} le faltaría: {1}.
ReachNothing No se sabe que a {0} le falte algo que se sepa que {1} cumple.
ReachOpen No se sabe de {0}, y quizá también falte: {1}.
ReachUnsearched {0}: todavía sin investigar, así que no se puede decir qué falta.
ReachUnsplit {0} tiene {1} {1:punto|puntos} más por algunos de estos, puntuados solo en conjunto: {2}.
Result Resultado
ResultAbove Igual o más alto hoy: {0}.
ResultEmpty Todavía no se ha respondido ninguna pregunta.
ResultFirst No se conoce ningún lugar con una puntuación así de alta hoy.
ResultPlace Como ley llevaría a {0} a {1}; hoy: {2}.
ResultScore {0} (TERMINAR {1}, EMPEZAR {2})
ResultSource Puntuado por un lector con los nueve criterios de End Qualified Immunity, rúbrica {0}.
Rubric Los nueve criterios
RubricLead La campaña pide que toda ley incluya estos nueve: cuatro prácticas deben terminar, cinco deben empezar. Una ley gana un punto por cada uno.
RubricMore Mostrar las normas y los precedentes
Score Puntuación
ScoreBill Puntuar un proyecto
ScoreLead Responda las nueve preguntas sobre cualquier proyecto. La puntuación sigue las reglas de este mapa. Nada de lo que escriba sale de esta página, salvo que usted lo comparta.
ScoreWhich El proyecto
SearchBill Número o palabras
SearchName Nombre
SearchedLongAgo Fue hace más de 180 días: pueden faltar proyectos más nuevos.
SearchedOn Los proyectos y las leyes se buscaron el {0}.
Session sesión de {0}
SessionOver sesión terminada, no consta que se aprobara
Share Compartir
ShareText {0} obtiene {1} en poner fin a la inmunidad calificada.
ShareUnsearched La ley de {0} sobre la inmunidad calificada todavía no se ha investigado.
ShowMore Mostrar {0} más de {1}
Shows El mapa muestra {0}.
Skip Saltar estos detalles
SoManyPlaces {0} estados
SortBy Orden
SortedBy Ordenado por {0}, {1}.
Source Fuente: {0}
Sources Fuentes
SplitNotPublished Parte del total que la campaña dio a {0} ({1}), sin puntuación propia.
StandardOf Qué cuenta
Status Estado
Sum {0} {0:punto|puntos}: {1}.
SumMet {0} por criterios que se cumplen
SumPart {0} por criterios que se cumplen en parte
SumUnscored {0} por {1} {1:criterio|criterios} sin puntuar
SumUnsplit {0} por {1} {1:criterio|criterios} (?) que la campaña puntuó solo en conjunto
SummaryLaw {0} de {1} estados y territorios limitan la inmunidad calificada por ley
TableFirst Primero: {0}.
TableNarrow Por falta de espacio no caben aquí TERMINAR, EMPEZAR y los nueve veredictos. Cada lugar muestra los suyos al elegirlo; una página más ancha los muestra todos.
TakeCSV Tabla (CSV)
TakeGeoJSON Datos del mapa (GeoJSON)
TakeJSON Todos los datos (JSON)
TakePNG Mapa (PNG)
TakeSVG Mapa (SVG)
TextOf Texto de {0}
TilesLabel Mapa de mosaico de los Estados Unidos: {0}
Timeline Cronología
Title La inmunidad calificada, estado por estado
Translation Traducido del inglés; ningún traductor jurídico lo ha revisado todavía. Las notas y los títulos de los proyectos están en inglés.
UnknownNote Los registros de estos proyectos no dicen cómo terminaron. La mayoría habrá caducado con su sesión; algunos pueden haberse aprobado. No se cuentan como pendientes y no cambian ninguna puntuación.
Unnumbered Proyecto, número desconocido
Unsplit puntuado solo junto con otros
Updated Actualizado el {0}
Verdict Veredicto
View Vista
ViewMap Mapa
ViewTable Tabla
ViewTiles Mosaico
Write Escribir a su legislador
Year Año
ZToA de la Z a la A
event.enacted Promulgada.
event.failed No se aprobó.
event.introduced Presentado.
how.1 Cada lugar tiene una puntuación de 0 a 9: un punto por cada criterio que cumple su ley y medio punto por uno que cumple en parte.
how.2 Un intervalo como 4–5 significa que faltan criterios por puntuar. La forma lleva rayas y el color del número más bajo. Una puntuación única junto a «?» tiene puntos por criterios que la campaña puntuó solo en conjunto.
how.3 «proy. 7.5» es un proyecto que no es ley, el de más puntos de un lugar sin ley. No cambia ninguna puntuación.
how.4 «0» solo significa que una búsqueda no encontró ni ley ni proyecto que limite la inmunidad. Lo que no se ha investigado está «sin evaluar» y no tiene puntuación.
how.5 Elija un lugar para ver su ley, cada uno de los nueve veredictos con su fuente, los proyectos y los casos judiciales.
how.6 Con el teclado: Tab lleva al mapa, las flechas de un lugar a otro, las letras a un nombre o código; Intro elige y Esc lo deshace.
link.campaign Campaña:
link.contact Escribir a:
link.model_policy Ley modelo:
link.officials Encontrar a sus funcionarios:
link.report Informe:
link.share Correr la voz:
must.end Lo que debe TERMINAR
must.start Lo que debe EMPEZAR
outcome.denied Inmunidad denegada
outcome.granted Inmunidad concedida
outcome.mixed Inmunidad concedida en parte
outcome.reversed Devuelto sin respuesta final
short.attorney_fees Costas
short.bill Mejor proy.
short.constitutional_violations Toda falta
short.damage_caps Sin topes
short.failure_to_intervene Deber de actuar
short.full_compensation Pago total
short.misconduct_disclosure A la luz
short.name Lugar
short.officer_consequences Le cuesta
short.police_officers Policía
short.public_employees Todo cargo
standard.attorney_fees.met El tribunal concederá honorarios razonables al demandante que prevalece, o este tiene derecho a ellos.
standard.attorney_fees.question ¿Debe el tribunal conceder los honorarios de abogado a quien gana?
standard.attorney_fees.unmet Los honorarios quedan a criterio del tribunal, que puede concederlos, o no se mencionan.
standard.constitutional_violations.met La ley cubre todos los derechos de la declaración de derechos o de la constitución del estado. No hace falta que cubra también los derechos federales.
standard.constitutional_violations.partial Solo se cubren los derechos o las violaciones que se enumeran.
standard.constitutional_violations.question ¿Alcanza todas las violaciones de la constitución del estado?
standard.constitutional_violations.unmet Solo se cubre un tipo de demanda, como la de uso de la fuerza, la de registro e incautación o la de interferencia mediante amenazas.
standard.damage_caps.met La ley deja de lado tales límites, o no añade ninguno en un estado que no los tiene.
standard.damage_caps.question ¿Quedan las indemnizaciones libres de todo límite legal?
standard.damage_caps.unmet La ley fija un límite propio, o deja en pie un límite de otra ley del estado.
standard.failure_to_intervene.met No intervenir hace responsable al agente, y hay un deber de informar. No consta ningún veredicto de cumplimiento; el deber de informar es lo que se dijo que le faltaba al veredicto parcial de Maryland.
standard.failure_to_intervene.partial La ley alcanza la falta de intervención, pero no del todo, por ejemplo sin un deber de informar.
standard.failure_to_intervene.question ¿Responde un agente que no interviene ante la persona perjudicada?
standard.failure_to_intervene.unmet La ley no menciona la falta de intervención, o habla de ella sin hacer responsable al agente.
standard.full_compensation.met El empleador debe pagar la sentencia o indemnizar al agente.
standard.full_compensation.question ¿Tiene quien gana la seguridad de cobrar todo lo concedido?
standard.full_compensation.unmet La indemnización se elimina, tiene una excepción que puede dejar una sentencia sin pagar, o no se prevé.
standard.misconduct_disclosure.met Las sentencias, los acuerdos o los documentos de una demanda son públicos.
standard.misconduct_disclosure.question ¿Están abiertos al público los registros de faltas, como sentencias y acuerdos?
standard.misconduct_disclosure.unmet La ley no abre esos registros. Abrir sentencias y acuerdos con excepciones no bastó en Vermont.
standard.officer_consequences.met El agente paga parte de la sentencia, o un fallo puede poner fin al empleo o al contrato.
standard.officer_consequences.question ¿Tiene una violación consecuencias para el agente o empleado que la cometió?
standard.officer_consequences.unmet La ley no exige ninguna consecuencia para la persona que cometió la violación.
standard.police_officers.met Un agente demandado bajo la ley no puede alegar inmunidad calificada, buena fe ni que el derecho no estaba claramente establecido. También cuenta desactivar por su nombre las inmunidades del propio estado para los agentes.
standard.police_officers.partial La defensa habitual termina, pero queda una protección para la conducta que una ley, una norma o un tribunal habían aprobado. Así se lee un proyecto federal; ningún veredicto publicado es parcial.
standard.police_officers.question ¿Prohíbe la inmunidad calificada como defensa a todos los agentes del orden?
standard.police_officers.unmet Queda una defensa de buena fe, la decida un juez o un jurado, o la prohibición tiene excepciones.
standard.public_employees.met La ley alcanza a cualquiera que actúe por un organismo público, o hace que el empleador responda por todos sus empleados, sin esa defensa.
standard.public_employees.partial La defensa habitual termina para todos, pero queda una protección. Así se lee un proyecto federal; ningún veredicto publicado es parcial.
standard.public_employees.question ¿Prohíbe la defensa a todos los empleados públicos, y no solo a la policía?
standard.public_employees.unmet La ley nombra solo a la policía, o alcanza a todos los empleados y les deja una defensa de buena fe.
story.collie-v-barron Un agente que patrullaba fuera de servicio disparó a Collie por la espalda en un complejo de apartamentos, segundos después de confundirlo con un sospechoso de robo. Collie quedó paralizado. El tribunal de apelación mantuvo la sentencia a favor del agente.
`
