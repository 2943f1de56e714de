/**
 * Medications as people think of them: what several sources say of one prescription, joined into one line. A pure function of
 * the resources that a person shows.
 */
package health.tributary.record.medication;
