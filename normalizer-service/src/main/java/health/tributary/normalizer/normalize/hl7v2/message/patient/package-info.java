/**
 * Who the patient is (PID, PD1) and what holds whatever visit it is: people around the patient (NK1, PID-21), allergies (AL1, IAM) and advance
 * directives.
 */
package health.tributary.normalizer.normalize.hl7v2.message.patient;
