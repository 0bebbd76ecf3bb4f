// Signs in with intuit-oauth as its documentation has it, from the address of the consent page to the end of the
// connection, and prints what was found on the way as JSON. The person who clicks is played by a form post.

const axios = require("axios");
const OAuthClient = require("intuit-oauth");

const keys = JSON.parse(process.env.QUICKBOOKS);
const client = new OAuthClient({
  clientId: keys.client_id,
  clientSecret: keys.client_secret,
  environment: "sandbox",
  redirectUri: "https://app.example.com/callback",
  includeRefreshTokenHardExpiresIn: true,
});
const companyInfo = `v3/company/${keys.realm_id}/companyinfo/${keys.realm_id}`;

const click = (url, decision) =>
  axios.post(url, `decision=${decision}`, { maxRedirects: 0, validateStatus: () => true });
const failure = (promise) => promise.then(() => null, (error) => [error.message, error.error_description || error.code]);

(async () => {
  const url = client.authorizeUri({
    scope: [OAuthClient.scopes.Accounting, OAuthClient.scopes.OpenId, OAuthClient.scopes.Email],
    state: "s-1",
  });
  const found = { page: (await axios.get(url)).data };
  found.refused = (await click(url, "deny")).headers.location;
  const back = (await click(url, "allow")).headers.location;
  found.back = back;
  found.token = (await client.createToken(back)).json;
  found.realm = client.getToken().realmId;
  found.valid = await client.validateIdToken();
  found.email = (await client.getUserInfo()).json.email;
  found.company = (await client.makeApiCall({ url: companyInfo })).json.CompanyInfo.CompanyName;
  found.twice = await failure(client.createToken(back));
  found.refreshed = (await client.refresh()).json;
  found.wrong = await failure(client.refreshUsingToken("nobody's"));
  found.revoked = (await client.revoke({ refresh_token: found.refreshed.refresh_token })).response.status;
  client.setToken(found.refreshed);
  found.afterwards = await failure(client.makeApiCall({ url: companyInfo }));
  found.again = await failure(client.refreshUsingToken(found.refreshed.refresh_token));
  console.log(JSON.stringify(found));
})();
