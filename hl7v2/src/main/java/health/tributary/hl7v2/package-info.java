/**
 * HL7 v2: a tolerant, lazy reader over raw bytes, and the writer of acknowledgements. Pure: the JDK only, no clock, no
 * randomness, no input or output.
 *
 * <pre>{@code
 * ReadResult result = Message.read(bytes, StandardCharsets.ISO_8859_1);   // never throws on content
 * if (result instanceof Unreadable none) { none.reason(); none.place(); none.rule(); }
 * if (result instanceof Message message) {
 *     message.header().controlId();                        // MSH, cheaply
 *     message.warnings();                                   // what was repaired, and where
 *     message.first("PID").map(pid -> pid.text(8));         // PID-8, unescaped
 *     for (Segment obx : message.segments("OBX")) {
 *         Field value = obx.field(5);                       // absent, null ("") or present: value.presence()
 *         value.component(2).text();                        // OBX-5.2 of the first repetition
 *         value.repetition(2).component(4).subcomponent(1).location();   // prints OBX[3]-5[2].4.1
 *     }
 * }
 * byte[] answer = Acknowledgement.of(AckCode.AA, controlId, now).answer(result);
 * }</pre>
 *
 * A file of batches is cut into messages by {@link health.tributary.hl7v2.Batch}. Times and numbers are read by
 * {@link health.tributary.hl7v2.Hl7DateTime} and {@link health.tributary.hl7v2.Hl7Number}, the numbers of a patient by
 * {@link health.tributary.hl7v2.PatientIdentifiers}. What other data types mean (XPN, CWE ...) is not known here.
 */
package health.tributary.hl7v2;
