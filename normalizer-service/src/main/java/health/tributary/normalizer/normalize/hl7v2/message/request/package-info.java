/**
 * What an order is: the segments about it (ORC, OBR and what stands behind them), its numbers and business keys, and its ServiceRequest. Whatever is
 * said of an order builds on it: results, prescriptions, vaccinations, documents, appointments.
 */
package health.tributary.normalizer.normalize.hl7v2.message.request;
