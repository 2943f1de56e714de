/**
 * HL7 v2 messages into statements, after the official V2-to-FHIR tables; {@code docs/mapping.md} lists what is mapped and each
 * deviation.
 *
 * <p>How it fits together: {@link health.tributary.normalizer.normalize.hl7v2.Hl7v2Normalizer} reads the bytes, finds the
 * subject and asks {@link health.tributary.normalizer.normalize.hl7v2.message.MessagePlans} for the plan of the message's kind. A
 * plan walks the segments and, for each entry that they speak of, begins an assertion and lets one or more
 * {@link health.tributary.normalizer.normalize.hl7v2.segment.SegmentMap} tables fill its slots. Rows of a table name a data type
 * of the package {@code type}, which writes the JSON.
 *
 * <ul>
 *   <li><b>To add a message</b>: write its plan in the package below {@code message/} of what it is about (see {@code AdtPlan}) and register its kinds in
 *       {@code MessagePlans}. A plan gets a {@code Context}: {@code context.segments()}, {@code context.patient().assertion(type,
 *       id, context.stated())} begins an entry, {@code context.patient().entryId(type, businessKey)} names it. References:
 *       {@code context.patientReference()}, {@code Xcn/Xon/Pl.reference} for the feed's directory.
 *   <li><b>To add a segment</b>: one file in {@code segment/}, a {@code SegmentMap.of("SEG", "Resource")} with one row per line in
 *       the order of the fields: {@code list} for repeating elements (slot {@code telecom#PID-13}), {@code object} and
 *       {@code datum} for single ones, {@code choice} for {@code value[x]}, {@code member} and
 *       {@code memberObject} for one member of a single object ({@code period.start}), {@code extension}, {@code extensionObject}, {@code required} for what FHIR demands, {@code when} for a condition, and
 *       {@code row} for anything else. Empty and {@code ""} are dealt with by the table.
 *   <li><b>To add a data type</b>: one file in {@code type/} whose static methods have the shape of {@code Members} (the inside of
 *       an object) or {@code Datum} (a named primitive). Write members in FHIR's order; what stays empty vanishes.
 *   <li><b>To add a vocabulary</b>: a CSV under {@code /vocabulary} and a line in {@code vocabulary.Maps}.
 *   <li>Then a message under {@code src/test/resources/golden}, and the line in {@code docs/mapping.md}. If messages that were
 *       mapped before now yield other statements, raise {@code MappingVersion}.
 * </ul>
 *
 * <p>Deliberately absent: a clock, randomness, input and output, a framework, an object tree of FHIR, and any text of the message in
 * warnings, rejections or exceptions.
 */
package health.tributary.normalizer.normalize.hl7v2;
