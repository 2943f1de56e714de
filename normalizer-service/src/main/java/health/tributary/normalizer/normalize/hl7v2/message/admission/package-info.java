/** Admission, discharge and transfer (ADT): a patient with the visit and all around it, visits that never were, persons, and how beds are. */
package health.tributary.normalizer.normalize.hl7v2.message.admission;
