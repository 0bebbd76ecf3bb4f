Feature: A client renamed while its code is being created
  Nobody waits with renaming until a sync is through. One code comes of it, under the new name.

  @NAME-04 @edge-a
  Scenario: A client and its work renamed before the first sync is through end with one code each
    Given the firm is connected but never synced
    And the answer of QuickBooks Time to new codes is lost
    When Priya chooses the contact type "Client" and presses Save & Sync
    Then Priya is told SERVICE_UNAVAILABLE
    When the client "Acme" is renamed to "Acme Ltd" in Karbon
    And the work "2026 Tax" is renamed to "2026 Return" in Karbon
    And Priya presses Save & Sync
    Then QuickBooks Time has these codes and no others:
      | code                   |
      | Acme Ltd               |
      | Acme Ltd › 2026 Return |
    And "Acme Ltd" is linked to the code "Acme Ltd"
    And "2026 Return" is linked to the code "Acme Ltd › 2026 Return"
