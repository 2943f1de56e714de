/**
 * The table of message kinds, and a package for each kind of content. A plan ({@code AdtPlan}, {@code OrderPlan} …) says which segments of a message
 * are mapped to what, in which groups; it stands in the package of what it is about.
 *
 * <p>Imports point one way, each line to those below it:
 *
 * <pre>
 * message                         the table, and what a feed maps by itself
 * finance, care                   charges and accounts; problems, goals, pathways, referrals
 * admission, order, document, scheduling, immunization, identity
 * result                          results with their reports
 * pharmacy                        prescriptions
 * observation                     what was observed, of which specimen
 * request                         an order: its segments, keys, ServiceRequest
 * insurance                       who pays
 * patient, visit                  who, and where
 * note                            comments on any of them
 * </pre>
 */
package health.tributary.normalizer.normalize.hl7v2.message;
