/**
 * How the contract's types are written: the one place that knows. Every record starts with its schema version; a decoder
 * reads all versions up to its own (older ones through upcasters) and refuses a newer one. Frozen samples of every version
 * in the tests are decoded and encoded again by each build.
 */
package health.tributary.contract.codec;
