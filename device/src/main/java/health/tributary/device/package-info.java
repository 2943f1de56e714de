/**
 * Reads data points of Open mHealth and IEEE 1752.1: bytes into samples of known metrics, or into the reason why not, point by
 * point. Pure: no clock, no randomness, no input or output; content never makes it throw.
 *
 * <p>{@link health.tributary.device.DataPoints} is the way in, {@link health.tributary.device.Schemas} the table of what is
 * read, {@link health.tributary.device.Units} that of units, {@link health.tributary.device.Bounds} that of what a body can do.
 */
package health.tributary.device;
