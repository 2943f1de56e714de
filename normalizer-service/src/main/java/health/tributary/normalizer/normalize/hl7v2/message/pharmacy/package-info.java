/** The pharmacy's messages (OMP, RDE, RDS, RGV, RAS and their answers): a prescription, and how it was dispensed, given and taken. */
package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;
