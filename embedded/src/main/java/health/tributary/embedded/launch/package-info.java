/**
 * Everything on one machine: makes what a deployment would be given (keys, tokens, feeds), starts broker, store, change capture
 * and the four services as child processes, waits until they serve, starts again what dies, and stops all of them.
 */
package health.tributary.embedded.launch;
