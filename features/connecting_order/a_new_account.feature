Feature: A firm opens its QuickBooks Time account while it connects
  A firm that has no QuickBooks Time account signs up on QuickBooks Time's own page and comes back. The new account is
  empty and has no add-ons yet.

  @ORDER-03
  Scenario: A new account is connected and takes clients and work
    Given Priya has signed up for QuickBooks Time
    When Priya presses Connect with a new account
    And Priya chooses the contact type "Client" and presses Save & Sync
    Then it works
    And QuickBooks Time has 2 codes
    And "2026 Tax" is linked to the code "Acme › 2026 Tax"

  @ORDER-03 @edge-a
  Scenario: The doctor says which add-on a new account still needs
    Given Priya has signed up for QuickBooks Time
    When Priya presses Connect with a new account
    And Priya asks the doctor why Ann tracks no time on "2026 Tax"
    Then the doctor reports FIELDS_ADDON_MISSING

  @ORDER-03 @edge-b
  Scenario: A sign-up that stops half-way leaves everything as it was
    Given Priya has begun to sign up for QuickBooks Time
    When Priya presses Connect with a new account
    Then Priya is told NOT_CONNECTED
    And nothing changes in any system

  @ORDER-03 @edge-b
  Scenario: After a sign-up that stopped half-way the firm is still not connected
    Given Priya has begun to sign up for QuickBooks Time
    When Priya presses Connect with a new account
    And Priya chooses the contact type "Client" and presses Save & Sync
    Then Priya is told NOT_CONNECTED
