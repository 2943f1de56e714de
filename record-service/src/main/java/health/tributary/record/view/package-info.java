/**
 * What a person shows: a pure function of the entries of the person's subjects. Nothing of it is stored, so linking and
 * unlinking change no entry. The same clinical fact from several sources still shows once per source here; a later step that
 * joins such facts belongs beside {@link health.tributary.record.view.PersonPatient}.
 */
package health.tributary.record.view;
