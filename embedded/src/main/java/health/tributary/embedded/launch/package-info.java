/**
 * Starts, watches and stops the whole of Tributary on one machine: broker, store, capture and the four services, each in its
 * own process. What a part needs, and in which order parts start and stop, is data ({@link health.tributary.embedded.launch.Part});
 * command lines and environments are pure functions of the settings.
 */
package health.tributary.embedded.launch;
