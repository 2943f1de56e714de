/**
 * Holds the files of a deployment (Dockerfiles, compose, Kubernetes, alerts) to the code, without an engine: what they name has to
 * be what the code reads, writes and serves. Whether an engine runs them is not shown here.
 */
package health.tributary.deploy;
