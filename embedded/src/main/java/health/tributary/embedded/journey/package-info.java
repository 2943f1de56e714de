/** Journeys as they lie in {@code fixtures}: one folder a patient's story, one file a message. */
package health.tributary.embedded.journey;
