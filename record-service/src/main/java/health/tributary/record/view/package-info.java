/**
 * What a person shows: a pure function of the entries of the person's subjects. Nothing of it is stored, so linking and
 * unlinking change no entry. {@link health.tributary.record.view.MedicationHistory} joins what several sources say of one
 * prescription; other clinical facts from several sources still show once per source: a later step that joins them belongs
 * beside it.
 */
package health.tributary.record.view;
