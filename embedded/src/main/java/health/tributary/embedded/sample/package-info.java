/** Made-up sources, for the demo, the driver and tests: the same seed always makes the same bytes. */
package health.tributary.embedded.sample;
