/** Appointments: who and what is booked for when (SIU). */
package health.tributary.normalizer.normalize.hl7v2.message.scheduling;
