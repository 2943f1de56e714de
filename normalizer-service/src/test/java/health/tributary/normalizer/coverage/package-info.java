/**
 * How much of the official V2-to-FHIR tables the code does, found out by trying: {@link health.tributary.normalizer.coverage.Ablation}
 * takes single values out of the golden messages and sees what of the output changes; {@link
 * health.tributary.normalizer.coverage.OfficialTablesTest} holds that against the tables and against {@code deviations.csv}.
 */
package health.tributary.normalizer.coverage;
