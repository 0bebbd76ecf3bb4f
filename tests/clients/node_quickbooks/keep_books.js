// Keeps customers and time with node-quickbooks as its documentation has it, and prints what came back as JSON.

const { promisify } = require("util");
const QuickBooks = require("node-quickbooks");

const keys = JSON.parse(process.env.QUICKBOOKS);
const client = new QuickBooks(
  keys.client_id, keys.client_secret, keys.access_token, false, keys.realm_id, true, false, null, "2.0",
  keys.refresh_token,
);
const call = (name, ...more) => promisify(client[name].bind(client))(...more);
const failure = (promise) => promise.then(() => null, (error) => [error.response.status, error.response.data.Fault]);

(async () => {
  const found = {};
  const parent = await call("createCustomer", { DisplayName: "Amy's Bird Sanctuary", requestId: "node-1" });
  const again = await call("createCustomer", { DisplayName: "Amy's Bird Sanctuary", requestId: "node-1" });
  found.idempotent = parent.Id === again.Id;
  found.duplicate = await failure(call("createCustomer", { DisplayName: "Amy's Bird Sanctuary" }));
  const job = await call("createCustomer", { DisplayName: "2026 Tax", Job: true, ParentRef: { value: parent.Id } });
  found.path = job.FullyQualifiedName;
  const changed = await call("updateCustomer", { Id: job.Id, SyncToken: "0", sparse: true, Notes: "by node" });
  found.changed = [changed.SyncToken, changed.Notes, changed.DisplayName];
  found.named = (await call("findCustomers", { DisplayName: "Amy's Bird Sanctuary" })).QueryResponse.Customer.length;
  for (let number = 0; number < 10; number += 1) await call("createCustomer", { DisplayName: `Client ${number}` });
  const all = await call("findCustomers", { fetchAll: true, limit: 4 });
  found.all = all.QueryResponse.Customer.map((row) => row.FullyQualifiedName);
  found.count = (await call("findCustomers", { count: true })).QueryResponse.totalCount;
  const employee = await call("createEmployee", { GivenName: "Emily", FamilyName: "Platt" });
  const time = await call("createTimeActivity", {
    NameOf: "Employee", EmployeeRef: { value: employee.Id }, CustomerRef: { value: job.Id }, Hours: 1, Minutes: 30,
  });
  found.time = [time.EmployeeRef.name, time.CustomerRef.name, time.Hours * 60 + time.Minutes];
  found.deleted = (await call("deleteTimeActivity", time.Id)).TimeActivity.status;
  found.left = (await call("findTimeActivities", {})).QueryResponse;
  console.log(JSON.stringify(found));
})();
