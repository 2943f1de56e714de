/** The visit (PV1, PV2) and what is said of it: diagnoses (DG1), procedures (PR1), who takes part (ROL) and facts such as an accident or a death. */
package health.tributary.normalizer.normalize.hl7v2.message.visit;
