/** Comments (NTE) on what stands before them: notes of an entry where R4 gives it some, else extensions. Everything else may use them. */
package health.tributary.normalizer.normalize.hl7v2.message.note;
