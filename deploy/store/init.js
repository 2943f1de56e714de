// Makes the replica set of one member and its users, where they are missing. Runs at every start, on the store's own loopback.
const fs = require('fs');

const secret = (name) => fs.readFileSync('/run/secrets/' + name, 'utf8').trim();
const attempt = (action) => { try { return action(); } catch (e) { return { ok: 0, codeName: e.codeName }; } };
const admin = db.getSiblingDB('admin');

function credentials(file) {
  const found = /^TRIBUTARY_STORE_URI=mongodb:\/\/([^:@]+):([^:@]+)@/.exec(secret(file));
  if (!found) throw new Error(file + ' has no user and password in its TRIBUTARY_STORE_URI');
  return { user: decodeURIComponent(found[1]), pwd: decodeURIComponent(found[2]) };
}

function waitForPrimary() {
  for (let second = 0; second < 90; second++) {
    if (admin.runCommand({ hello: 1 }).isWritablePrimary) return;
    sleep(1000);
  }
  throw new Error('the store did not become primary within 90 s');
}

if (!admin.runCommand({ hello: 1 }).setName) {
  const begun = attempt(() => rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: process.env.STORE_HOST }] }));
  if (!begun.ok && begun.codeName !== 'AlreadyInitialized') throw new Error('no replica set: ' + begun.codeName);
}
waitForPrimary();

// The first user can be made without one; from then on this one makes the others.
const operator = { user: 'operator', pwd: secret('store-operator-password') };
if (!attempt(() => admin.auth(operator)).ok) {
  admin.createUser({ ...operator, roles: ['root'] });
  admin.auth(operator);
}

function role(name, privileges, roles) {
  if (!admin.getRole(name)) admin.createRole({ role: name, privileges, roles });
}

function user(file, roles) {
  const named = credentials(file);
  if (admin.getUser(named.user)) admin.updateUser(named.user, { pwd: named.pwd, roles });
  else admin.createUser({ ...named, roles });
}

role('tributaryCapture', [{ resource: { cluster: true }, actions: ['listDatabases'] }], [{ role: 'read', db: 'tributary' }]);
user('store.properties', [{ role: 'readWrite', db: 'tributary' }]);
user('capture.properties', ['tributaryCapture']);
print('the store has its replica set and users');
