/**
 * What a person shows: a pure function of the entries of the person's subjects. Nothing of it is stored, so linking and
 * unlinking change no entry. Clinical facts from several sources show once per source; of prescriptions,
 * {@link health.tributary.record.medication.MedicationHistory} joins them.
 */
package health.tributary.record.view;
